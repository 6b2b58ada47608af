"""Where a translation is typed."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Edit, EditResult, Location

from tui.widgets.editing_keys import CHANGING_KEYS, MOVING_KEYS
from tui.widgets.marked_text import MarkedText
from tui.widgets.shown_text import masked

_WORD_AT_END = re.compile(r"\w(?:[\w'’-]*)$")

Direction = Literal["up", "down"]


class SegmentEditor(MarkedText):
    """An editor in which Enter is no line end: it says that the translation is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVING_KEYS,
        *CHANGING_KEYS,
        Binding("tab", "take_completion", show=False),
    ]

    class Entered(Message):
        """Enter was pressed."""

    class Left(Message):
        """The cursor was to go above the first line or below the last one."""

        def __init__(self, direction: Direction):
            super().__init__()
            self.direction = direction

    class Completed(Message):
        """What was offered is in the text now."""

        def __init__(self, completion: str):
            super().__init__()
            self.completion = completion

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._offered_at: Location | None = None

    def set_text(self, text: str) -> None:
        """Replace the whole text, in one step of undo; the cursor is behind it."""
        if self.read_only or text == self.shown:
            return
        self.history.checkpoint()
        self.replace(text, self.document.start, self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()

    def insert_text(self, text: str) -> None:
        """Put a text where the cursor is, in the stead of what is selected, in one step of undo."""
        if self.read_only:
            return
        self.history.checkpoint()
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self.history.checkpoint()

    def undo_step(self) -> bool:
        """Take the last step back; False if there is none."""
        if self.read_only or not self.history.undo_stack:
            return False
        self.undo()
        return True

    def redo_step(self) -> bool:
        """Do again what was taken back; False if there is nothing."""
        if self.read_only or not self.history.redo_stack:
            return False
        self.redo()
        return True

    @property
    def word_before_cursor(self) -> str:
        """The word, or the part of one, that ends at the cursor; "" if there is none."""
        line, column = self.cursor_location
        found = _WORD_AT_END.search(self.document[line][:column])
        return found.group() if found else ""

    # What is offered

    def offer(self, completion: str) -> None:
        """Show how the text may go on, until the cursor moves elsewhere; "" takes the offer back."""
        self._offered_at = self.cursor_location
        self.suggestion = "" if self.read_only else masked(completion.replace("\n", " "))

    @property
    def ghost(self) -> str:
        """What is offered here."""
        is_here = self.selection.is_empty and self.cursor_location == self._offered_at
        return self.suggestion if is_here else ""

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit; an offer whose beginning was typed still stands for its rest."""
        was_offered = self.ghost
        result = super().edit(edit)
        if was_offered and edit.text:
            self._offered_at = self.cursor_location
        else:
            self.suggestion = ""
        return result

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab is the screen's if nothing is offered."""
        if action == "take_completion":
            return bool(self.ghost)
        return super().check_action(action, parameters)

    def action_take_completion(self) -> None:
        """Put what is offered into the text."""
        completion = self.ghost
        self.suggestion = ""
        self.insert_text(completion)
        self.post_message(self.Completed(completion))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Enter is for the screen, and so are letters with Alt."""
        if event.key.startswith("alt+"):
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())

    def action_new_line(self) -> None:
        """Part the line."""
        if not self.read_only:
            self.replace("\n", *self.selection, maintain_selection_offset=False)

    def action_cut(self) -> None:
        """Move what is selected to the clipboard; without a selection, leave the line where it is."""
        if not self.selection.is_empty and not self.read_only:
            self.action_copy()
            self.replace("", *self.selection, maintain_selection_offset=False)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go a line up, or to the segment before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Left("up"))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go a line down, or to the segment behind."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Left("down"))
        else:
            super().action_cursor_down(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; an offer is taken with Tab only."""
        self.suggestion = ""
        super().action_cursor_right(select)
