"""The line of keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.actions import Action


class KeyLine(Widget):
    """The keys of the actions that are used most, as many as there is room for; a click does one."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $footer-background; color: $footer-foreground; }
    KeyLine > .key-line--key { color: $footer-key-foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar = {"key-line--key"}

    class Pressed(Message):
        """An action was clicked."""

        def __init__(self, action_id: str):
            super().__init__()
            self.action_id = action_id

    def __init__(self, actions: Iterable[Action], keys: Mapping[str, str]):
        super().__init__()
        placed = sorted((action for action in actions if action.footer_place), key=lambda one: one.footer_place)
        self._shown = [(action.id, keys.get(action.id, ""), action) for action in placed]

    def render_line(self, y: int) -> Strip:
        """Keys and labels."""
        plain, key_style = self.rich_style, self.get_component_rich_style("key-line--key")
        segments: list[Segment] = []
        for _, key, label in self._places():
            segments += [Segment(f" {key} ", key_style), Segment(f"{label} ", plain)]
        return Strip(segments).extend_cell_length(self.size.width, plain).crop(0, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which action it was."""
        start = 0
        for action_id, key, label in self._places():
            end = start + cell_len(key) + cell_len(label) + 3
            if start <= event.x < end:
                self.post_message(self.Pressed(action_id))
                return
            start = end

    def _places(self) -> list[tuple[str, str, str]]:
        """Action, key and label of those that fit whole."""
        fitting = []
        width = 0
        for action_id, key, action in self._shown:
            label = action.shown_label
            width += cell_len(key) + cell_len(label) + 3
            if not key or width > self.size.width:
                continue
            fitting.append((action_id, key, label))
        return fitting
