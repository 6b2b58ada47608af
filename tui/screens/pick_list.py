"""A list to pick from while the cursor stays in the field above it, and dialogs that have one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.screens.dialog import Answer, Dialog

_BAR = "▌"
_DIGITS = "123456789"


class PickList(OptionList, can_focus=False):
    """Rows with one of them highlighted; a click picks."""

    DEFAULT_CSS = """
    PickList, PickList:focus {
        height: auto;
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted { color: $foreground; background: $primary 25%; text-style: none; }
        & > .option-list--option-hover { background: $boost; }
    }
    """

    def show(self, rows: Sequence[Visual]) -> None:
        """These rows, the first of them highlighted."""
        self.set_options([Option(row) for row in rows])
        self.highlighted = 0 if rows else None

    def render_line(self, y: int) -> Strip:
        """A line of the list; a bar marks the highlighted row for eyes that see no colours."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if self.highlighted is None or first is None or first.style is None:
            return strip
        if first.style.meta.get("option") != self.highlighted:
            return strip
        return Strip.join([Strip([Segment(_BAR, first.style)]), strip.crop(1)])


class PickingDialog(Dialog[Answer]):
    """A dialog with a `PickList`: the arrows move in it wherever the cursor is, Enter and a click pick."""

    DEFAULT_CSS = """
    PickingDialog PickList { max-height: 55vh; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("enter", "pick_highlighted", show=False),
    ]

    @property
    def picks(self) -> PickList:
        """The list."""
        return self.query_one(PickList)

    def action_move(self, how: str) -> None:
        """Move the highlight as the list itself would."""
        if self.picks.options:
            getattr(self.picks, f"action_{how}")()

    def action_pick_highlighted(self) -> None:
        """Pick the row that is highlighted."""
        if self.picks.highlighted is not None:
            self.picked(self.picks.highlighted)

    def picked(self, place: int) -> None:
        """What to do with the row at a place."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_pick_highlighted()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.picked(event.option_index)


class NumberedDialog(PickingDialog[Answer]):
    """One whose first nine rows are picked by their digits as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(digit, f"pick({place})", show=False) for place, digit in enumerate(_DIGITS)
    ]

    def action_pick(self, place: int) -> None:
        """Pick the row with this digit, if there is one."""
        if place < len(self.picks.options):
            self.picked(place)
