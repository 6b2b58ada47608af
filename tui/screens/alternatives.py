"""The dialog that shows several drafts of one segment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from corpora.errors import PadananError
from corpora.job import Version
from corpora.memory.diff import diff
from tui.screens.dialog import Hint, message_line
from tui.screens.pick_list import NumberedDialog, PickList
from tui.widgets.hanging_row import HangingRow
from tui.widgets.shown_text import pictured
from tui.wording import N_, _, plural

_DIGIT_WIDTH = 4
_LEAST_LIKE_FIRST = 0.5
"""Part of a draft that must stand in the first one, too, for a comparison to be easier to read than the draft."""


class AlternativesScreen(NumberedDialog[str | None]):
    """Asks for drafts and then which one to take; answers with its text."""

    DEFAULT_CSS = """
    AlternativesScreen > .dialog--box { max-width: 110; }
    AlternativesScreen #source { max-height: 4; color: $text-muted; }
    """
    TITLE_TEXT = N_("Other drafts")

    def __init__(self, source: str, load: Callable[[], Awaitable[Sequence[Version]]]):
        super().__init__()
        self._source = source
        self._load = load
        self._texts: list[str] = []

    def content(self) -> Iterable[Widget]:
        """The source, how far the engine is, and its drafts."""
        yield Static(pictured(self._source, "↵"), id="source", markup=False)
        yield message_line()
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter takes, as the digits do."""
        yield Hint("1–9 ↑↓", _("Choose"), "move('cursor_down')")
        yield Hint("Enter", _("Take it"), "pick_highlighted")

    def on_mount(self) -> None:
        """Ask the engine."""
        self.say(_("The engine is at work …"))
        self._ask()

    def picked(self, place: int) -> None:
        """Take it."""
        self.answer(self._texts[place])

    @work
    async def _ask(self) -> None:
        try:
            versions = await self._load()
        except PadananError as error:
            self.say(str(error), is_error=True)
            return
        self._texts = list(dict.fromkeys(version.target for version in versions if version.target))
        self.picks.show([self._row(place, text) for place, text in enumerate(self._texts)])
        engines = ", ".join(dict.fromkeys(version.engine for version in versions if version.engine))
        count = plural("{n} draft", "{n} drafts", len(self._texts))
        if not self._texts:
            self.say(_("The engine has no draft for this segment."))
        else:
            told = f"{count}, {engines}." if engines else f"{count}."
            self.say(told + (" " + _("Underlined is what the first has not.") if len(self._texts) > 1 else ""))

    def _row(self, place: int, text: str) -> HangingRow:
        digit = str(place + 1) if place < len("123456789") else ""
        return HangingRow(Content.styled(digit, "bold"), _compared(text, self._texts[0]), _DIGIT_WIDTH)


def _compared(text: str, first: str) -> Content:
    """A draft, underlined where the first one has something else."""
    pieces = [piece for piece in diff(text, first) if piece.kind != "removed"]
    same = sum(len(piece.text) for piece in pieces if piece.kind == "same")
    if same < _LEAST_LIKE_FIRST * len(text):
        return Content(pictured(text, "↵"))
    return Content.assemble(
        *((pictured(piece.text, "↵"), "underline" if piece.kind == "added" else "") for piece in pieces)
    )
