"""The dialog in which one looks for words in the memories."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from typing import ClassVar, Protocol

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from corpora.errors import PadananError
from corpora.languages import Language
from corpora.memory import ConcordanceLine
from corpora.span import Span
from tui.screens.dialog import MUTED, Hint, message_line
from tui.screens.pick_list import PickingDialog, PickList
from tui.screens.tick import Tick
from tui.screens.work import screen_work
from tui.widgets.hanging_row import HangingRow
from tui.widgets.shown_text import pictured
from tui.wording import N_, _, plural

_PAUSE_SECONDS = 0.2
"""How long nobody types before the memories are searched."""
_MOST_SHOWN = 50
"""Laying out more would hold the screen up."""
_FOUND = "bold underline $text-accent"


class Search(Protocol):
    """Looks for words in the memories, in either language."""

    def __call__(self, text: str, *, is_stemmed: bool) -> Awaitable[Sequence[ConcordanceLine]]:
        """The units that have the words, most trusted memory and latest first. Raises PadananError."""


class ConcordanceScreen(PickingDialog[str | None]):
    """Shows how words were translated before; answers with the text to insert."""

    DEFAULT_CSS = """
    ConcordanceScreen > .dialog--box { max-width: 120; height: 100%; max-height: 50; }
    ConcordanceScreen PickList { height: 1fr; max-height: 100%; }
    ConcordanceScreen Tick { margin: 0 0 0 2; }
    ConcordanceScreen .dialog--row Input { width: 1fr; }
    """
    TITLE_TEXT = N_("Concordance")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("alt+f,f2", "turn_forms", show=False)]

    def __init__(self, search: Search, text: str = "", target: Language | None = None):
        """Inserted is the side in `target`, or else the one in which the words were not found."""
        super().__init__()
        self._search = search
        self._text = " ".join(text.split())
        self._target = target
        self._lines: Sequence[ConcordanceLine] = ()
        self._asked: tuple[str, bool] | None = None

    def content(self) -> Iterable[Widget]:
        """The words, whether in any form, and where they stand."""
        with Horizontal(classes="dialog--row"):
            yield Input(
                self._text, placeholder=_("words, in either language; kemitra* for all that begin so"), compact=True
            )
            yield Tick(_("any form F2"))
        yield message_line()
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter inserts the translation."""
        yield Hint("↑↓", _("Move"), "move('cursor_down')")
        yield Hint("Enter", _("Insert the translation"), "pick_highlighted")
        yield Hint("F2", _("Any form"), "turn_forms")

    @on(Input.Changed)
    @on(Tick.Turned)
    def look(self) -> None:
        """Search as soon as nobody types."""
        self._look_soon()

    def action_turn_forms(self) -> None:
        """Look for all forms of the words, or for these alone."""
        self.query_one(Tick).action_turn()

    def picked(self, place: int) -> None:
        """Insert the translation."""
        self.answer(self._inserted(self._lines[place]))

    def _inserted(self, line: ConcordanceLine) -> str:
        if self._target is None:
            return line.other_text
        return line.unit.target if line.unit.pair[1] is self._target else line.unit.source

    @screen_work(exclusive=True, group="looking")
    async def _look_soon(self) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        asked = " ".join(self.query_one(Input).value.split()), self.query_one(Tick).is_on
        if asked == self._asked:
            return
        self._asked = asked
        text, is_stemmed = asked
        if not text:
            self._show(())
            self.say(_("Type words to look for."))
            return
        try:
            self._show(await self._search(text, is_stemmed=is_stemmed))
        except PadananError as error:
            self._show(())
            self.say(str(error), is_error=True)

    def _show(self, lines: Sequence[ConcordanceLine]) -> None:
        self._lines = lines[:_MOST_SHOWN]
        self.picks.show([_row(line) for line in self._lines])
        if len(lines) > _MOST_SHOWN:
            self.say(_("The first {n}; more words narrow it.").format(n=_MOST_SHOWN))
        elif lines:
            self.say(plural("{n} place.", "{n} places.", len(lines)))
        else:
            self.say(_("Nothing is like that in the memories."))


def _row(line: ConcordanceLine) -> HangingRow:
    unit = line.unit
    at = unit.changed or unit.created
    facts = [line.memory, unit.author, at.date().isoformat() if at else ""]
    known = "\n" + " · ".join(pictured(fact, " ") for fact in facts if fact)
    body = Content.assemble(_marked(line.text, line.spans), "\n", pictured(line.other_text, "↵"), (known, MUTED))
    return HangingRow(Content(""), body, gutter_width=1)


def _marked(text: str, spans: Iterable[Span]) -> Content:
    shown = Content(pictured(text, "↵"))
    for start, end in spans:
        shown = shown.stylize(_FOUND, start, end)
    return shown
