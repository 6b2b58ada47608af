"""What became of the terms, counted as the terminology tasks of WMT count it.

Only terms that are surely in the source (tier enforce) count, each once a segment: a pronoun for a second mention is
honest translation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.languages import Language
from glossary.entry import Concept
from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import TermCheck, Verdict, verify

_WINDOWS = (2, 3)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True)
class Rate:
    """So many of so many."""

    part: float
    whole: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.part + other.part, self.whole + other.whole)


NOTHING = Rate(0, 0)


@dataclass(frozen=True)
class SegmentTerms:
    """The terms of one segment in one translation."""

    success: Rate
    """Terms whose target term is there, in any admitted word, form and order of words."""
    exact: Rate
    """Terms whose target term is there letter for letter, but for capitals."""
    windows: tuple[Rate, ...]
    """Words around the term that stand around it in the reference, too: within 2 and within 3 words on each side."""
    forbidden: Rate
    """Terms for which a forbidden one is there, of those that have one."""
    missed: tuple[str, ...]
    """Source terms."""
    used_forbidden: tuple[str, ...]
    renderings: tuple[tuple[tuple[Concept, ...], str], ...]
    """By which target term each meaning was rendered."""


@dataclass(frozen=True)
class TermScores:
    """The same over all segments."""

    success: Rate
    exact: Rate
    window_2: Rate
    window_3: Rate
    consistency: Rate
    """Of the renderings of terms that were rendered more than once, those by the term's most frequent one."""
    forbidden: Rate


def segment_terms(hits: Sequence[Hit], output: str, reference: str, language: Language) -> SegmentTerms:
    """Look for the terms of a source in its translation; `language` is that of the translation."""
    found = verify(hits, output, language)
    checks = [check for check in found.checks if check.tier is Tier.ENFORCE]
    missed = [check for check in checks if check.verdict is Verdict.MISSED]
    exact = [(check, place) for check in checks if (place := _exact_place(check, output)) is not None]
    used = {use.term for use in found.forbidden if use.tier is Tier.ENFORCE}
    forbidden = [set(_forbidden_terms(check, language)) for check in checks]
    return SegmentTerms(
        success=Rate(len(checks) - len(missed), len(checks)),
        exact=Rate(len(exact), len(checks)),
        windows=tuple(_window_overlap(exact, output, reference, width) for width in _WINDOWS),
        forbidden=Rate(sum(bool(terms & used) for terms in forbidden), sum(map(bool, forbidden))),
        missed=tuple(check.source_term for check in missed),
        used_forbidden=tuple(sorted(used & set().union(*forbidden))),
        renderings=tuple((check.concepts, check.rendering or check.source_term) for check in checks if check.kept),
    )


def total(segments: Iterable[SegmentTerms]) -> TermScores:
    """The scores of a whole text."""
    items = list(segments)
    return TermScores(
        success=sum((item.success for item in items), NOTHING),
        exact=sum((item.exact for item in items), NOTHING),
        window_2=sum((item.windows[0] for item in items), NOTHING),
        window_3=sum((item.windows[1] for item in items), NOTHING),
        consistency=_consistency(rendering for item in items for rendering in item.renderings),
        forbidden=sum((item.forbidden for item in items), NOTHING),
    )


def _exact_place(check: TermCheck, text: str) -> tuple[int, int] | None:
    """Where the first of the expected terms stands, letter for letter; US is not us."""
    for term in check.expected:
        flags = 0 if term.isupper() else re.IGNORECASE
        match = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, flags)
        if match:
            return match.span()
    return None


def _window_overlap(
    exact: Sequence[tuple[TermCheck, tuple[int, int]]], output: str, reference: str, width: int
) -> Rate:
    """How much of the company of the terms is that of the reference.

    After Alam et al. 2021, "On the evaluation of machine translation for terminology consistency": of the words within
    `width` words on each side of an exact match in the output, those that are within `width` of the same term in the
    reference. Terms that the reference lacks letter for letter do not count; theirs divides by the reference's words
    and averages over sentences, so the numbers cannot be compared.
    """
    shared, all_words = 0, 0
    for check, place in exact:
        theirs = _exact_place(check, reference)
        if theirs is not None:
            ours = Counter(_window(output, place, width))
            shared += (ours & Counter(_window(reference, theirs, width))).total()
            all_words += ours.total()
    return Rate(shared, all_words)


def _window(text: str, place: tuple[int, int], width: int) -> list[str]:
    before = _WORD.findall(text[: place[0]].lower())
    behind = _WORD.findall(text[place[1] :].lower())
    return [*before[-width:], *behind[:width]]


def _forbidden_terms(check: TermCheck, language: Language) -> list[str]:
    return [term.text for concept in check.concepts for term in concept.forbidden(language)]


def _consistency(renderings: Iterable[tuple[tuple[Concept, ...], str]]) -> Rate:
    """Semenov and Bojar 2022, "Automated evaluation metric for terminology consistency in MT", on our terms."""
    by_meaning: dict[tuple[Concept, ...], Counter[str]] = defaultdict(Counter)
    for meaning, term in renderings:
        by_meaning[meaning][term] += 1
    repeated = [terms for terms in by_meaning.values() if terms.total() > 1]
    return Rate(sum(max(terms.values()) for terms in repeated), sum(terms.total() for terms in repeated))
