"""The dialog that puts what is selected in source and translation into a glossary."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Select, Static

from corpora.errors import PadananError, UsageError
from corpora.languages import Language
from glossary.entry import Concept, TermStatus
from glossary.nearness import alike_pair
from translate.review.dictionary_form import dictionary_form
from translate.review.glossary_desk import GlossaryDesk, Neighbours
from translate.review.term_editing import NewTerm
from tui.clerk import Clerk
from tui.screens.work import screen_work
from tui.told import told
from tui.widgets.concept_choice import ConceptChoice
from tui.widgets.concept_names import language_name, named_terms, part_of_speech_choices
from tui.widgets.concept_options import ConceptOptions
from tui.wording import N_, _

_PAUSE_SECONDS = 0.12
"""How long nobody types before the glossary is looked into."""
_MOST_NEAR = 3
_ADMIT, _PREFER, _FORBID, _SEPARATE = range(4)
_STATUSES = {_ADMIT: TermStatus.ADMITTED, _PREFER: TermStatus.PREFERRED, _FORBID: TermStatus.FORBIDDEN}


class _Known(NamedTuple):
    """What the glossary had when it was last looked into."""

    ids: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()


class AddTermScreen(ModalScreen[NewTerm | None]):
    """Adds a pair of terms. Answers with what was added once it is in the file, None if nothing was.

    The terms are suggested as dictionaries have them. If the glossary has the source term, the dialog asks what the
    translation is to it. What cannot be saved is told in the dialog, which stays open with all that was typed.
    """

    DEFAULT_CSS = """
    AddTermScreen { align: center middle; }
    AddTermScreen > Vertical {
        width: 100%;
        max-width: 84;
        height: auto;
        max-height: 100%;
        border: round $primary;
        border-title-color: $text;
        border-title-style: bold;
        background: $background;
        padding: 0 1;
        & > .term--row { height: 1; }
        & > .term--row > Label { width: 12; color: $text-muted; }
        & > .term--row > Label.-second { width: auto; margin: 0 1 0 2; }
        & > .term--row > Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        & > .term--row > Input:focus { border: none; background-tint: $foreground 8%; }
        & > .term--row > ConceptChoice { width: 1fr; }
        & > .term--selected { height: 1; padding: 0 0 0 13; color: $text-muted; }
        & > .term--told { height: auto; max-height: 6; margin: 1 0 0 0; }
        & > #term-options { margin: 0; }
        & > .term--near { height: auto; max-height: 4; color: $text-muted; }
        & > .term--problem { height: auto; max-height: 3; color: $text-error; text-style: bold; }
        & > .term--keys { height: 1; margin: 1 0 0 0; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("enter,ctrl+s,f4", "save", N_("Save"), priority=True, id="term_save"),
        Binding("escape", "leave", N_("Back"), id="term_leave"),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
    ]

    def __init__(self, desk: Clerk[GlossaryDesk], selected: NewTerm):
        """`selected` holds what is selected in source and translation, as it stands there."""
        super().__init__()
        self._desk = desk
        self._selected = selected
        self._known = _Known()
        self._is_busy = False
        """Whether the term is being written, or the dialog closes."""
        self._names: dict[int, str] = {}
        """The glossaries that can be changed, by their places at the desk."""

    def compose(self) -> ComposeResult:
        """The terms, what they belong to, and what is there already."""
        with Vertical() as dialog:
            dialog.border_title = _("New term")
            for name, language in zip(("source", "target"), self._selected.pair, strict=True):
                yield from self._term_fields(name, language)
            yield _row(_("Glossary"), ConceptChoice[int]([("…", -1)], -1, id="term-glossary"))
            yield _row(_("Kind"), ConceptChoice(part_of_speech_choices(), "", id="term-kind"), *self._domain())
            yield _row(_("Note"), Input(self._selected.note, compact=True, id="term-note"))
            yield Static(classes="term--told", markup=False)
            yield ConceptOptions(id="term-options")
            yield Static(classes="term--near", markup=False)
            yield Static(classes="term--problem", markup=False)
            yield Label(_("Enter saves · Tab goes on · ↑↓ choose · Esc leaves"), classes="term--keys")

    async def on_mount(self) -> None:
        """Find out which glossaries there are, and look into the first."""
        for line in ("told", "near", "problem"):
            self._say(line, "")
        self.query_one("#term-options").display = False
        empty = next((field for field in ("source", "target") if not self._text(field)), "target")
        self.query_one(f"#term-{empty}", Input).focus()
        self._open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in an open list chooses from it."""
        return not (action == "save" and isinstance(self.focused, OptionList))

    @on(Input.Changed, "#term-source, #term-target")
    @on(Select.Changed, "#term-glossary")
    def _look_soon(self) -> None:
        self._say("problem", "")
        self._look_when_quiet()

    def action_save(self) -> None:
        """Write the term; the dialog closes when it is in the file."""
        if not self._is_busy:
            self._is_busy = True
            self._save()

    def action_choose(self, by: int) -> None:
        """Another answer to the question, wherever one types."""
        options = self.query_one("#term-options", ConceptOptions)
        if options.display:
            options.action_move(by)

    def action_leave(self) -> None:
        """Leave without a new term."""
        self._is_busy = True
        self.dismiss(None)

    @property
    def new_term(self) -> NewTerm:
        """As the fields say it."""
        joins, status = self._joining()
        return NewTerm(
            self._text("source"),
            self._text("target"),
            self._selected.pair,
            status=status,
            joins=joins,
            part_of_speech=self.query_one("#term-kind", ConceptChoice).choice,
            domain=self._text("domain"),
            note=self._text("note"),
        )

    @screen_work()
    async def _open(self) -> None:
        layers = await self._desk.ask(lambda desk: desk.layers)
        self._names = {place: layer.name for place, layer in enumerate(layers) if not layer.is_read_only}
        if not self._names:
            self._say("problem", _("No glossary of your own is open. Start with -g FILE.csv to have one."))
            return
        options = [(name, place) for place, name in self._names.items()]
        self.query_one("#term-glossary", ConceptChoice).offer(options, options[0][1])
        await self._look()

    @screen_work(exclusive=True, group="looking")
    async def _look_when_quiet(self) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        await self._look()

    async def _look(self) -> None:
        if self._layer < 0:
            return
        found = await self._neighbours()
        if not self._is_busy:
            self._show(found)

    async def _neighbours(self) -> Neighbours:
        layer = self._layer
        pair = replace(self.new_term, joins="", status=TermStatus.PREFERRED)
        return await self._desk.ask(lambda desk: desk.neighbours(layer, pair))

    @screen_work()
    async def _save(self) -> None:
        try:
            new = await self._saved()
        except PadananError as error:
            self._say("problem", str(error))
            new = None
        if new is not None:
            self.dismiss(new)
        else:
            self._is_busy = False

    async def _saved(self) -> NewTerm | None:
        """The term as it was written; None if there is something to choose first."""
        if self._layer < 0:
            raise UsageError(_("No glossary of your own is open. Start with -g FILE.csv to have one."))
        seen = self._known.ids
        self._show(await self._neighbours())
        if self._known.ids and self._known.ids != seen:
            self._say("problem", _("The term is there already. Choose what to do, then press Enter again."))
            return None
        layer, new = self._layer, self.new_term
        await self._desk.ask(lambda desk: desk.add(layer, new))
        return new

    def _show(self, found: Neighbours) -> None:
        """Ask what the translation is to the concepts that have the source term, and name what is like the pair."""
        ids = tuple(concept.id for concept in found.same)
        options = self.query_one("#term-options", ConceptOptions)
        if (ids, found.same) != self._known:
            is_other = ids != self._known.ids
            self._known = _Known(ids, found.same)
            options.offer(list(self._labels()), 0 if is_other else options.chosen)
        options.display = bool(ids)
        self._say("told", "\n".join(self._told(found)))
        self._say("near", "\n".join(f"{told(near.message)}." for near in found.near[:_MOST_NEAR]))

    def _told(self, found: Neighbours) -> Iterator[str]:
        target = self._selected.pair.target
        text = _("“{term}” is in {glossary}: {translations}.")
        for concept in found.same[:_MOST_NEAR]:
            yield text.format(
                term=self._text("source"), glossary=self._names[self._layer], translations=named_terms(concept, target)
            )
        for name, concept in found.elsewhere[: 1 if found.same else _MOST_NEAR]:
            yield text.format(term=self._text("source"), glossary=name, translations=named_terms(concept, target))

    def _labels(self) -> Iterator[str]:
        for concept in self._known.concepts:
            meaning = f" ({alike_pair(concept)})" if len(self._known.concepts) > 1 else ""
            yield _("add it as admitted") + meaning
            yield _("make it preferred") + meaning
            yield _("forbid it") + meaning
        yield _("another meaning: a concept of its own")

    def _joining(self) -> tuple[str, TermStatus]:
        """Which concept gets the translation, and as what."""
        place, deed = divmod(self.query_one("#term-options", ConceptOptions).chosen, len(_STATUSES))
        if place >= len(self._known.ids):
            return "", TermStatus.PREFERRED
        return self._known.ids[place], _STATUSES[deed]

    @property
    def _layer(self) -> int:
        layer: int = self.query_one("#term-glossary", ConceptChoice).choice
        return layer

    def _text(self, name: str) -> str:
        return self.query_one(f"#term-{name}", Input).value

    def _say(self, line: str, text: str) -> None:
        widget = self.query_one(f".term--{line}", Static)
        widget.update(text)
        widget.display = bool(text)

    def _term_fields(self, name: str, language: Language) -> Iterator[Widget]:
        selected = self._selected.text(language)
        suggested = dictionary_form(selected, language)
        yield _row(language_name(language), Input(suggested, compact=True, id=f"term-{name}"))
        if suggested != selected:
            yield Label(_("selected: {text}").format(text=selected), classes="term--selected", markup=False)

    def _domain(self) -> tuple[Widget, Widget]:
        return Label(_("Domain"), classes="-second"), Input(self._selected.domain, compact=True, id="term-domain")


def _row(label: str, *fields: Widget) -> Horizontal:
    return Horizontal(Label(label), *fields, classes="term--row")
