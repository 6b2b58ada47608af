"""What people wrote to each other about the active segment, and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from corpora.job.history import Event
from corpora.memory.diff import diff
from tui.widgets.diff_text import beginning, diff_content, joined, shortened
from tui.widgets.hanging_row import HangingRow
from tui.widgets.pane import Pane
from tui.widgets.row_list import Row, RowList
from tui.widgets.shown_text import masked, pictured, unmasked
from tui.wording import N_, _

_PAUSE_SECONDS = 0.8
_MOST_EVENTS = 20
_LONGEST_COMPARED = 1200
"""Characters of both together; longer texts are not compared word by word."""
_ACTIONS = {
    "edit": N_("edited"),
    "confirm": N_("confirmed"),
    "propagate": N_("propagated"),
    "replace": N_("replaced"),
    "draft": N_("drafted"),
    "reject": N_("rejected"),
    "lock": N_("locked"),
    "unlock": N_("unlocked"),
    "restore": N_("restored"),
    "clear": N_("cleared"),
    "split": N_("split"),
    "merge": N_("merged"),
    "note": N_("note written"),
}


class NotesPane(Pane):
    """A note to write, what the document says of the segment, and its history, latest first; Enter restores."""

    DEFAULT_CSS = """
    NotesPane > TextArea, NotesPane > TextArea:focus {
        height: auto;
        min-height: 1;
        max-height: 6;
        border: none;
        padding: 0 1;
        background: transparent;
        background-tint: transparent;
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $text-muted; text-style: dim; }
    }
    NotesPane > TextArea:focus { background: $boost; }
    NotesPane > Static { height: auto; max-height: 4; padding: 0 1; color: $text-muted; }
    """

    @dataclass
    class NoteChanged(Message):
        """A note was written; of the segment of this number, which need not be the one that is shown now."""

        text: str
        number: int | None

    @dataclass
    class Restore(Message):
        """The segment is to be again as it was after this event."""

        event: Event

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._number: int | None = None
        self._kept = ""
        self._events: list[Event] = []
        self._pause: Timer | None = None

    @property
    def title(self) -> str:
        """In the language of the interface."""
        return _("Notes")

    def compose(self) -> ComposeResult:
        """The note, the document's, the history."""
        yield TextArea(placeholder=_("Write a note."), highlight_cursor_line=False)
        document_note = Static(markup=False)
        document_note.display = False
        yield document_note
        yield RowList(_("The history of the segment."))

    def enter(self) -> None:
        """Put the cursor behind the note."""
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()

    def show(
        self,
        notes: str,
        history: Sequence[Event],
        document_note: str = "",
        *,
        number: int | None = None,
        is_read_only: bool = False,
    ) -> None:
        """The note and history, oldest first, of segment `number`; what is being typed of the same one stays."""
        is_same_segment = number is not None and number == self._number
        if not (is_same_segment and self._is_unsaved):
            self.save()
            self._kept = notes
            if self._typed != notes:
                self._editor.load_text(masked(notes))
        self._number = number
        self._editor.read_only = is_read_only
        self._show_document_note(document_note)
        self._show_history(history)
        self.summary = " · ".join(filter(None, (_("note") if notes else "", str(len(history) or ""))))

    def save(self) -> None:
        """Say at once what was typed, if it was not said yet."""
        if (note := self.taken()) is not None:
            self.post_message(note)

    def taken(self) -> NoteChanged | None:
        """What was typed and was not said yet, if anything; whoever takes it keeps it."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if not self._is_unsaved:
            return None
        self._kept = self._typed
        return self.NoteChanged(self._kept, self._number)

    @on(TextArea.Changed)
    def _wait_for_pause(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._is_unsaved:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(_PAUSE_SECONDS, self.save)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Leaving the note keeps it."""
        self.save()

    @on(RowList.Chosen)
    def _restore(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.is_current:
            self.post_message(self.Restore(self._events[event.index]))

    @on(RowList.Moved)
    def _stay(self, event: RowList.Moved) -> None:
        event.stop()

    @property
    def _editor(self) -> TextArea:
        return self.query_one(TextArea)

    @property
    def _typed(self) -> str:
        return unmasked(self._editor.text)

    @property
    def _is_unsaved(self) -> bool:
        return self._typed != self._kept

    def _show_document_note(self, text: str) -> None:
        document_note = self.query_one(Static)
        document_note.update(pictured(text))
        document_note.display = bool(text)

    def _show_history(self, history: Sequence[Event]) -> None:
        events = list(reversed(history[-_MOST_EVENTS:]))
        if events != self._events:
            self._events = events
            rows = [Row(str(event.id), _row(event)) for event in events]
            self.query_one(RowList).show_rows(rows, len(history) - len(rows))


def _row(event: Event) -> HangingRow:
    at = event.at.astimezone().strftime("%Y-%m-%d %H:%M")
    facts = " · ".join(filter(None, (at, _action(event.action), event.author)))
    lines = [Content.styled(pictured(facts), "$foreground-muted")]
    if change := _change(event):
        lines.append(change)
    return HangingRow(Content(), Content("\n").join(lines), 0)


def _action(action: str) -> str:
    for prefix, text in (("undo ", N_("undone: {what}")), ("redo ", N_("redone: {what}"))):
        if action.startswith(prefix):
            return _(text).format(what=_action(action.removeprefix(prefix)))
    return _(_ACTIONS.get(action, action))


def _change(event: Event) -> Content | None:
    """What became of the translation; None if it is as it was."""
    before, after = event.before.target, event.after.target
    if before == after:
        return None
    if after is None:
        return Content.styled(_("no translation"), "$foreground-muted italic")
    if before is None or len(before) + len(after) > _LONGEST_COMPARED:
        return Content(pictured(beginning(after)))
    return diff_content(shortened(joined(diff(after, before))))
