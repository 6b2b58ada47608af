"""Are the terms of the source in the translation, and none that is forbidden for them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Hit, Matcher


class Verdict(Enum):
    """How a translation treats a term of its source."""

    KEPT = "kept"
    FEWER = "fewer"
    """Kept, but less often than the source has it: pronouns and short second mentions are honest translation."""
    MISSED = "missed"


@dataclass(frozen=True)
class TermCheck:
    """What became of one source term in one translation."""

    source_term: str
    concepts: tuple[Concept, ...]
    expected: tuple[str, ...]
    """The target terms that count, the preferred one first."""
    found: int
    """How often the source has the term."""
    kept: int
    """How often the translation has one of the expected terms, at most `found`."""

    @property
    def verdict(self) -> Verdict:
        """Kept, kept less often, or missed."""
        if self.kept == 0:
            return Verdict.MISSED
        return Verdict.FEWER if self.kept < self.found else Verdict.KEPT


@dataclass(frozen=True)
class ForbiddenUse:
    """A forbidden term in a translation."""

    term: str
    span: Span
    """Characters of the target."""
    preferred: str


@dataclass(frozen=True)
class Verification:
    """Everything that the glossary has to say about one translation."""

    checks: tuple[TermCheck, ...]
    forbidden: tuple[ForbiddenUse, ...]


def verify(hits: Sequence[Hit], target: str, language: Language) -> Verification:
    """Hold `target`, in `language`, to the terms found in its source."""
    if not hits:
        return Verification((), ())
    concepts = tuple(dict.fromkeys(concept for hit in hits for concept in hit.concepts))
    target_hits = Matcher([concepts], language, with_forbidden=True).find(target)
    return Verification(_checks(hits, target_hits, language), _forbidden_uses(target_hits, language))


def _checks(hits: Sequence[Hit], target_hits: Sequence[Hit], language: Language) -> tuple[TermCheck, ...]:
    present = Counter(concept for hit in target_hits if hit.term.is_allowed for concept in hit.concepts)
    required = Counter(hit.concepts for hit in hits)
    first_terms = {hit.concepts: hit.term.text for hit in reversed(hits)}
    return tuple(
        TermCheck(
            source_term=first_terms[meanings],
            concepts=meanings,
            expected=tuple(dict.fromkeys(term.text for concept in meanings for term in concept.allowed(language))),
            found=found,
            kept=min(found, sum(present[concept] for concept in meanings)),
        )
        for meanings, found in required.items()
    )


def _forbidden_uses(target_hits: Sequence[Hit], language: Language) -> tuple[ForbiddenUse, ...]:
    uses = []
    for hit in target_hits:
        preferred = hit.concepts[0].preferred(language)
        if not hit.term.is_allowed and preferred is not None:
            uses.append(ForbiddenUse(hit.term.text, hit.span, preferred.text))
    return tuple(uses)
