"""What memories know of the segments of a document, before an engine is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from corpora.memory.unit import Match, Pair, Query
from corpora.segment import Segment
from translate.engine import Example


class Finder(Protocol):
    """Finds what memories have; `Memories` does."""

    def matches(self, query: Query, *, least_percent: int = 75, limit: int = 10) -> list[Match]:
        """The nearest units, best first."""


@dataclass(frozen=True)
class Pretranslation:
    """What was found for the segments of a document."""

    whole: dict[int, Match] = field(default_factory=dict)
    """Matches of 100 % and more, by the number of the segment: its translation."""
    examples: dict[str, Example] = field(default_factory=dict)
    """By the source of a segment, the translation of a text that is like it."""


def pretranslate(
    segments: Sequence[Segment],
    waiting: Collection[int],
    pair: Pair,
    memories: Finder,
    least_percent: int,
) -> Pretranslation:
    """Look the segments of these numbers up, each between its neighbours; what is less like it is passed over."""
    found = Pretranslation()
    for segment, query in queries(segments, pair):
        if segment.number not in waiting:
            continue
        best = best_match(memories, query, least_percent)
        if best is None:
            continue
        if best.score_percent >= 100:
            found.whole[segment.number] = best
        else:
            found.examples[segment.source] = Example(best.source, best.target)
    return found


def queries(segments: Sequence[Segment], pair: Pair) -> Iterator[tuple[Segment, Query]]:
    """What to ask a memory of each segment of a document, with its neighbours."""
    sources = ["", *(one.source for one in segments), ""]
    for before, segment, after in zip(sources, segments, sources[2:], strict=False):
        yield segment, Query(segment.source, pair, before, after)


def best_match(memories: Finder, query: Query, least_percent: int) -> Match | None:
    """The nearest unit that is like the query at `least_percent`."""
    return next(iter(memories.matches(query, least_percent=least_percent, limit=1)), None)
