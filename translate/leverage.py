"""How much of a document its memories already have, in the bands in which agencies bill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from corpora.memory.unit import Band, Pair, Query, band_of
from corpora.segment import Segment, Status
from translate.pretranslation import Finder, best_match, queries


class Row(Enum):
    """A line of the table: a band, or what needs no memory."""

    TRANSLATED = "translated"
    """Has a translation in the file."""
    REPETITION = "repetitions"
    """The same text stood before."""
    CONTEXT = Band.CONTEXT.value
    EXACT = Band.EXACT.value
    NEAR_EXACT = Band.NEAR_EXACT.value
    HIGH = Band.HIGH.value
    MEDIUM = Band.MEDIUM.value
    LOW = Band.LOW.value
    NONE = "no match"


@dataclass(frozen=True)
class Volume:
    """An amount of text."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    """Without white space."""

    def __add__(self, other: Volume) -> Volume:
        return Volume(self.segments + other.segments, self.words + other.words, self.characters + other.characters)


Leverage = dict[Row, Volume]
"""The volume of each row, in the order of the rows."""


def leverage(documents: Iterable[Sequence[Segment]], pair: Pair, memories: Finder) -> Leverage:
    """What the segments of some documents, which belong together, are to a translator with these memories."""
    table = {row: Volume() for row in Row}
    seen: set[str] = set()
    for segments in documents:
        for segment, query in queries(segments, pair):
            row = _row(segment, query, seen, memories)
            table[row] += volume(segment)
            seen.add(segment.source)
    return table


def _row(segment: Segment, query: Query, seen: set[str], memories: Finder) -> Row:
    if segment.status is not Status.UNTRANSLATED:
        return Row.TRANSLATED
    best = best_match(memories, query, Band.LOW.least_percent)
    band = band_of(best.score_percent) if best else Band.NONE
    if band is Band.CONTEXT or (band is Band.EXACT and segment.source not in seen):
        return Row(band.value)
    if segment.source in seen:
        return Row.REPETITION
    return Row.NONE if band is Band.NONE else Row(band.value)


def volume(segment: Segment) -> Volume:
    """One segment, its tags not counted."""
    words = segment.marked.plain.split()
    return Volume(1, len(words), sum(map(len, words)))


def total(tables: Iterable[Leverage]) -> Volume:
    """The volume of all rows."""
    return sum(chain.from_iterable(table.values() for table in tables), Volume())
