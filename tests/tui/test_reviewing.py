"""The room as a whole: what it keeps, what it shows on any terminal, and that typing never waits."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

from corpora.job import Job
from tests.tui.review_room import FakeDrafter, Reviewing, desk, reviewing
from tests.tui.support import piloted
from tui.drafting_loop import Work
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.status_line import StatusLine

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "{}"
msgstr ""

msgid "Ya."
msgstr ""
"""
LONGEST_BLOCK_SECONDS = 0.05
"""What the room is to keep to on an idle machine; the test allows ten times as much on a busy one."""


@piloted
async def test_what_is_typed_is_kept_each_second_and_back_after_a_crash(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.go(7)
        await review.type("She smi")
        assert not review.screen.query_one(StatusLine).facts.is_saved
        await review.until(lambda: dict(review.room.job.typing) == {7: "She smi"})
        await review.until(lambda: review.screen.query_one(StatusLine).facts.is_saved)
        await review.type("l")
        # Left without a word to anybody, as when the terminal is closed.
    async with reviewing(at) as review:
        assert (review.screen.number, review.editor.text, review.state(7)) == (7, "She smil", "untranslated")
        await review.type("ed.")
        await review.do("next")
        assert (review.target(7), dict(review.room.job.typing)) == ("She smiled.", {})
        await review.do("previous")
        await review.type("x")
        review.screen.typing.keep()
        await review.settled()
    async with reviewing(at) as review:
        # What stood there before the restart cannot be taken back key by key; it is at once, and can be done again.
        assert review.editor.text == "She smiled.x"
        await review.do("undo")
        assert (review.editor.text, review.target(7)) == ("She smiled.", "She smiled.")
        await review.do("redo")
        assert (review.editor.text, review.target(7)) == ("She smiled.x", "She smiled.x")


@pytest.mark.parametrize(
    ("name", "source", "typed"),
    [
        ("ten thousand characters", "Kata yang panjang sekali. " * 400, "A long word. " * 800),
        ("combining", "Cafe\u0301 a\u0300\u0301\u0302\u0303 o\u0308", "Cafe\u0301 a\u0300\u0301\u0302\u0303"),
        ("right to left", "كتاب baru שלום 123", "كتاب new שלום"),
        ("control characters", "a\x01b\x1b[31mc\x7f\u202ed", "x\x1b[2J\x07y"),
        ("wide", "漢字とemoji 👩‍👩‍👧‍👦 🇮🇩", "漢字 👩‍👩‍👧‍👦"),
    ],
)
@piloted
async def test_odd_texts_are_shown_edited_and_kept_as_they_are(
    tmp_path: Path, name: str, source: str, typed: str
) -> None:
    at = desk(tmp_path, PO.format(source), "app.po")
    async with reviewing(at, size=(80, 24)) as review:
        shown = review.segment(1).source
        assert review.editor.source.shown == shown
        await review.write(typed)
        await review.press("home", "right", "right", "backspace", "end", "z")
        text = review.editor.text
        assert text.endswith("z")
        lines = _screen_lines(review)
        assert all("\x1b" not in line and "\x07" not in line for line in lines)
        review.screen.notebook.note(propagation="never")
        await review.do("confirm")
        assert (review.target(1), review.screen.number) == (text, 2)
        await review.do("previous")
        assert review.editor.text == text
    assert at.targets()[0] == text


def _screen_lines(review: Reviewing) -> list[str]:
    return ["".join(part.text for part in strip) for strip in review.app.screen._compositor.render_strips()]


@piloted
async def test_keys_of_the_settings_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    keys = {"confirm": "f12,alt+w", "undo": "f4", "next_note": "alt+d", "redo": ""}
    async with reviewing(desk(tmp_path), keys=keys) as review:
        await review.room.keep(lambda job: job.note(9, "Look."))
        await review.type("She.")
        await review.press("f12")
        await review.settled()
        assert (review.state(1), review.screen.number) == ("confirmed", 2)
        await review.press("f4")
        await review.settled()
        assert (review.state(1), review.screen.number) == ("untranslated", 1)
        await review.press("ctrl+y")
        await review.settled()
        assert review.state(1) == "untranslated"
        await review.press("alt+d")
        await review.settled()
        assert review.screen.number == 9
        assert {"F12": "Confirm"}.items() <= _key_line(review).items()


def _key_line(review: Reviewing) -> dict[str, str]:
    from tui.widgets.key_line import KeyLine

    return {key: label for _, key, label in review.screen.query_one(KeyLine)._places()}


@piloted
async def test_a_terminal_that_is_too_small_says_so_and_keeps_everything(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.type("She smi")
        await review.pilot.resize_terminal(40, 10)
        await review.pilot.pause()
        assert review.screen.has_class("too-small")
        assert any("too small" in line for line in _screen_lines(review))
        # What cannot be seen is not changed.
        await review.type("x")
        await review.press("enter", "f4", "alt+delete")
        await review.settled()
        assert (review.editor.text, review.state(1), review.screen.number) == ("She smi", "untranslated", 1)
        await review.pilot.resize_terminal(100, 30)
        await review.pilot.pause()
        assert not review.screen.has_class("too-small")
        await review.type("led.")
        assert review.editor.text == "She smiled."
        await review.pilot.resize_terminal(30, 5)
        await review.pilot.pause()
        await review.press("ctrl+q")
        await review.until(lambda: not review.app.is_running)


@piloted
async def test_two_hundred_sizes_in_a_row_leave_the_text_and_the_place(tmp_path: Path) -> None:
    sizes = random.Random(8)
    async with reviewing(desk(tmp_path)) as review:
        await review.go(6)
        await review.type("The president")
        review.editor.editor.select(4, 13)
        for number in range(200):
            _resize(review, Size(sizes.randint(1, 220), sizes.randint(1, 70)))
            if number % 20 == 0:
                await review.pilot.pause()
        await review.pilot.resize_terminal(100, 30)
        await review.until(lambda: review.screen.focused is review.editor.editor)
        await review.pilot.pause()
        assert (review.editor.text, review.screen.number) == ("The president", 6)
        assert review.editor.selected_target == "president"
        assert review.editor.region.bottom <= 30
        await review.type("man")
        assert review.editor.text == "The man"


def _resize(review: Reviewing, size: Size) -> None:
    """As the pilot does it, but without waiting until all is drawn again."""
    review.app._driver._size = size  # type: ignore[union-attr]
    review.app.post_message(events.Resize(size, size))


@piloted
async def test_typing_never_waits_for_a_slow_engine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafter = FakeDrafter(2.0)
    text = "\n".join(f"Kalimat nomor {number} belum diterjemahkan." for number in range(200))
    async with reviewing(desk(tmp_path, text), drafter=drafter, size=(80, 24)) as review:
        await review.until(lambda: review.screen.drafting.state.work is Work.RUNNING)
        await review.advised()
        blocks: list[float] = []
        ticker = asyncio.create_task(_tick(blocks))
        typed = "Sentence one."
        await review.type(typed)
        await review.do("confirm")
        await review.type("More")
        ticker.cancel()
        assert (review.target(1), review.screen.number) == (typed, 2)
        assert review.editor.text.endswith("More")
        assert review.screen.drafting.state.work is Work.RUNNING
    with capsys.disabled():
        print(f"\nlongest block of the event loop while the engine works: {max(blocks) * 1000:.0f} ms")
    assert max(blocks) < 10 * LONGEST_BLOCK_SECONDS


async def _tick(blocks: list[float]) -> None:
    """How long the loop was at work between two ticks; by the processor's clock, since others use the machine, too."""
    while True:
        asked = time.thread_time()
        await asyncio.sleep(0.01)
        blocks.append(time.thread_time() - asked)


@piloted
async def test_work_can_be_left_while_a_slow_engine_is_asked(tmp_path: Path) -> None:
    begun = time.monotonic()
    async with reviewing(desk(tmp_path), drafter=FakeDrafter(3600.0)) as review:
        await review.until(lambda: review.screen.drafting.state.work is Work.RUNNING)
        await review.press("ctrl+q")
        await review.until(lambda: not review.app.is_running)
    assert time.monotonic() - begun < 600


@piloted
async def test_a_long_document_opens_where_one_was_and_its_end_is_a_key_away(tmp_path: Path) -> None:
    at = desk(tmp_path, "\n".join(f"Kalimat nomor {number}." for number in range(5000)))
    async with reviewing(at, size=(80, 24)) as review:

        def confirm(job: Job) -> None:
            job.confirm(4990, "The end.")

        await review.room.keep(confirm)
        await review.do("last")
        assert review.screen.number == 5000
        assert 4990 in review.screen.segment_list.visible_numbers
        await review.do("quit")
    async with reviewing(at, size=(80, 24)) as review:
        assert review.screen.number == 5000
        assert isinstance(review.editor, ActiveSegment)
        assert review.screen._progress.progress.confirmed_segments == 1
