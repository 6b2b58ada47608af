"""Which concepts of a glossary are nearly the same as a new one?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpora.languages import Language
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier

_ALIKE_PERCENT = 88.0
"""From here on two spellings look like one term, if they do so in both languages."""


@dataclass(frozen=True)
class NearDuplicate:
    """A concept that a new one may repeat."""

    concept: Concept
    message: str
    """Why, in a sentence without its full stop."""


def near_duplicates(new: Concept, concepts: Sequence[Concept]) -> list[NearDuplicate]:
    """The concepts that have a term of `new`, in any form, or look like it in both languages."""
    return [NearDuplicate(concept, message) for concept in concepts for message in _reasons(new, concept)][:5]


def _reasons(new: Concept, concept: Concept) -> Iterator[str]:
    place = f"the concept {concept.id!r}" + (f" (line {concept.line})" if concept.line else "")
    alike = {language: _likest(new, concept, language) for language in Language}
    same = [pair for language in Language if (pair := alike[language]) and _is_same(*pair, new, concept, language)]
    if same:
        yield f"{place} has “{same[0][1]}” already, as “{alike_pair(concept)}”"
    elif all(pair and fuzz.ratio(*map(str.casefold, pair)) >= _ALIKE_PERCENT for pair in alike.values()):
        yield f"{place} looks alike: “{alike_pair(concept)}”"


def alike_pair(concept: Concept) -> str:
    """The preferred terms of a concept, one beside the other."""
    return " = ".join(term.text for language in Language if (term := concept.preferred(language)))


def _likest(new: Concept, concept: Concept, language: Language) -> tuple[str, str] | None:
    pairs = [(one.text, other.text) for one in new.allowed(language) for other in concept.allowed(language)]
    return max(pairs, key=lambda pair: fuzz.ratio(pair[0].casefold(), pair[1].casefold()), default=None)


def _is_same(text: str, other_text: str, new: Concept, concept: Concept, language: Language) -> bool:
    if text.casefold() == other_text.casefold():
        return True
    if fuzz.ratio(text.casefold(), other_text.casefold()) < 60:
        return False
    hits = Matcher([[concept]], language).find(text)
    return any(hit.tier is Tier.ENFORCE and (hit.span.start, hit.span.end) == (0, len(text)) for hit in hits)
