"""All that is known of one concept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from corpora.languages import Language
from glossary.checks import Finding, Severity
from glossary.entry import Concept, Term
from translate.pair import LanguagePair
from tui.told import told
from tui.widgets.concept_names import (
    READ_ONLY_SIGN,
    language_name,
    named_term,
    part_of_speech_name,
    status_name,
)
from tui.widgets.shown_text import pictured
from tui.wording import _

_LABEL_WIDTH = 11


class ConceptCard(VerticalScroll):
    """A concept to read."""

    DEFAULT_CSS = """
    ConceptCard { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    ConceptCard:focus { background-tint: $foreground 4%; }
    ConceptCard > Static { height: auto; }
    """

    def __init__(self, pair: LanguagePair, *, id: str | None = None):
        super().__init__(id=id)
        self._pair = pair
        self.concept: Concept | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, concept: Concept | None, place: str = "", findings: Sequence[Finding] = (), hint: str = "") -> None:
        """A concept of the glossary `place`; `hint` says what may be done with it, if that is not all."""
        self.concept = concept
        card = Table.grid(padding=(0, 1), expand=True)
        card.add_column(width=_LABEL_WIDTH, no_wrap=True)
        card.add_column(ratio=1, overflow="fold")
        if concept is not None:
            for label, text in self._lines(concept, place, findings, hint):
                card.add_row(Text(label, "dim"), text)
        self.query_one(Static).update(card)
        self.scroll_home(animate=False)

    def _lines(
        self, concept: Concept, place: str, findings: Sequence[Finding], hint: str
    ) -> Iterator[tuple[str, Text]]:
        for finding in findings:
            label = _("! error") if finding.severity is Severity.ERROR else _("? warning")
            yield label, Text(pictured(f"{told(finding.message)}."), "bold")
        for language in self._pair:
            for number, term in enumerate(concept.terms.get(language, ())):
                yield "" if number else language_name(language), _described(term, is_first=not number)
        if concept.keep_as_is:
            yield "", Text(_("kept as it is in translations"))
        yield from _line(_("Domain"), concept.domain)
        yield from self._both(_("Meaning"), concept.definitions)
        yield from self._both(_("Example"), concept.examples)
        yield from _line(_("Note"), concept.note)
        yield from _line(_("Source"), concept.source)
        yield from _line(_("Id"), concept.id)
        yield from _line(_("Glossary"), place)
        if hint:
            yield READ_ONLY_SIGN, Text(hint)

    def _both(self, label: str, texts: Mapping[Language, str]) -> Iterator[tuple[str, Text]]:
        for language in self._pair:
            if text := texts.get(language):
                yield f"{label} {language.value}", Text(pictured(text))


def _described(term: Term, *, is_first: bool) -> Text:
    remarks = [
        status_name(term.status),
        part_of_speech_name(term.part_of_speech) if term.part_of_speech else "",
        _("in these capitals only") if term.is_case_sensitive else "",
    ]
    return Text.assemble(
        (pictured(named_term(term)), "bold" if is_first else ""), "  ", (" · ".join(filter(None, remarks)), "dim")
    )


def _line(label: str, text: str) -> Iterator[tuple[str, Text]]:
    if text:
        yield label, Text(pictured(text))
