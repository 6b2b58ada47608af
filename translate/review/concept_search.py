"""Concepts found while a person types: every word must be in the concept, and the terms that are nearest come first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from corpora.languages import Language
from glossary.checks import Severity
from glossary.entry import Concept, TermStatus
from glossary.morphology.words import fold_letters

_ALIKE_PERCENT = 70.0
_MOST_ALIKE = 20
_END = "\n"


class ConceptRow(NamedTuple):
    """A concept and the glossary in which it stands."""

    layer: int
    """The glossary's place, 0 for the one that wins."""
    concept: Concept
    severity: Severity | None = None
    """The worst that a check found in it."""

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from all others."""
        return self.layer, self.concept.id


@dataclass(frozen=True)
class ConceptFilter:
    """Which concepts are wanted; what is None or empty narrows nothing."""

    text: str = ""
    """Words or beginnings of words, in terms, domain, definitions, examples, note, source and id."""
    language: Language | None = None
    """Search the terms of this language only."""
    status: TermStatus | None = None
    """Only concepts that have a term of this status (in that language, if one is named)."""
    domain: str | None = None
    layer: int | None = None
    with_findings: bool = False


class FoundConcepts(NamedTuple):
    """What a filter leaves."""

    rows: tuple[ConceptRow, ...]
    total: int
    """How many concepts there are in all."""
    are_alike: bool = False
    """Nothing has the words; these have terms that are spelled alike."""


class _Entry(NamedTuple):
    """A row and its texts folded, terms each on a line of its own."""

    row: ConceptRow
    terms: dict[Language, str]
    rest: str


class ConceptIndex:
    """Concepts made ready to be searched. Takes about 20 µs a concept to make, and 1 µs to search."""

    def __init__(self, rows: Iterable[ConceptRow]):
        self._entries = [_entry(row) for row in rows]

    def search(self, wanted: ConceptFilter) -> FoundConcepts:
        """The concepts, the likeliest first; in the order of the glossaries if no text is looked for."""
        passing = [entry for entry in self._entries if _passes(entry.row, wanted)]
        query = " ".join(fold_letters(wanted.text).split())
        if not query:
            return FoundConcepts(tuple(entry.row for entry in passing), len(self._entries))
        found = _ranked(passing, query, wanted.language)
        if found:
            return FoundConcepts(tuple(found), len(self._entries))
        return FoundConcepts(tuple(_alike(passing, query, wanted.language)), len(self._entries), are_alike=True)


def _entry(row: ConceptRow) -> _Entry:
    concept = row.concept
    terms = {
        language: _END + _END.join(fold_letters(term.text) for term in terms) + _END
        for language, terms in concept.terms.items()
    }
    rest = (
        concept.id,
        concept.domain,
        concept.note,
        concept.source,
        *concept.definitions.values(),
        *concept.examples.values(),
    )
    return _Entry(row, terms, fold_letters(_END.join(filter(None, rest))))


def _passes(row: ConceptRow, wanted: ConceptFilter) -> bool:
    if wanted.layer is not None and row.layer != wanted.layer:
        return False
    if wanted.domain is not None and row.concept.domain != wanted.domain:
        return False
    if wanted.with_findings and row.severity is None:
        return False
    if wanted.status is None:
        return True
    languages = tuple(Language) if wanted.language is None else (wanted.language,)
    return any(term.status is wanted.status for one in languages for term in row.concept.terms.get(one, ()))


def _ranked(entries: Sequence[_Entry], query: str, language: Language | None) -> list[ConceptRow]:
    words = query.split(" ")
    ranked: list[list[ConceptRow]] = [[], [], [], [], []]
    for entry in entries:
        terms = "".join(entry.terms.values()) if language is None else entry.terms.get(language, "")
        text = terms if language else terms + entry.rest
        if all(word in text for word in words):
            ranked[_rank(terms, query)].append(entry.row)
    return [row for rows in ranked for row in rows]


def _rank(terms: str, query: str) -> int:
    """0 for a term that is the query, then those that begin with it, have a word that does, have it, all others."""
    begun = f"{_END}{query}"
    if begun in terms:
        return 0 if f"{begun}{_END}" in terms else 1
    if f" {query}" in terms:
        return 2
    return 3 if query in terms else 4


def _alike(entries: Sequence[_Entry], query: str, language: Language | None) -> list[ConceptRow]:
    named = [
        (place, term)
        for place, entry in enumerate(entries)
        for one, terms in entry.terms.items()
        if language in (None, one)
        for term in terms.strip(_END).split(_END)
    ]
    alike = process.extract(
        query, [term for _, term in named], scorer=fuzz.ratio, score_cutoff=_ALIKE_PERCENT, limit=_MOST_ALIKE
    )
    places = dict.fromkeys(named[at][0] for _, _, at in alike)
    return [entries[place].row for place in places]
