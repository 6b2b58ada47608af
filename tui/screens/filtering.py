"""The dialog in which a filter is written."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from corpora.errors import PadananError
from translate.review.filter_offers import offers, taken
from tui.screens.dialog import MUTED, Hint, message_line
from tui.screens.pick_list import PickingDialog, PickList
from tui.screens.work import screen_work
from tui.wording import N_, _, plural

_PAUSE_SECONDS = 0.12
"""How long nobody types before the segments are counted."""
_KEYS = {
    "state": N_("how far it is: draft, confirmed …"),
    "finding": N_("what the checks found: any, error, term-missed …"),
    "origin": N_("where the translation came from: mt, tm …"),
    "term": N_("a term of it, or any"),
    "note": N_("words of its note, or any"),
    "source": N_("words of the source alone"),
    "target": N_("words of the translation alone"),
    "text": N_("words of either, as without a key"),
    "key": N_("what programs call it"),
    "number": N_("its number, or two: 10-20"),
}
_VALUES = {
    "state": {
        "untranslated": N_("nothing stands there"),
        "draft": N_("nobody has touched it"),
        "edited": N_("changed, not confirmed"),
        "confirmed": N_("a person stands for it"),
        "rejected": N_("it will not do"),
        "locked": N_("kept from being changed"),
    },
    "finding": {
        "any": N_("something was found"),
        "none": N_("nothing was found"),
        "error": N_("must be mended"),
        "warning": N_("worth a look"),
    },
    "origin": {
        "mt": N_("an engine"),
        "tm": N_("a memory"),
        "tm-exact": N_("a memory, the same text"),
        "tm-fuzzy": N_("a memory, a text like it"),
        "human": N_("a person"),
        "document": N_("the document brought it"),
        "none": N_("nowhere yet"),
    },
}


class FilterScreen(PickingDialog[str | None]):
    """Asks which segments to show; answers with the filter as it was written, "" for all.

    What can be written is offered, and how many segments are so is said while one types.
    """

    DEFAULT_CSS = "FilterScreen PickList { max-height: 11; }"
    TITLE_TEXT = N_("Show only some segments")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take", show=False, priority=True)]

    def __init__(
        self, text: str, count: Callable[[str], Awaitable[int]], known: Mapping[str, Sequence[str]] | None = None
    ):
        """`count` says how many segments a filter lets through, or raises UsageError; `known` has more values of keys,
        such as the checks that found something.
        """
        super().__init__()
        self._text = text
        self._count = count
        self._known = known
        self._offers: list[str] = []
        self._counted: tuple[str, int] | None = None

    def content(self) -> Iterable[Widget]:
        """The filter, how many are so, and what can be written."""
        yield Input(self._text, placeholder=_('words  "two words"  /regex/  -not  key:value'), compact=True)
        yield message_line()
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter shows, Tab writes what is offered."""
        yield Hint("Enter", _("Show them"), "pick_highlighted")
        yield Hint("Tab", _("Write what is marked"), "take")
        yield Hint("↑↓", _("Mark"), "move('cursor_down')")

    def on_mount(self) -> None:
        """Offer what can be written first."""
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Offer what can be written next, and count."""
        text = self.query_one(Input).value
        self._offers = offers(text, self._known)
        self.picks.show([_row(offer) for offer in self._offers])
        self.picks.display = bool(self._offers)
        self._counted = None
        self._count_soon(text)

    def action_take(self) -> None:
        """Write what is marked."""
        if self.picks.highlighted is not None:
            self.picked(self.picks.highlighted)

    def picked(self, place: int) -> None:
        """Write what was clicked."""
        field = self.query_one(Input)
        field.value = taken(field.value, self._offers[place])
        field.cursor_position = len(field.value)

    def action_pick_highlighted(self) -> None:
        """Show them, if there are any."""
        self._show_them(self.query_one(Input).value.strip())

    @screen_work(exclusive=True, group="counting")
    async def _count_soon(self, text: str) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        # While something can still be written, nothing is wrong yet.
        await self._counted_now(text.strip(), is_unfinished=bool(self._offers))

    @screen_work(exclusive=True, group="counting")
    async def _show_them(self, text: str) -> None:
        count = await self._counted_now(text)
        if count or (count is not None and not text):
            self.answer(text)

    async def _counted_now(self, text: str, *, is_unfinished: bool = False) -> int | None:
        """How many; None if the filter cannot be meant. Either is said."""
        try:
            if self._counted is None or self._counted[0] != text:
                self._counted = (text, await self._count(text))
        except PadananError as error:
            self.say(str(error), is_error=not is_unfinished)
            return None
        count = self._counted[1]
        self.say(plural("{n} segment matches.", "{n} segments match.", count) if count else _("No segment matches."))
        return count


def _row(offer: str) -> Content:
    key, _colon, value = offer.removeprefix("-").partition(":")
    meaning = _VALUES.get(key, {}).get(value.rpartition(",")[2], "") if value else _KEYS.get(key, "")
    return Content.assemble((f"{offer:<20}", "bold"), " ", (_(meaning) if meaning else "", MUTED))
