"""A question with a few answers, all of which are seen: one line each, with a mark before the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.shown_text import pictured


class ConceptOptions(Widget, can_focus=True):
    """Up and down choose, and so does a click."""

    DEFAULT_CSS = """
    ConceptOptions { height: auto; background: $surface; padding: 0 1; }
    ConceptOptions:focus { background-tint: $foreground 8%; }
    """
    BINDINGS: ClassVar = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]
    chosen: reactive[int] = reactive(0, layout=True)

    @dataclass
    class Changed(Message):
        """Another answer was chosen, by its place."""

        options: ConceptOptions
        chosen: int

        @property
        def control(self) -> ConceptOptions:
            """The question."""
            return self.options

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._labels: tuple[str, ...] = ()

    def offer(self, labels: Sequence[str], chosen: int = 0) -> None:
        """These answers, one of them chosen."""
        self._labels = tuple(labels)
        self.set_reactive(ConceptOptions.chosen, min(chosen, max(0, len(labels) - 1)))
        self.refresh(layout=True)

    def render(self) -> Content:
        """The answers."""
        lines = []
        for place, label in enumerate(self._labels):
            is_chosen = place == self.chosen
            style = ("$text-accent bold" if self.has_focus else "bold") if is_chosen else ""
            lines.append(Content.styled(f"{'(•)' if is_chosen else '( )'} {pictured(label)}", style))
        return Content("\n").join(lines)

    def action_move(self, by: int) -> None:
        """Choose the next answer, or the one before."""
        self._choose(self.chosen + by)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        self._choose(event.y)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._labels) and place != self.chosen:
            self.chosen = place
            self.post_message(self.Changed(self, place))
