"""What a memory holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from corpora.languages import Language
from corpora.memory.unit import MemoryUnit, Pair


@dataclass
class MemoryStats:
    """Counts of units and of words, which are what stands between blanks."""

    units: int = 0
    words: Counter[Language] = field(default_factory=Counter)
    pairs: Counter[Pair] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    with_neighbours: int = 0
    oldest: datetime | None = None
    """The first date on which a unit was made or changed."""
    newest: datetime | None = None
    same_pairs: int = 0
    """Units whose source and target stand there before, between other neighbours."""
    conflicting_sources: int = 0
    """Sources with more than one target."""


def memory_stats(units: Iterable[MemoryUnit]) -> MemoryStats:
    """Count; takes some hundred bytes a unit."""
    stats = MemoryStats()
    pairs: set[int] = set()
    targets: dict[int, int] = {}
    conflicting: set[int] = set()
    for unit in units:
        _count(stats, unit)
        source = hash((unit.pair[0].value, unit.source))
        pair = hash((source, unit.target))
        stats.same_pairs += pair in pairs
        pairs.add(pair)
        if targets.setdefault(source, pair) != pair:
            conflicting.add(source)
    stats.conflicting_sources = len(conflicting)
    return stats


def _count(stats: MemoryStats, unit: MemoryUnit) -> None:
    stats.units += 1
    stats.words[unit.pair[0]] += len(unit.source.split())
    stats.words[unit.pair[1]] += len(unit.target.split())
    stats.pairs[unit.pair] += 1
    stats.origins[unit.origin] += 1
    stats.documents[unit.document] += 1
    stats.authors[unit.author] += 1
    stats.with_neighbours += bool(unit.before or unit.after)
    for moment in (unit.created, unit.changed):
        if moment is not None:
            stats.oldest = min(stats.oldest or moment, moment)
            stats.newest = max(stats.newest or moment, moment)
