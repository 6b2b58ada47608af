"""A review that cannot go as it should: it goes on as far as it can, says why, and loses nothing."""

from __future__ import annotations

import asyncio
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from corpora.job import open_job
from corpora.memory import TranslationMemory
from tests.support.jobs import integrity
from tests.tui.review_room import ID_EN, Desk, FakeDrafter, desk, reviewing, started
from tests.tui.support import piloted
from translate.config import MemoryFile
from translate.review.opening import ReviewOptions, begin_review, review_files
from translate.sources import SourceOptions
from tui.app import ReviewApp
from tui.screens.asking import AskScreen
from tui.screens.reviewing import ReviewScreen


def _begun(at: Desk) -> Desk:
    begin_review(review_files(at.document), ReviewOptions(SourceOptions(*ID_EN)))
    return at


SHORT = "Ya.\nTidak.\nYa.\n"


@piloted
async def test_a_job_opened_for_reading_stays_as_it_is_whatever_is_pressed(tmp_path: Path) -> None:
    at = _begun(desk(tmp_path, SHORT))
    with open_job(at.job) as job:
        job.edit(1, "Yes.")
        job.save_typing(2, "Unfin")
    before = at.job.read_bytes()
    async with reviewing(at, is_read_only=True, drafter=FakeDrafter()) as review:
        await review.go(1)
        await review.type("x")
        assert review.editor.text == "Yes."
        for action in ("confirm", "clear", "undo", "copy_source", "insert_tag", "replace"):
            await review.do(action)
            assert review.told[-1] == "The document is open for reading only."
        for action in ("next", "next", "first", "last"):
            await review.do(action)
        await review.do("filter")
        await review.press("escape")
        await review.back()
        assert review.drafter is not None
        assert review.drafter.asked == []
        told = [one for one in review.told if one != "The document is open for reading only."]
        assert told == []
    assert at.job.read_bytes() == before


@piloted
async def test_a_job_that_somebody_else_has_open_may_be_read(tmp_path: Path) -> None:
    at = _begun(desk(tmp_path, SHORT))
    with open_job(at.job, author="Rina") as job:
        job.edit(1, "Yes.")
        async with started(at) as review:
            question = await review.dialog(AskScreen)
            assert "is open already: Rina on" in question._question
            await review.press("r")
            await review.until(lambda: isinstance(review.app.screen, ReviewScreen))
            assert review.room.job.is_read_only
            assert review.editor.text == "Yes."
        async with started(at) as review:
            await review.dialog(AskScreen)
            await review.press("escape")
            await review.until(lambda: not review.app.is_running)
            assert review.app.return_value == 0


@piloted
async def test_a_damaged_job_is_rebuilt_if_one_wants(tmp_path: Path) -> None:
    at = _begun(desk(tmp_path, SHORT))
    with open_job(at.job) as job:
        job.confirm(1, "Yes.")
        job.edit(2, "No.")
    data = at.job.read_bytes()
    at.job.write_bytes(data[: len(data) * 3 // 4])
    async with started(at) as review:
        question = await review.dialog(AskScreen)
        assert "is cut off" in question._question
        await review.press("s")
        await review.until(lambda: isinstance(review.app.screen, ReviewScreen))
        await review.settled()
        assert "segments were saved. The damaged file is" in review.told[0]
        assert [one.source for one in review.room.segments] == ["Ya.", "Tidak.", "Ya."]
        await review.write("Yes.")
        await review.do("confirm_and_stay")
        assert review.state(1) == "confirmed"
    assert integrity(at.job) == "ok"


def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path) -> None:
    at = desk(tmp_path, b"\xff\xfe\x00broken", "surat.docx")
    app = ReviewApp(at.setup(), {}, at.remembered)

    @piloted
    async def run() -> None:
        async with app.run_test():
            while app.is_running:
                await asyncio.sleep(0.01)

    run()
    assert app.return_value == 2
    assert str(at.document) in app._problem
    assert "\n" not in app._problem
    assert not at.job.exists()


@pytest.mark.parametrize("trouble", ["damaged", "read-only", "none yet", "gone later"])
@piloted
async def test_without_a_memory_to_write_work_goes_on(tmp_path: Path, trouble: str) -> None:
    at = desk(tmp_path, "Terima kasih.\nYa.\n")
    memory = MemoryFile(at.memory)
    if trouble == "damaged":
        at.memory.write_bytes(at.memory.read_bytes()[:5000])
    elif trouble == "read-only":
        memory = MemoryFile(at.memory, is_read_only=True)
    elif trouble == "none yet":
        memory = MemoryFile(tmp_path / "new.tm")
    before = at.memory.read_bytes()
    async with reviewing(at, memory_files=(memory,)) as review:
        if trouble == "gone later":
            at.memory.unlink()
        await review.advised()
        matches = [match.target for match in review.screen.matches]
        assert bool(matches) == (trouble in ("read-only", "gone later"))
        await review.write("Thanks.")
        await review.do("confirm")
        assert (review.state(1), review.screen.number) == ("confirmed", 2)
        told = [one for one in review.told if "kantor.tm" in one]
        assert len(told) == (1 if trouble == "damaged" else 0)
    if trouble in ("damaged", "read-only"):
        assert at.memory.read_bytes() == before
    if trouble == "none yet":
        with TranslationMemory.open(tmp_path / "new.tm", create=False) as opened:
            assert [unit.target for unit in opened.units()] == ["Thanks."]


@piloted
async def test_a_memory_that_may_not_be_written_is_told_once_and_looked_into(
    tmp_path: Path, two_megabytes: Path
) -> None:
    at = desk(tmp_path, "Terima kasih.\nYa.\n")
    memory = two_megabytes / "kantor.tm"
    memory.write_bytes(at.memory.read_bytes())
    subprocess.run(["mount", "-o", "remount,ro", str(two_megabytes)], check=True)
    async with reviewing(at, memory_files=(MemoryFile(memory),)) as review:
        await review.advised()
        assert review.screen.matches
        await review.write("Thanks.")
        await review.do("confirm")
        assert review.state(1) == "confirmed"
        assert [one for one in review.told if "kantor.tm is open for reading only." in one] == [review.told[0]]


@piloted
async def test_a_full_disk_is_told_and_the_text_stays(tmp_path: Path, two_megabytes: Path) -> None:
    at = desk(tmp_path, SHORT, document_folder=two_megabytes)
    async with reviewing(at) as review:
        _fill(two_megabytes)
        await review.write("Yes, " * 20_000)
        await review.press("alt+down")
        await review.settled()
        assert review.screen.number == 1
        assert review.editor.text == "Yes, " * 20_000
        assert any("space" in one or "full" in one for one in review.told)
        (two_megabytes / "filling").unlink()
        await review.do("next_unconfirmed")
        assert (review.target(1), review.screen.number) == ("Yes, " * 20_000, 2)


@piloted
async def test_one_may_leave_though_the_disk_is_full(tmp_path: Path, two_megabytes: Path) -> None:
    async with reviewing(desk(tmp_path, SHORT, document_folder=two_megabytes)) as review:
        _fill(two_megabytes)
        await review.write("Yes, " * 20_000)
        await review.press("ctrl+q")
        await review.dialog(AskScreen)
        await review.press("s")
        await review.back()
        assert review.editor.text == "Yes, " * 20_000
        await review.press("ctrl+q")
        await review.dialog(AskScreen)
        await review.press("l")
        await review.until(lambda: not review.app.is_running)
        assert review.app.return_value == 0


def _fill(folder: Path) -> None:
    with (folder / "filling").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 1024):
            pass
