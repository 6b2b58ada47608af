"""The terms of a concept in one language, to be edited: one a line, and always an empty line for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Checkbox, Input, Label, Select

from corpora.languages import Language
from glossary.entry import Term, TermStatus
from translate.review.term_editing import settled
from tui.widgets.concept_choice import ConceptChoice
from tui.widgets.concept_names import language_name, part_of_speech_choices, status_name
from tui.widgets.concept_tick import ConceptTick
from tui.wording import _


class TermLine(Horizontal):
    """One term: its text, status, kind, and whether its capitals count."""

    DEFAULT_CSS = """
    TermLine {
        height: 1;
        & > Label { width: 12; color: $text-muted; }
        & > .concept--text { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        & > .concept--text:focus { border: none; background-tint: $foreground 8%; }
        & > .concept--status { width: 13; margin: 0 0 0 1; }
        & > .concept--kind { width: 15; margin: 0 0 0 1; }
        & > ConceptTick { width: 7; margin: 0 0 0 1; }
        &.-empty > ConceptChoice, &.-empty > ConceptTick { visibility: hidden; }
    }
    """

    @dataclass
    class Changed(Message):
        """Something in the line is different."""

        line: TermLine
        is_preferred_now: bool = False
        """Whether this term was made the preferred one."""

    def __init__(self, label: str, term: Term):
        """A term without a text is one that is still to be written."""
        super().__init__(classes="" if term.text else "-empty")
        self._label = label
        self._term = term

    def compose(self) -> ComposeResult:
        """The fields."""
        term = self._term
        yield Label(self._label)
        placeholder = "" if term.text else _("another term")
        yield Input(term.text, placeholder=placeholder, compact=True, classes="concept--text")
        statuses = [(status_name(status), status) for status in TermStatus]
        yield ConceptChoice(statuses, term.status, classes="concept--status")
        kinds = part_of_speech_choices(term.part_of_speech)
        yield ConceptChoice(kinds, term.part_of_speech, classes="concept--kind")
        yield ConceptTick("Aa", term.is_case_sensitive, tooltip=_("Found in these capitals only"))

    @property
    def status(self) -> TermStatus:
        """As it is chosen."""
        status: TermStatus = self.query_one(".concept--status", ConceptChoice).choice
        return status

    @property
    def term(self) -> Term | None:
        """As it stands there; None if there is no text."""
        text = " ".join(self.query_one(Input).value.split())
        kind = self.query_one(".concept--kind", ConceptChoice).choice
        return Term(text, self.status, kind, self.query_one(ConceptTick).value) if text else None

    def admit(self) -> None:
        """No longer preferred, without a word of it."""
        choice = self.query_one(".concept--status", ConceptChoice)
        with choice.prevent(Select.Changed):
            choice.value = TermStatus.ADMITTED

    @on(Input.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def _tell(self, event: Input.Changed | Select.Changed | Checkbox.Changed) -> None:
        event.stop()
        self.set_class(self.term is None, "-empty")
        self.post_message(self.Changed(self, isinstance(event, Select.Changed) and event.value is TermStatus.PREFERRED))


class ConceptTerms(Vertical):
    """The terms of a language. Only one is preferred: who makes another so has the first admitted."""

    DEFAULT_CSS = "ConceptTerms { height: auto; }"

    @dataclass
    class Changed(Message):
        """A term is different."""

    def __init__(self, language: Language, terms: Sequence[Term], *, id: str | None = None):
        super().__init__(id=id)
        self._language = language
        self._terms = terms

    def compose(self) -> ComposeResult:
        """The lines."""
        label = language_name(self._language)
        for place, term in enumerate(self._terms):
            yield TermLine("" if place else label, term)
        yield TermLine("" if self._terms else label, self._next())

    @property
    def terms(self) -> tuple[Term, ...]:
        """As they stand there, the preferred one first."""
        return settled([term for line in self.query(TermLine) if (term := line.term)])

    @on(TermLine.Changed)
    async def _keep_in_order(self, event: TermLine.Changed) -> None:
        event.stop()
        lines = list(self.query(TermLine))
        if event.is_preferred_now:
            for line in lines:
                if line is not event.line and line.status is TermStatus.PREFERRED:
                    line.admit()
        if lines[-1].term is not None:
            await self.mount(TermLine("", self._next()))
        self.post_message(self.Changed())

    def _next(self) -> Term:
        """What the empty line begins as: of the kind that all the terms are of."""
        kinds = {term.part_of_speech for term in self._terms}
        kind = kinds.pop() if len(kinds) == 1 else ""
        return Term("", TermStatus.ADMITTED if self._terms else TermStatus.PREFERRED, kind)
