"""What a glossary says already about a pair of terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier


class Verdict(NamedTuple):
    """Whether the glossary has the pair, and if not, what it has for one side."""

    is_known: bool
    remark: str


class KnownTerms:
    """The terms of a glossary in every form in which the matcher finds them."""

    def __init__(self, concepts: Sequence[Concept]):
        self._matchers = {language: Matcher([concepts], language) for language in Language}

    def judge(self, terms: dict[Language, str]) -> Verdict:
        """What the glossary says about a term of each language."""
        concepts = {language: self._named(terms[language], language) for language in Language}
        if any(concept in concepts[Language.ENGLISH] for concept in concepts[Language.INDONESIAN]):
            return Verdict(True, "")
        remarks = [
            _remark(concept, terms, language)
            for language in (Language.INDONESIAN, Language.ENGLISH)
            for concept in concepts[language]
        ]
        return Verdict(False, "; ".join(dict.fromkeys(remarks)))

    def _named(self, text: str, language: Language) -> tuple[Concept, ...]:
        """The concepts that the whole of `text` surely names."""
        hits = self._matchers[language].find(text)
        whole = Span(0, len(text))
        return next((hit.concepts for hit in hits if hit.span == whole and hit.tier is Tier.ENFORCE), ())


def _remark(concept: Concept, terms: dict[Language, str], language: Language) -> str:
    other = language.other
    allowed = " or ".join(f"“{term.text}”" for term in concept.allowed(other))
    forbidden = {term.text.casefold() for term in concept.forbidden(other)}
    remark = f"for “{terms[language]}” the glossary has {allowed}"
    return f"{remark} and forbids “{terms[other]}”" if terms[other].casefold() in forbidden else remark
