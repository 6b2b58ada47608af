"""Are the terms of the source in the translation, and none that is forbidden for them?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from corpora.languages import Language
from corpora.span import Span
from glossary.entry import Concept, Term
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from glossary.word_order import is_reordered


class Verdict(Enum):
    """How a translation treats a term of its source."""

    KEPT = "kept"
    FEWER = "fewer"
    """Kept, but less often than the source has it: pronouns and short second mentions are honest translation."""
    REORDERED = "reordered"
    """Its words are there, near each other, in another order."""
    MISSED = "missed"


@dataclass(frozen=True)
class TermCheck:
    """What became of one source term in one translation."""

    source_term: str
    concepts: tuple[Concept, ...]
    expected: tuple[str, ...]
    """The target terms that count, the preferred one first."""
    tier: Tier
    """How sure it is that the source has the term, at its surest place: ENFORCE or WARN."""
    found: int
    """How often the source has the term."""
    kept: int
    """How often the translation has one of the expected terms, at most `found`."""
    is_reordered: bool = False
    """Whether the translation has the words of an expected term in another order."""
    has_preferred: bool = True
    """Whether one of those kept is a preferred term, not merely an admitted one."""
    rendering: str | None = None
    """The first target term that the translation has for it; None for a name that is not translated, or if missed."""

    @property
    def verdict(self) -> Verdict:
        """Kept, kept less often, in another order, or missed."""
        if self.kept == 0:
            return Verdict.REORDERED if self.is_reordered else Verdict.MISSED
        return Verdict.FEWER if self.kept < self.found else Verdict.KEPT


@dataclass(frozen=True)
class ForbiddenUse:
    """A forbidden term in a translation."""

    term: str
    span: Span
    """Characters of the target."""
    preferred: str
    tier: Tier
    """How sure it is that this is the term."""


@dataclass(frozen=True)
class Verification:
    """Everything that the glossary has to say about one translation."""

    checks: tuple[TermCheck, ...]
    forbidden: tuple[ForbiddenUse, ...]


def verify(hits: Sequence[Hit], target: str, language: Language) -> Verification:
    """Hold `target`, in `language`, to the terms found in its source. Mere suggestions ask nothing of it."""
    required = [hit for hit in hits if hit.tier is not Tier.SUGGEST]
    if not required:
        return Verification((), ())
    concepts = tuple(dict.fromkeys(concept for hit in required for concept in hit.concepts))
    target_hits = Matcher([concepts], language, with_forbidden=True).find(target)
    return Verification(_checks(required, target_hits, target, language), _forbidden_uses(target_hits, language))


def _checks(hits: Sequence[Hit], target_hits: Sequence[Hit], target: str, language: Language) -> tuple[TermCheck, ...]:
    present = Counter(concept for hit in target_hits if hit.term.is_allowed for concept in hit.concepts)
    by_meaning: dict[tuple[Concept, ...], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_meaning[hit.concepts].append(hit)
    checks = []
    for meanings, places in by_meaning.items():
        first_term = places[0].term
        used = [hit.term for hit in target_hits if hit.term.is_allowed and not set(meanings).isdisjoint(hit.concepts)]
        expected = tuple(term for concept in meanings for term in concept.allowed(language))
        if any(concept.keep_as_is for concept in meanings):
            expected = (first_term, *expected)
            kept = _exact_uses(expected, target)
        else:
            kept = sum(present[concept] for concept in meanings)
        checks.append(
            TermCheck(
                source_term=first_term.text,
                concepts=meanings,
                expected=tuple(dict.fromkeys(term.text for term in expected)),
                tier=min(place.tier for place in places),
                found=len(places),
                kept=min(len(places), kept),
                is_reordered=kept == 0 and any(is_reordered(term, target, language) for term in expected),
                has_preferred=any(concept.keep_as_is or concept.preferred(language) in used for concept in meanings),
                rendering=used[0].text if used else None,
            )
        )
    return tuple(checks)


def _exact_uses(terms: Iterable[Term], target: str) -> int:
    """How often the target has one of the terms of a name that is not translated, letter for letter."""
    texts = sorted({re.escape(term.text) for term in terms}, key=len, reverse=True)
    return len(re.findall(rf"(?<!\w)(?:{'|'.join(texts)})(?!\w)", target))


def _forbidden_uses(target_hits: Sequence[Hit], language: Language) -> tuple[ForbiddenUse, ...]:
    uses = []
    for hit in target_hits:
        preferred = hit.concepts[0].preferred(language)
        if not hit.term.is_allowed and preferred is not None and hit.tier is not Tier.SUGGEST:
            uses.append(ForbiddenUse(hit.term.text, hit.span, preferred.text, hit.tier))
    return tuple(uses)
