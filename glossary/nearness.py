"""Which concepts of a glossary are nearly the same as a new one?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from corpora.languages import Language
from glossary.checks.words import is_surely_whole
from glossary.entry import Concept, TermStatus
from glossary.matcher import Matcher

_ALIKE_PERCENT = 88.0
"""From here on two spellings look like one term, if they do so in both languages."""
_HARDLY_OTHER_PERCENT = 95.0
"""From here on they do so in one language: a slip of the keyboard in a longer term."""
_PERHAPS_FORM_PERCENT = 60.0
"""Below this, no term is an inflected form of another, but for people and person."""
_MOST_COMPARED = 200
"""How many of the likest concepts the matcher is asked about."""
_MOST_SHOWN = 5


@dataclass(frozen=True)
class NearDuplicate:
    """A concept that a new one may repeat."""

    concept: Concept
    message: str
    """Why, in a sentence without its full stop."""


class _Likeness(NamedTuple):
    """How much a term of a concept looks like one of the new concept."""

    percent: float
    text: str
    other_text: str


def near_duplicates(new: Concept, concepts: Sequence[Concept]) -> list[NearDuplicate]:
    """The concepts that have a term of `new`, in any form, or look like it: those that have more of it come first.

    At most five. Takes about 4 ms for 1,000 concepts.
    """
    likest = {language: _likest(new, concepts, language) for language in Language}
    forms = {language: _Forms(new, language) for language in Language}
    found: list[tuple[int, NearDuplicate]] = []
    for place in _likest_first(likest)[:_MOST_COMPARED]:
        concept = concepts[place]
        likenesses = {language: likest[language][place] for language in Language if place in likest[language]}
        same = [one for language, one in likenesses.items() if forms[language].are_same(one, concept)]
        if message := _reason(concept, same, list(likenesses.values())):
            found.append((len(same), NearDuplicate(concept, message)))
    found.sort(key=lambda one: one[0], reverse=True)
    return [near for _, near in found[:_MOST_SHOWN]]


def _reason(concept: Concept, same: Sequence[_Likeness], likenesses: Sequence[_Likeness]) -> str:
    place = f"the concept {concept.id!r}" + (f" (line {concept.line})" if concept.line else "")
    percents = [one.percent for one in likenesses]
    if same:
        return f"{place} has “{same[0].other_text}” already, as “{alike_pair(concept)}”"
    if max(percents) >= _HARDLY_OTHER_PERCENT or (len(percents) == len(Language) and min(percents) >= _ALIKE_PERCENT):
        return f"{place} looks alike: “{alike_pair(concept)}”"
    return ""


def alike_pair(concept: Concept) -> str:
    """The preferred terms of a concept, one beside the other."""
    return " = ".join(term.text for language in Language if (term := concept.preferred(language)))


def _likest(new: Concept, concepts: Sequence[Concept], language: Language) -> dict[int, _Likeness]:
    """The likest terms of `new` and of each concept by its place, where they are alike at all."""
    named = [
        (place, term.text)
        for place, concept in enumerate(concepts)
        for term in concept.terms.get(language, ())
        if term.status is not TermStatus.FORBIDDEN
    ]
    folded = [text.casefold() for _, text in named]
    likest: dict[int, _Likeness] = {}
    for term in new.allowed(language):
        alike = process.extract(
            term.text.casefold(), folded, scorer=fuzz.ratio, score_cutoff=_PERHAPS_FORM_PERCENT, limit=None
        )
        for _, percent, at in alike:
            place, other_text = named[at]
            if place not in likest or percent > likest[place].percent:
                likest[place] = _Likeness(percent, term.text, other_text)
    return likest


def _likest_first(likest: Mapping[Language, Mapping[int, _Likeness]]) -> list[int]:
    """The places of the concepts: the likest in either language, then the likest in both, then the first."""
    percents: dict[int, list[float]] = defaultdict(list)
    for likenesses in likest.values():
        for place, likeness in likenesses.items():
            percents[place].append(likeness.percent)
    return sorted(percents, key=lambda place: (-max(percents[place]), -sum(percents[place]), place))


class _Forms:
    """Tells whether a concept's term is one of the new concept's in another form."""

    def __init__(self, new: Concept, language: Language):
        self._new = new
        self._language = language
        self._matcher = Matcher([[new]], language)

    def are_same(self, likeness: _Likeness, concept: Concept) -> bool:
        """Whether the two texts are one term: the same spelling, or the matcher finds one in the other."""
        return (
            likeness.text.casefold() == likeness.other_text.casefold()
            or is_surely_whole(likeness.other_text, self._matcher)
            or is_surely_whole(likeness.text, Matcher([[concept]], self._language))
        )
