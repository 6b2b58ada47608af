"""The source of the open segment: to be read, and to select from."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.editing_keys import MOVING_KEYS
from tui.widgets.marked_text import MarkedText


class SourceText(MarkedText):
    """A text with a cursor of its own for selecting; nothing changes it. Typing in it goes on in the editor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVING_KEYS,
        Binding("escape,enter", "leave", show=False),
    ]

    class Left(Message):
        """Whoever was in the source wants to type."""

        def __init__(self, typed: str = ""):
            super().__init__()
            self.typed = typed
            """What was typed already."""

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id, read_only=True)

    def on_key(self, event: events.Key) -> None:
        """Letters are for the editor, those with Alt for the screen."""
        if event.key.startswith("alt+"):
            event.prevent_default()
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(event.character))

    def action_leave(self) -> None:
        """Go to the editor; the selection stays."""
        self.post_message(self.Left())
