"""What is looked for in the glossaries: a line to type in, and four choices that narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Select

from corpora.languages import Language
from glossary.entry import TermStatus
from translate.review.concept_search import ConceptFilter
from tui.widgets.concept_choice import ConceptChoice
from tui.widgets.concept_names import language_name, status_name
from tui.wording import _


class _Findings(Enum):
    """The answer of the status choice that is no status."""

    ANY = "findings"


class ConceptFilters(Vertical):
    """Says what is wanted each time that it changes."""

    DEFAULT_CSS = """
    ConceptFilters {
        height: 2;
        & > #concept-search { height: 1; border: none; padding: 0 1; background: $surface; }
        & > #concept-search:focus { border: none; background-tint: $foreground 5%; }
        & > Horizontal { height: 1; }
        & ConceptChoice { width: 1fr; margin: 0 1 0 0; }
        & ConceptChoice.-last { margin: 0; }
    }
    """

    @dataclass
    class Changed(Message):
        """Something else is wanted."""

        wanted: ConceptFilter

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._domains: tuple[str, ...] = ()
        self._glossaries: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The line and the choices."""
        yield Input(placeholder=_("Search terms, meanings, notes"), compact=True, id="concept-search")
        with Horizontal():
            yield ConceptChoice[int | None](self._glossary_options(), None, id="concept-glossary")
            yield ConceptChoice[Language | None](_language_options(), None, id="concept-language")
            yield ConceptChoice[TermStatus | _Findings | None](_status_options(), None, id="concept-status")
            yield ConceptChoice[str | None](self._domain_options(), None, id="concept-domain", classes="-last")

    @property
    def wanted(self) -> ConceptFilter:
        """What is looked for."""
        status = self.query_one("#concept-status", ConceptChoice).choice
        return ConceptFilter(
            text=self.query_one(Input).value,
            language=self.query_one("#concept-language", ConceptChoice).choice,
            status=status if isinstance(status, TermStatus) else None,
            domain=self.query_one("#concept-domain", ConceptChoice).choice,
            layer=self.query_one("#concept-glossary", ConceptChoice).choice,
            with_findings=status is _Findings.ANY,
        )

    def offer(self, glossaries: Sequence[str], domains: Sequence[str]) -> None:
        """The glossaries and domains that there are; what is chosen stays if it is among them."""
        if (tuple(glossaries), tuple(domains)) == (self._glossaries, self._domains):
            return
        self._glossaries, self._domains = tuple(glossaries), tuple(domains)
        glossary = self.query_one("#concept-glossary", ConceptChoice)
        glossary.offer(self._glossary_options(), glossary.choice)
        domain = self.query_one("#concept-domain", ConceptChoice)
        domain.offer(self._domain_options(), domain.choice if domain.choice in domains else None)

    def search_for(self, text: str) -> None:
        """As if it had been typed."""
        self.query_one(Input).value = text

    def show_findings(self) -> None:
        """Narrow to the concepts in which a check found something."""
        self.query_one("#concept-status", ConceptChoice).value = _Findings.ANY

    def reset(self) -> bool:
        """Widen to everything; false if nothing was narrowed."""
        if self.wanted == ConceptFilter():
            return False
        for choice in self.query(ConceptChoice):
            choice.value = None
        self.search_for("")
        return True

    @on(Input.Changed)
    @on(Select.Changed)
    def _tell(self, event: Input.Changed | Select.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.wanted))

    def _glossary_options(self) -> list[tuple[str, int | None]]:
        return [(_("Any glossary"), None), *((name, place) for place, name in enumerate(self._glossaries))]

    def _domain_options(self) -> list[tuple[str, str | None]]:
        return [(_("Any domain"), None), *((domain, domain) for domain in self._domains)]


def _language_options() -> list[tuple[str, Language | None]]:
    return [(_("Both languages"), None), *((language_name(language), language) for language in Language)]


def _status_options() -> list[tuple[str, TermStatus | _Findings | None]]:
    return [
        (_("Any status"), None),
        *((status_name(status).capitalize(), status) for status in TermStatus),
        (_("With findings"), _Findings.ANY),
    ]
