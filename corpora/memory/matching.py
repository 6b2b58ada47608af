"""What a memory answers to a text: the same one first, then those most like it."""

from __future__ import annotations

import heapq
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from corpora.languages import Language
from corpora.memory import weights
from corpora.memory.candidates import CandidateFinder
from corpora.memory.clitics import base_of
from corpora.memory.diff import diff
from corpora.memory.lookup import exact_units, get_units, rows_by_id
from corpora.memory.numerals import adapted
from corpora.memory.schema import TEXT_COLUMNS, key_of
from corpora.memory.scoring import Prepared, prepared, score
from corpora.memory.tokens import composed
from corpora.memory.unit import Match, MemoryUnit, Query

_WORD = re.compile(r"[^\W_]+")
_MOST_SCORED = 24


class Matcher:
    """Answers queries from one database."""

    def __init__(self, connection: sqlite3.Connection, name: str):
        self._connection = connection
        self._name = name
        self._finder = CandidateFinder(connection)

    def matches(self, query: Query, least_percent: int, limit: int) -> list[Match]:
        """The units nearest to the query, best first; of equal ones, the latest first."""
        mine = prepared(query.source, query.pair[0])
        exact = exact_units(self._connection, query.pair[0], key_of(query.source))
        matches = [self._match(query, mine, unit) for unit in exact]
        whole = distinct(match for match in matches if match.score_percent >= 100)
        if least_percent < 100 and len(whole) < limit:
            known = {unit.id for unit in exact}
            similar = (unit for unit in self._similar(query, least_percent) if unit.id not in known)
            matches += (self._match(query, mine, unit) for unit in similar)
        best = distinct(sorted((match for match in matches if match.score_percent >= least_percent), key=rank))
        return [replace(match, diff=diff(query.source, match.source)) for match in best[:limit]]

    def _similar(self, query: Query, least_percent: int) -> list[MemoryUnit]:
        """The units most like the query by a quick look."""
        language = query.pair[0]
        ids = self._finder.find(query.source, language, least_percent)
        if len(ids) > _MOST_SCORED:
            rows = rows_by_id(self._connection, f"id, {TEXT_COLUMNS[language]}", ids)
            ids = _likest(query.source, language, rows, least_percent)
        return get_units(self._connection, ids)

    def _match(self, query: Query, mine: Prepared, unit: MemoryUnit) -> Match:
        is_reversed = unit.pair != query.pair
        source, target = (unit.target, unit.source) if is_reversed else (unit.source, unit.target)
        result = score(mine, prepared(source, mine.language))
        percent, filled = result.percent, None
        if percent == 100 and not is_reversed and _has_same_neighbours(query, unit):
            percent = 101
        if result.differs_in_numbers_alone:
            filled = adapted(query.source, source, target, mine.language)
            percent = percent if filled is None else 100 - weights.ADAPTED_POINTS
        penalty = weights.REVERSED_PENALTY_PERCENT if is_reversed else 0
        return Match(
            unit=unit,
            score_percent=percent - penalty,
            source=source,
            target=target if filled is None else filled,
            memory=self._name,
            penalty_percent=penalty,
            is_adapted=filled not in (None, target),
            is_reversed=is_reversed,
        )


def rank(match: Match) -> tuple[int, float, int]:
    """By which matches are sorted: the best first, then the latest."""
    moment = match.unit.changed or match.unit.created
    return -match.score_percent, -moment.timestamp() if moment else 0.0, -(match.unit.id or 0)


def distinct(matches: Iterable[Match]) -> list[Match]:
    """The first match of each translation."""
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.target, match)
    return list(first.values())


def _has_same_neighbours(query: Query, unit: MemoryUnit) -> bool:
    if not (query.before or query.after):
        return False
    mine, theirs = (query.before, query.after), (unit.before, unit.after)
    return mine == theirs or tuple(map(composed, mine)) == tuple(map(composed, theirs))


def _likest(text: str, language: Language, rows: Iterable[tuple[int, str]], least_percent: int) -> list[int]:
    """The ids of the texts that share most words with `text`, clitics left out, forms of a word not known as such."""
    words = _bases(text, language)
    # As if all that differs were forms of a word.
    cutoff = max(0.01, 1 - (1 - least_percent / 100) / weights.SIMILAR)
    similarity = Levenshtein.normalized_similarity
    seen = ((similarity(words, _bases(other, language), score_cutoff=cutoff), number) for number, other in rows)
    return [number for share, number in heapq.nlargest(_MOST_SCORED, seen) if share]


def _bases(text: str, language: Language) -> list[str]:
    return [base_of(word, language) for word in _WORD.findall(text.lower())]
