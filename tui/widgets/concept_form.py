"""Every field of a concept, to be edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Checkbox, Input, Label, TextArea

from corpora.languages import Language
from glossary.entry import Concept
from translate.pair import LanguagePair
from tui.widgets.concept_terms import ConceptTerms
from tui.widgets.concept_tick import ConceptTick
from tui.wording import N_, _

_MEANING, _EXAMPLE = "meaning", "example"
_LABELS: Mapping[str, str] = MappingProxyType({_MEANING: N_("Meaning"), _EXAMPLE: N_("Example")})


class ConceptForm(VerticalScroll, can_focus=False):
    """The terms, then all else; Tab goes from one to the next."""

    DEFAULT_CSS = """
    ConceptForm {
        height: auto;
        scrollbar-size-vertical: 1;
        & > .concept--field { height: auto; margin: 0; }
        & > .concept--field > Label { width: 12; color: $text-muted; }
        & > ConceptTerms { margin: 0 0 1 0; }
        & > .concept--field > Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        & > .concept--field > Input:focus { border: none; background-tint: $foreground 8%; }
        & > .concept--field > ConceptTick { margin: 0 0 0 1; }
        & TextArea { width: 1fr; height: auto; min-height: 1; max-height: 5; border: none; padding: 0 1; }
        & TextArea { background: $surface; scrollbar-size-vertical: 1; }
        & TextArea:focus { border: none; background-tint: $foreground 8%; }
        & TextArea > .text-area--cursor-line { background: transparent; }
    }
    """

    @dataclass
    class Changed(Message):
        """A field is different."""

    def __init__(self, concept: Concept, pair: LanguagePair, *, id: str | None = None):
        super().__init__(id=id)
        self._concept = concept
        self._pair = pair

    def compose(self) -> ComposeResult:
        """The fields."""
        concept = self._concept
        for language in self._pair:
            yield ConceptTerms(language, concept.terms.get(language, ()), id=f"terms-{language.value}")
        yield from _field(_("Domain"), Input(concept.domain, compact=True, id="concept-domain"))
        for name, texts in ((_MEANING, concept.definitions), (_EXAMPLE, concept.examples)):
            for language in self._pair:
                label = f"{_(_LABELS[name])} {language.value}"
                yield from _field(label, _area(texts.get(language, ""), f"{name}-{language.value}"))
        yield from _field(_("Note"), _area(concept.note, "concept-note"))
        yield from _field(_("Source"), Input(concept.source, compact=True, id="concept-source"))
        keep = ConceptTick(_("keep as it is: a name that is not translated"), concept.keep_as_is)
        yield from _field("", keep, classes="concept--keep")

    @property
    def concept(self) -> Concept:
        """As the fields say it; its id and its line are those of the concept that was given."""
        return Concept(
            self._concept.id,
            {language: self.query_one(f"#terms-{language.value}", ConceptTerms).terms for language in Language},
            domain=self._line("concept-domain"),
            definitions={language: self._text(f"{_MEANING}-{language.value}") for language in Language},
            examples={language: self._text(f"{_EXAMPLE}-{language.value}") for language in Language},
            note=self._text("concept-note"),
            source=self._line("concept-source"),
            keep_as_is=self.query_one(".concept--keep > ConceptTick", ConceptTick).value,
            line=self._concept.line,
        )

    @on(ConceptTerms.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Checkbox.Changed)
    def _tell(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _line(self, name: str) -> str:
        return " ".join(self.query_one(f"#{name}", Input).value.split())

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", TextArea).text.strip()


def _area(text: str, name: str) -> TextArea:
    return TextArea(text, compact=True, tab_behavior="focus", show_line_numbers=False, id=name)


def _field(label: str, field: Input | TextArea | ConceptTick, classes: str = "") -> Iterator[Horizontal]:
    yield Horizontal(Label(label), field, classes=f"concept--field {classes}")
