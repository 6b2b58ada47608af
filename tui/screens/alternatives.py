"""The dialog that shows several drafts of one segment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from corpora.errors import PadananError
from corpora.job import Version
from corpora.memory.diff import diff
from tui.screens.dialog import Hint, message_line
from tui.screens.pick_list import NumberedDialog, PickList
from tui.screens.work import screen_work
from tui.widgets.hanging_row import HangingRow
from tui.widgets.shown_text import pictured
from tui.wording import N_, _, plural

_DIGIT_WIDTH = 4
_LEAST_LIKE_FIRST = 0.5
"""Part of a draft that must stand in the first one, too, for a comparison to be easier to read than the draft."""


class AlternativesScreen(NumberedDialog[str | None]):
    """Asks an engine for drafts, or another one, and then which one to take; answers with its text."""

    DEFAULT_CSS = """
    AlternativesScreen > .dialog--box { max-width: 110; }
    AlternativesScreen #source { max-height: 4; color: $text-muted; }
    AlternativesScreen #engines { height: auto; max-height: 3; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5,tab", "ask_another", show=False)]
    TITLE_TEXT = N_("Other drafts")

    def __init__(
        self, source: str, load: Callable[[str | None], Awaitable[Sequence[Version]]], engines: Sequence[str] = ()
    ):
        """`load` is given the name of one of `engines`, or None for the one that drafts in this room."""
        super().__init__()
        self._source = source
        self._load = load
        self._engines = list(engines)
        self._engine: str | None = None
        self._known: dict[str, Sequence[Version]] = {}
        """What each engine said."""
        self._texts: list[str] = []

    def content(self) -> Iterable[Widget]:
        """The source, the engines if there are several, how far the one that is asked is, and its drafts."""
        yield Static(pictured(self._source, "↵"), id="source", markup=False)
        if len(self._engines) > 1:
            yield Static(id="engines")
        yield message_line()
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter takes, as the digits do."""
        yield Hint("1–9 ↑↓", _("Choose"), "move('cursor_down')")
        yield Hint("Enter", _("Take it"), "pick_highlighted")
        if len(self._engines) > 1:
            yield Hint("F5", _("Another engine"), "ask_another")

    def on_mount(self) -> None:
        """Ask the engine."""
        self._ask()

    def action_ask_another(self) -> None:
        """Ask the engine that follows in the list."""
        if len(self._engines) > 1:
            place = self._engines.index(self._engine) + 1 if self._engine in self._engines else 0
            self.action_ask_engine(place % len(self._engines))

    def action_ask_engine(self, place: int) -> None:
        """Ask the engine at a place of the list."""
        self._engine = self._engines[place]
        self._ask()

    def picked(self, place: int) -> None:
        """Take it."""
        self.answer(self._texts[place])

    @screen_work(exclusive=True)
    async def _ask(self) -> None:
        engine = self._engine
        self._show([])
        self._show_engines()
        self.say(_("{engine} is at work …").format(engine=engine) if engine else _("The engine is at work …"))
        try:
            versions = self._known.get(engine or "") or await self._load(engine)
        except PadananError as error:
            self.say(str(error), is_error=True)
            return
        self._engine = engine or next((version.engine for version in versions if version.engine), None)
        self._known[self._engine or ""] = versions
        self._show(versions)
        self._show_engines()
        self._say_what_came(versions)

    def _show(self, versions: Sequence[Version]) -> None:
        self._texts = list(dict.fromkeys(version.target for version in versions if version.target))
        self.picks.show([self._row(place, text) for place, text in enumerate(self._texts)])

    def _show_engines(self) -> None:
        for line in self.query("#engines").results(Static):
            line.update(Content("  ").join(self._engine_label(place) for place in range(len(self._engines))))

    def _engine_label(self, place: int) -> Content:
        name = self._engines[place]
        label = Content.styled(f"[{name}]", "bold") if name == self._engine else Content(f" {name} ")
        return label.stylize(Style.from_meta({"@click": f"screen.ask_engine({place})"}))

    def _say_what_came(self, versions: Sequence[Version]) -> None:
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
