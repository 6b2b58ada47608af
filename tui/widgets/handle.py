"""Something that is pulled with the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget


class Handle(Widget):
    """Says how far it is pulled, and when it is let go; a press without a pull is a press."""

    DEFAULT_CSS = """
    Handle:hover { background: $boost; }
    """

    @dataclass
    class Pulled(Message):
        """It is so many cells from where it was taken."""

        handle: Handle
        right: int
        down: int

    @dataclass
    class LetGo(Message):
        """The pull is over."""

        handle: Handle

    @dataclass
    class Pressed(Message):
        """It was pressed and not pulled; `x` is the cell of it that was."""

        handle: Handle
        x: int

    def __init__(self, *, id: str | None = None, classes: str | None = None):
        super().__init__(id=id, classes=classes)
        self._taken_at: Offset | None = None
        self._is_pulled = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take it."""
        event.stop()
        self._taken_at = event.screen_offset
        self._is_pulled = False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull it."""
        if self._taken_at is None:
            return
        way = event.screen_offset - self._taken_at
        self._is_pulled = self._is_pulled or way != Offset(0, 0)
        if self._is_pulled:
            self.post_message(self.Pulled(self, way.x, way.y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go."""
        if self._taken_at is None:
            return
        self._taken_at = None
        self.release_mouse()
        self.post_message(self.LetGo(self) if self._is_pulled else self.Pressed(self, event.x))
