"""The dialog that offers what the source has and the translation lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from translate.review.inserting import Placeable
from tui.screens.dialog import MUTED, Hint
from tui.screens.pick_list import NumberedDialog, PickList
from tui.widgets.shown_text import pictured
from tui.wording import N_, _

_KINDS = {
    "number": N_("number"),
    "date": N_("date"),
    "name": N_("name"),
    "tag": N_("tag"),
    "address": N_("address"),
}


class PlaceablesScreen(NumberedDialog[str | None]):
    """Asks which one to insert; answers with its text."""

    DEFAULT_CSS = "PlaceablesScreen > .dialog--box { max-width: 64; }"
    TITLE_TEXT = N_("Insert from the source")

    def __init__(self, placeables: Sequence[Placeable]):
        super().__init__()
        self._placeables = tuple(placeables)

    def content(self) -> Iterable[Widget]:
        """What there is."""
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter inserts, as the digits do."""
        yield Hint("1–9 ↑↓", _("Choose"), "move('cursor_down')")
        yield Hint("Enter", _("Insert"), "pick_highlighted")

    def on_mount(self) -> None:
        """Show them with their digits."""
        self.picks.show([_row(place, one) for place, one in enumerate(self._placeables, 1)])

    def picked(self, place: int) -> None:
        """Insert it."""
        self.answer(self._placeables[place].text)


def _row(number: int, placeable: Placeable) -> Content:
    digit = str(number) if number <= 9 else " "
    kind = (f"  {_(_KINDS[placeable.kind])}", MUTED)
    return Content.assemble((digit, "bold"), f"  {pictured(placeable.text, '↵')}", kind)
