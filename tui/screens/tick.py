"""Something that is on or off, told by a sign and not by a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """`[x] label`; Space and a click turn it."""

    DEFAULT_CSS = """
    Tick { width: auto; height: 1; margin: 0 2 0 0; color: $text-muted; }
    Tick.-on { color: $foreground; text-style: bold; }
    Tick:focus { background: $primary 25%; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]

    is_on = reactive(False, layout=True, init=False)

    @dataclass
    class Turned(Message):
        """It was turned on or off."""

        tick: Tick

    def __init__(self, label: str, *, id: str | None = None):
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        """The sign and what it means."""
        return Content(f"[{'x' if self.is_on else ' '}] {self._label}")

    def watch_is_on(self) -> None:
        """Say so."""
        self.set_class(self.is_on, "-on")
        self.post_message(self.Turned(self))

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()

    def action_turn(self) -> None:
        """On if it is off, off if it is on."""
        self.is_on = not self.is_on
