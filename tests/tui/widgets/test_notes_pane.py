from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.widgets import Input, TextArea

from corpora.job import Origin, SegmentState, Version
from corpora.job.history import Event
from tests.tui.support import piloted
from tests.tui.widgets.panes_app import AT, PanesApp, pane_lines
from tui.widgets.notes_pane import NotesPane
from tui.widgets.row_list import RowList

DRAFT = Version(SegmentState.DRAFT, "Russia becomes junior partner.", Origin.MT)
EDITED = replace(DRAFT, state=SegmentState.EDITED, target="Russia becomes the junior partner.")
HISTORY = (
    Event(1, "draft", AT, "", Version(), DRAFT),
    Event(2, "edit", AT, "Rina", DRAFT, EDITED),
    Event(3, "confirm", AT, "Rina", EDITED, replace(EDITED, state=SegmentState.CONFIRMED)),
    Event(4, "undo confirm", AT, "Budi", replace(EDITED, state=SegmentState.CONFIRMED), EDITED),
)


def notes_said(app: PanesApp) -> Sequence[tuple[str, int | None]]:
    return [(message.text, message.number) for message in app.of(NotesPane.NoteChanged)]


@piloted
async def test_the_history_is_shown_latest_first_with_what_changed():
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("Ask the client.", HISTORY, "From Xinhua.")
        lines = await pane_lines(pilot, pane)
        assert [line[18:].removeprefix("· ") for line in lines if line.startswith(" 2025")] == [
            "undone: confirmed · Budi",
            "confirmed · Rina",
            "edited · Rina",
            "drafted",
        ]
        assert " Russia becomes [+the] junior partner." in lines
        assert lines[-1] == " Russia becomes junior partner."
        assert pane.summary == "note · 4"


@piloted
async def test_enter_restores_what_stood_after_an_event():
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("", HISTORY)
        pane.query_one(RowList).focus()
        await pilot.press("end", "enter")
        await pilot.pause()
        assert [message.event for message in app.of(NotesPane.Restore)] == [HISTORY[0]]


@piloted
async def test_a_note_is_said_after_a_pause_and_on_leaving():
    app = PanesApp(NotesPane(), Input())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("", (), number=7)
        pane.enter()
        await pilot.press("h", "i")
        assert notes_said(app) == []
        app.query_one(Input).focus()
        await pilot.pause()
        assert notes_said(app) == [("hi", 7)]
        pane.enter()
        await pilot.press("x")
        await pilot.pause(1.2)
        assert notes_said(app) == [("hi", 7), ("hix", 7)]


@piloted
async def test_another_segment_does_not_get_the_note_that_was_being_typed():
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("", (), number=7)
        pane.enter()
        await pilot.press("h", "i")
        pane.show("of the eighth", (), number=8)
        await pilot.pause(1.2)
        assert notes_said(app) == [("hi", 7)]
        assert pane.query_one(TextArea).text == "of the eighth"


@piloted
async def test_showing_the_same_segment_again_does_not_disturb_the_typing():
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("", (), number=7)
        pane.enter()
        await pilot.press("h", "i")
        pane.show("", HISTORY, number=7)
        await pilot.press("!")
        assert pane.query_one(TextArea).text == "hi!"


@piloted
async def test_a_note_is_kept_to_the_letter():
    note = "a\u2028b\x0cc\r\nd"
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(NotesPane)
        pane.show(note, (), number=7)
        pane.enter()
        await pilot.press("!")
        pane.save()
        await pilot.pause()
        assert notes_said(app) == [(f"{note}!", 7)]


@piloted
async def test_of_a_job_open_for_reading_nothing_can_be_written():
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("note", (), number=7, is_read_only=True)
        pane.enter()
        await pilot.press("h")
        assert pane.query_one(TextArea).text == "note"


@piloted
async def test_a_long_history_of_long_texts_is_shown_in_part():
    long = replace(DRAFT, target="Russia becomes junior partner. " * 300)
    app = PanesApp(NotesPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(NotesPane)
        pane.show("", [Event(number, "replace", AT, "R", DRAFT, long) for number in range(100)])
        await pilot.pause()
        assert pane.query_one(RowList).option_count == 21
        assert pane.summary == "100"
