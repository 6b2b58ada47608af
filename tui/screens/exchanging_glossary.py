"""The dialog in which a glossary takes in another program's file, or is handed on as one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static

from corpora.errors import PadananError
from corpora.languages import Language
from glossary.exchange import EXCHANGE_FORMATS
from translate.review.glossary_desk import GlossaryDesk
from translate.review.glossary_joining import ExchangeOutcome
from tui.clerk import Clerk
from tui.screens.work import screen_work
from tui.told import told
from tui.widgets.concept_choice import ConceptChoice
from tui.widgets.concept_names import language_name
from tui.widgets.concept_tick import ConceptTick
from tui.wording import N_, _


@dataclass(frozen=True)
class ExchangeWish:
    """Which file, and how it is written."""

    path: Path
    format_name: str
    """Empty: the suffix tells."""
    source: Language
    """The language of the first column, for OmegaT's three columns."""
    overwrite: bool


class ExchangeScreen(ModalScreen[bool]):
    """Asks for a file, does what was asked, and shows what came of it. Answers whether it was done."""

    DEFAULT_CSS = """
    ExchangeScreen { align: center middle; }
    ExchangeScreen > Vertical {
        width: 100%;
        max-width: 84;
        height: auto;
        max-height: 100%;
        border: round $primary;
        border-title-color: $text;
        border-title-style: bold;
        background: $background;
        padding: 0 1;
        & > .exchange--row { height: 1; }
        & > .exchange--row > Label { width: 14; color: $text-muted; }
        & Input, & Input:focus { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        & ConceptChoice { width: 1fr; }
        & > .exchange--told { height: auto; max-height: 3; margin: 1 0 0 0; text-style: bold; }
        & > VerticalScroll { height: auto; max-height: 10; scrollbar-size-vertical: 1; }
        & > VerticalScroll > Static { height: auto; }
        & > .exchange--keys { height: 1; margin: 1 0 0 0; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("enter,ctrl+s,f4", "do", N_("Do it"), priority=True, id="exchange_do"),
        Binding("escape", "leave", N_("Back"), id="exchange_leave"),
    ]

    def __init__(self, title: str, exchange: Callable[[ExchangeWish], Awaitable[ExchangeOutcome]], *, is_export: bool):
        super().__init__()
        self._title = title
        self._exchange = exchange
        self._is_export = is_export
        self._is_done = False
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """The file, its format, and later what came of it."""
        formats = [(_("by the file's suffix"), ""), *((f"{one.name}: {one.summary}", one.name) for one in
                                                       EXCHANGE_FORMATS.values())]  # fmt: skip
        languages = [(language_name(language), language) for language in Language]
        with Vertical() as dialog:
            dialog.border_title = self._title
            with Horizontal(classes="exchange--row"):
                yield Label(_("File"))
                yield Input(placeholder=_("istilah.tbx, istilah.xlsx, glossary.txt"), compact=True)
            with Horizontal(classes="exchange--row"):
                yield Label(_("Format"))
                yield ConceptChoice(formats, "", id="exchange-format")
            with Horizontal(classes="exchange--row"):
                yield Label(_("First column"))
                yield ConceptChoice(languages, Language.INDONESIAN, id="exchange-language")
            if self._is_export:
                with Horizontal(classes="exchange--row"):
                    yield Label("")
                    yield ConceptTick(_("replace a file that is there"))
            yield Static(classes="exchange--told", markup=False)
            with VerticalScroll():
                yield Static(id="exchange-details", markup=False)
            yield Label(_("Enter does it · Esc leaves"), classes="exchange--keys")

    def on_mount(self) -> None:
        """The file first."""
        self._tell("", ())
        self.query_one(Input).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in an open list chooses from it."""
        return not (action == "do" and isinstance(self.focused, OptionList))

    def action_do(self) -> None:
        """Do it; once it is done, leave."""
        if self._is_done:
            self.dismiss(True)
        elif not self.query_one(Input).value.strip():
            self._tell(_("Write the name of the file first."), ())
        elif not self._is_busy:
            self._is_busy = True
            self._tell(_("Working…"), ())
            self._do()

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(self._is_done)

    @screen_work()
    async def _do(self) -> None:
        try:
            outcome = await self._exchange(self._wish())
        except PadananError as error:
            self._tell(str(error), ())
        else:
            self._is_done = True
            self._tell(outcome.summary, outcome.details)
            self.query_one(".exchange--keys", Label).update(_("Enter or Esc leaves"))
        finally:
            self._is_busy = False

    def _wish(self) -> ExchangeWish:
        return ExchangeWish(
            Path(self.query_one(Input).value.strip()).expanduser(),
            self.query_one("#exchange-format", ConceptChoice).choice,
            self.query_one("#exchange-language", ConceptChoice).choice,
            overwrite=self._is_export and self.query_one(ConceptTick).value,
        )

    def _tell(self, summary: str, details: tuple[str, ...]) -> None:
        line = self.query_one(".exchange--told", Static)
        line.update(told(summary))
        line.display = bool(summary)
        self.query_one("#exchange-details", Static).update("\n".join(details))
        self.query_one(VerticalScroll).display = bool(details)


def import_screen(desk: Clerk[GlossaryDesk], layer: int, name: str) -> ExchangeScreen:
    """Joins another program's file into a glossary that people know by this name."""

    async def exchange(wish: ExchangeWish) -> ExchangeOutcome:
        return await desk.ask(lambda it: it.import_file(layer, wish.path, wish.format_name, wish.source))

    return ExchangeScreen(_("Import into {glossary}").format(glossary=name), exchange, is_export=False)


def export_screen(desk: Clerk[GlossaryDesk], layer: int, name: str) -> ExchangeScreen:
    """Writes a glossary for another program."""

    async def exchange(wish: ExchangeWish) -> ExchangeOutcome:
        return await desk.ask(
            lambda it: it.export_file(layer, wish.path, wish.format_name, wish.source, overwrite=wish.overwrite)
        )

    return ExchangeScreen(_("Export {glossary}").format(glossary=name), exchange, is_export=True)
