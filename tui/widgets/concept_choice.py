"""A field whose answer is one of a few, on one line: it opens beneath itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from textual.widgets import Select

Value = TypeVar("Value")


class ConceptChoice(Select[Value]):
    """A drop-down of one line. Space, up or down opens it; Enter is left to the form that it stands in."""

    DEFAULT_CSS = """
    ConceptChoice {
        height: 1;
        &.-textual-compact > SelectCurrent { padding: 0 1; background: $surface; }
        &.-textual-compact:focus > SelectCurrent { background: $primary; color: $text; text-style: bold; }
        &:focus > SelectCurrent Static#label { color: $text; }
        & > SelectOverlay { min-width: 24; border: round $primary; }
    }
    """

    def __init__(
        self, options: Iterable[tuple[str, Value]], value: Value, *, id: str | None = None, classes: str | None = None
    ):
        super().__init__(options, allow_blank=False, value=value, compact=True, id=id, classes=classes)

    @property
    def choice(self) -> Value:
        """What is chosen."""
        return cast("Value", self.value)  # never blank

    def offer(self, options: Iterable[tuple[str, Value]], value: Value) -> None:
        """Other answers, one of them chosen; says nothing of it to anybody."""
        with self.prevent(Select.Changed):
            known = list(options)
            self.set_options(known)
            # A value that stays is not shown anew under its new label.
            self.value = known[-1][1]
            self.value = value
