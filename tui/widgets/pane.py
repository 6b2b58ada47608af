"""What the panes at the side have in common."""

from __future__ import annotations

from textual.containers import Vertical
from textual.reactive import reactive


class Pane(Vertical):
    """A pane with a title; how much is in it is said beside the title."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    """

    summary: reactive[str] = reactive("")
    """How much is in it, in a few cells: "5", "2! 1?"; empty for nothing."""

    @property
    def title(self) -> str:
        """In the language of the interface."""
        raise NotImplementedError

    def enter(self) -> None:
        """Put the cursor into it."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return
