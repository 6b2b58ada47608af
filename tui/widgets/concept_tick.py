"""A box that is ticked or empty, and looks so without colours."""

from __future__ import annotations

from textual.widgets import Checkbox

_TICKED, _EMPTY = "[x]", "[ ]"


class ConceptTick(Checkbox):
    """`[x]` or `[ ]` and what it means, on one line."""

    DEFAULT_CSS = """
    ConceptTick.-textual-compact, ConceptTick.-textual-compact:focus {
        height: 1;
        border: none !important;
        padding: 0;
        background: transparent;
        & > .toggle--button { color: $foreground; background: transparent; }
    }
    """
    # Textual draws the sides in the colour behind the button.
    BUTTON_LEFT = ""
    BUTTON_RIGHT = ""

    def __init__(self, label: str, value: bool = False, *, tooltip: str | None = None, id: str | None = None):
        self.BUTTON_INNER = _TICKED if value else _EMPTY
        super().__init__(label, value, compact=True, tooltip=tooltip, id=id)

    def watch_value(self) -> None:
        """Tick it or empty it."""
        self.BUTTON_INNER = _TICKED if self.value else _EMPTY
        super().watch_value()
