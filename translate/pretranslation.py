"""What memories know of the segments of a document, before an engine is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from corpora.memory.unit import Match, Query
from corpora.segment import Segment
from translate.engine import Example, LanguagePair
from translate.leverage import Finder

LEAST_EXAMPLE_PERCENT = 75
"""How much a text must be like another for its translation to help more than it misleads."""


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
    pair: LanguagePair,
    memories: Finder,
    least_percent: int = LEAST_EXAMPLE_PERCENT,
) -> Pretranslation:
    """Look the segments of these numbers up, each between its neighbours."""
    found = Pretranslation()
    sources = ["", *(one.source for one in segments), ""]
    for before, segment, after in zip(sources, segments, sources[2:], strict=False):
        if segment.number not in waiting:
            continue
        query = Query(segment.source, (pair.source, pair.target), before, after)
        best = next(iter(memories.matches(query, least_percent=least_percent, limit=1)), None)
        if best is None:
            continue
        if best.score_percent >= 100:
            found.whole[segment.number] = best
        else:
            found.examples[segment.source] = Example(best.source, best.target)
    return found
