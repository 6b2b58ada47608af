"""Two glossaries made one: nothing of either goes without being in the result or in the list of conflicts."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.languages import Language
from glossary.checks.words import folded
from glossary.entry import Concept, Term, TermStatus
from glossary.free_ids import FreeIds

_Pair = tuple[str, str]
# How an id that is taken is numbered: bisa (2).
_NUMBER = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class Conflict:
    """What two glossaries say differently of one concept."""

    concept: str
    """Its id in the result."""
    field: str
    kept: str
    dropped: str


@dataclass(frozen=True)
class Merged:
    """The concepts of two glossaries."""

    concepts: tuple[Concept, ...]
    """Ours in their order, then those that only they have."""
    added: int
    changed: int
    conflicts: tuple[Conflict, ...]


def merge(ours: Sequence[Concept], theirs: Sequence[Concept], *, theirs_win: bool = False) -> Merged:
    """Join `theirs` into `ours`: terms are united, and what one side leaves empty is filled in.

    What both say differently is a conflict, in which ours stands, or theirs with `theirs_win`. Concepts meet by an id
    of their own and a term in common, or if the preferred pair of one is a pair of the other; homographs stay apart.
    Two of theirs with the same pair become one only if they do not contradict each other.
    """
    meeting = _MeetingPoints(ours)
    merged = {concept.id: concept for concept in ours}
    new_by_pair: dict[_Pair, str] = {}
    ids = FreeIds(merged)
    conflicts: list[Conflict] = []
    for concept in theirs:
        if met := meeting.id_met_by(concept):
            merged[met], disagreements = _joined(merged[met], concept, theirs_win)
            conflicts.extend(disagreements)
            continue
        twin = new_by_pair.get(_preferred_pair(concept))
        both, disagreements = _joined(merged[twin], concept, theirs_win) if twin else (concept, [])
        if twin and not disagreements:
            merged[twin] = both
            continue
        new = replace(concept, id=_free_id(concept, ids, merged), line=0)
        merged[new.id] = new
        new_by_pair.setdefault(_preferred_pair(new), new.id)
    changed = sum(merged[concept.id] != concept for concept in ours)
    return Merged(tuple(merged.values()), len(merged) - len(ours), changed, tuple(conflicts))


class _MeetingPoints:
    """Our concepts by what one of theirs may share with them."""

    def __init__(self, ours: Sequence[Concept]):
        self._by_id = {concept.id: concept for concept in ours}
        # The inner dicts are sets that keep their order.
        self._preferring: dict[_Pair, dict[str, None]] = defaultdict(dict)
        self._allowing: dict[_Pair, dict[str, None]] = defaultdict(dict)
        for concept in ours:
            self._preferring[_preferred_pair(concept)][concept.id] = None
            for pair in _pairs(concept):
                self._allowing[pair][concept.id] = None

    def id_met_by(self, theirs: Concept) -> str | None:
        """The id of our concept that theirs is, or None if we have none."""
        same_id = self._by_id.get(theirs.id)
        if same_id and not _is_named_by_term(same_id) and not _is_named_by_term(theirs) and _share(same_id, theirs):
            return same_id.id
        preferred_pair = _preferred_pair(theirs)
        for groups, pair in (
            (self._preferring, preferred_pair),
            (self._allowing, preferred_pair),
            *((self._preferring, pair) for pair in _pairs(theirs)),
        ):
            if group := groups.get(pair):
                return theirs.id if theirs.id in group else next(iter(group))
        return None


def _is_named_by_term(concept: Concept) -> bool:
    """Whether its id is but its Indonesian term, which a homograph has, too: bisa, bisa (2)."""
    preferred = concept.preferred(Language.INDONESIAN)
    return preferred is not None and _NUMBER.sub("", concept.id) == preferred.text


def _preferred_pair(concept: Concept) -> _Pair:
    return _preferred(concept, Language.INDONESIAN), _preferred(concept, Language.ENGLISH)


def _preferred(concept: Concept, language: Language) -> str:
    term = concept.preferred(language)
    return folded(term.text, language) if term else ""


def _pairs(concept: Concept) -> Iterator[_Pair]:
    return itertools.product(_words(concept, Language.INDONESIAN), _words(concept, Language.ENGLISH))


def _words(concept: Concept, language: Language) -> list[str]:
    return [folded(term.text, language) for term in concept.allowed(language)]


def _share(ours: Concept, theirs: Concept) -> bool:
    """Whether they have a term in common, be it that one forbids it."""
    return any(
        not {folded(term.text, language) for term in ours.terms.get(language, ())}.isdisjoint(
            folded(term.text, language) for term in theirs.terms.get(language, ())
        )
        for language in Language
    )


def _free_id(concept: Concept, ids: FreeIds, taken: Container[str]) -> str:
    """Its own id, or one with a number: bisa (2)."""
    if concept.id not in taken:
        return concept.id
    return ids.numbered(_NUMBER.sub("", concept.id) if _is_named_by_term(concept) else concept.id)


def _joined(ours: Concept, theirs: Concept, theirs_win: bool) -> tuple[Concept, list[Conflict]]:
    """Our concept with what theirs adds to it, and where the two disagree."""
    kept, dropped = (theirs, ours) if theirs_win else (ours, theirs)
    disagreements = _Disagreements(ours.id)
    if kept.keep_as_is != dropped.keep_as_is:
        disagreements.add("keep", _yes(kept.keep_as_is), _yes(dropped.keep_as_is))
    joined = Concept(
        id=ours.id,
        terms={
            language: _terms(kept.terms.get(language, ()), dropped.terms.get(language, ()), language, disagreements)
            for language in Language
        },
        domain=disagreements.settled("domain", kept.domain, dropped.domain),
        definitions=disagreements.settled_by_language("definition", kept.definitions, dropped.definitions),
        examples=disagreements.settled_by_language("example", kept.examples, dropped.examples),
        note=disagreements.settled("note", kept.note, dropped.note),
        source=disagreements.settled("source", kept.source, dropped.source),
        keep_as_is=kept.keep_as_is,
        line=ours.line,
    )
    return joined, disagreements.conflicts


class _Disagreements:
    """Gathers what two descriptions of a concept say differently."""

    def __init__(self, concept_id: str):
        self.conflicts: list[Conflict] = []
        self._concept_id = concept_id

    def add(self, field: str, kept: str, dropped: str) -> None:
        self.conflicts.append(Conflict(self._concept_id, field, kept, dropped))

    def settled(self, field: str, kept: str, dropped: str) -> str:
        """Whichever is not empty, `kept` if neither is."""
        if kept and dropped and kept != dropped:
            self.add(field, kept, dropped)
        return kept or dropped

    def settled_by_language(
        self, field: str, kept: Mapping[Language, str], dropped: Mapping[Language, str]
    ) -> dict[Language, str]:
        return {
            language: self.settled(f"{field}_{language.value}", kept.get(language, ""), dropped.get(language, ""))
            for language in Language
        }


def _terms(
    kept: Sequence[Term], dropped: Sequence[Term], language: Language, disagreements: _Disagreements
) -> tuple[Term, ...]:
    """The terms of `kept`, then those that it lacks, of which the preferred one is admitted."""
    terms = list(kept)
    by_text: dict[str, int] = {}
    by_words: dict[str, int] = {}
    for place, term in enumerate(kept):
        by_text.setdefault(term.text, place)
        by_words.setdefault(folded(term.text, language), place)
    preferred = next((term.text for term in kept if term.is_allowed), "")
    for term in dropped:
        if term in kept:
            continue
        known = by_text.get(term.text, by_words.get(folded(term.text, language)))
        if known is not None:
            terms[known] = _one_term(terms[known], term, disagreements)
            continue
        is_demoted = preferred != "" and term.status is TermStatus.PREFERRED
        if is_demoted:
            disagreements.add("preferred term", preferred, term.text)
        by_text[term.text] = len(terms)
        terms.append(replace(term, status=TermStatus.ADMITTED) if is_demoted else term)
    return tuple(terms)


def _one_term(kept: Term, dropped: Term, disagreements: _Disagreements) -> Term:
    """What two glossaries say of the same words, be they written differently: peace talks, peace-talks."""
    if kept.text != dropped.text:
        disagreements.add("spelling", kept.text, dropped.text)
    part_of_speech = kept.part_of_speech or dropped.part_of_speech
    prefers = dropped.status is TermStatus.PREFERRED and kept.status is not TermStatus.PREFERRED
    if (
        prefers
        or kept.is_allowed != dropped.is_allowed
        or kept.is_case_sensitive != dropped.is_case_sensitive
        or dropped.part_of_speech not in ("", part_of_speech)
    ):
        disagreements.add(f"term “{kept.text}”", _described(kept), _described(dropped))
    return replace(kept, part_of_speech=part_of_speech)


def _described(term: Term) -> str:
    case = "case-sensitive" if term.is_case_sensitive else ""
    return ", ".join(filter(None, (term.status.value, term.part_of_speech, case)))


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
