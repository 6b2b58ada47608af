"""What is done with the whole document."""

from __future__ import annotations

from pathlib import Path

from corpora.job import Job
from corpora.languages import Language
from tests.support.documents import sources
from tests.support.word import word_file
from tests.tui.review_room import Reviewing, desk, proves, reviewing, started
from tests.tui.support import piloted
from tui.screens.asking import AskScreen
from tui.screens.exporting import ExportScreen
from tui.screens.lost import LostScreen
from tui.screens.reviewing import ReviewScreen


async def _export(review: Reviewing, *keys: str) -> Path:
    await review.do("export")
    dialog = await review.dialog(ExportScreen)
    path = Path(dialog.query_one("Input").value)
    await review.press(*keys, "enter")
    await review.until(lambda: path.exists())
    await review.back()
    return path


@proves("export")
@piloted
async def test_a_document_with_unconfirmed_segments_is_written_as_was_answered(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\nMungkin.\n")
    async with reviewing(at) as review:
        await review.type("Yes.")
        await review.do("confirm")
        await review.type("No.")
        await review.do("export")
        dialog = await review.dialog(ExportScreen)
        assert (dialog._counts.confirmed, dialog._counts.unconfirmed, dialog._counts.untranslated) == (1, 1, 1)
        await review.press("escape")
        await review.back()
        # What was being typed is in the list, too.
        assert (review.state(2), review.target(2)) == ("edited", "No.")
        written = await _export(review)
        assert written.read_text("utf-8") == "Yes.\nNo.\nMungkin.\n"
        assert review.told[-1] == f"Written to {written}."
    assert at.document.read_text("utf-8") == "Ya.\nTidak.\nMungkin.\n"


@piloted
async def test_a_word_document_is_written_with_its_tags(tmp_path: Path) -> None:
    plain = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>senyum</w:t></w:r>"
    body = f"<w:p>{plain.format('Ia membalas ')}{bold}{plain.format(' itu dengan ramah.')}</w:p>"
    async with reviewing(desk(tmp_path, word_file(body), "surat.docx")) as review:
        assert review.segment(1).source == "Ia membalas <1>senyum</1> itu dengan ramah."
        await review.write("She returned the <1>smile</1> kindly.")
        await review.do("confirm")
        written = await _export(review)
    assert sources("docx", written.read_bytes(), source=Language.ENGLISH) == ["She returned the <1>smile</1> kindly."]


@proves("quit")
@piloted
async def test_leaving_keeps_what_was_typed_and_noted_a_moment_ago(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.advised()
        await review.type("Unfinished")
        await review.do("focus_panes")
        review.screen.panes.notes.enter()
        await review.pilot.pause()
        await review.type("Why")
        await review.press("ctrl+q")
        await review.until(lambda: not review.app.is_running)
        assert review.app.return_value == 0
    with at.opened_job() as job:
        assert (job.segment(1).target, job.segment(1).version.notes) == ("Unfinished", "Why")
        assert not job.typing


@proves("lost")
@piloted
async def test_a_changed_document_is_carried_over_and_what_is_lost_is_shown(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\nMungkin saja begitu.\nIa tersenyum.\n")
    async with reviewing(at) as review:
        await review.do("lost")
        assert review.told[-1] == "No segment was lost."

        def work(job: Job) -> None:
            job.edit(1, "Yes.")
            job.confirm(3, "Maybe so.")
            job.confirm(4, "She smiled.")

        await review.room.keep(work)
        # Nothing of this was shown yet; what stood in the editor before is not entered over it.
        await review.go(4)
    at.document.write_text("Baru.\nYa.\nTidak.\nIa tersenyum.\n", "utf-8")
    async with started(at) as review:
        await review.dialog(AskScreen)
        # Where one was: at the fourth of the old document.
        assert review.editor.text == "She smiled."
        await review.press("c")
        await review.dialog(LostScreen)
        assert [one.source for one in review.app.screen._lost] == ["Mungkin saja begitu."]
        await review.press("escape")
        await review.back()
        assert [one.target for one in review.room.segments] == [None, "Yes.", None, "She smiled."]
        # What is open is a segment of the new document, and nothing of the old one is entered in it.
        assert review.editor.source.shown == review.screen.segment.source
        assert review.editor.text == (review.screen.segment.target or "")
        await review.do("first")
        await review.do("last")
        assert [one.target for one in review.room.segments] == [None, "Yes.", None, "She smiled."]
        await review.do("first")
        await review.type("New.")
        await review.do("confirm")
        written = await _export(review)
        assert written.read_text("utf-8") == "New.\nYes.\nTidak.\nShe smiled.\n"


@piloted
async def test_what_was_typed_while_the_question_stood_is_carried_over(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\n")
    async with reviewing(at) as review:
        await review.go(2)
        await review.type("No")
        await review.until(lambda: review.screen.typing.keep() or review.room.job.typing)
    at.document.write_text("Baru.\nYa.\nTidak.\n", "utf-8")
    async with started(at) as review:
        await review.dialog(AskScreen)
        assert review.editor.text == "No"
        await review.press("c")
        await review.back()
        await review.until(lambda: len(review.room.segments) == 3)
        await review.settled()
        assert [one.target for one in review.room.segments] == [None, None, "No"]


@piloted
async def test_one_may_go_on_without_carrying_over_but_not_export(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\n")
    async with reviewing(at):
        pass
    at.document.write_text("Baru.\nYa.\nTidak.\n", "utf-8")
    async with started(at) as review:
        await review.dialog(AskScreen)
        await review.press("n")
        await review.back()
        await review.type("Yes.")
        await review.do("confirm")
        assert review.state(1) == "confirmed"
        await review.do("export")
        assert review.told[-1] == "The document is not read, or has changed since; it cannot be written."


@piloted
async def test_a_document_that_is_gone_can_be_reviewed_but_not_written(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\n")
    async with reviewing(at):
        pass
    at.document.unlink()
    async with started(at) as review:
        await _on_screen(review)
        await review.until(lambda: review.told)
        assert "The review can go on, but not be exported." in review.told[-1]
        await review.type("Yes.")
        await review.do("confirm")
        assert (review.state(1), review.screen.number) == ("confirmed", 2)
        await review.do("export")
        assert review.told[-1] == "The document is not read, or has changed since; it cannot be written."


async def _on_screen(review: Reviewing) -> None:
    await review.until(lambda: isinstance(review.app.screen, ReviewScreen))
    await review.settled()
