"""Units that say nothing which another does not say."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.cleaning.finding import Judge
from corpora.memory.unit import MemoryUnit


def make_judge(units: Iterable[MemoryUnit]) -> Judge:
    """Units without neighbours whose source and target stand there with neighbours, too.

    The same pair between other neighbours is no duplicate: it is found again as a match in context. A memory has the
    same pair between the same neighbours once by itself.
    """
    with_neighbours = {_key(unit) for unit in units if unit.before or unit.after}

    def judge(unit: MemoryUnit) -> str | None:
        if unit.before or unit.after or _key(unit) not in with_neighbours:
            return None
        return "the same pair is there with its neighbours"

    return judge


def _key(unit: MemoryUnit) -> int:
    """Eight bytes in the place of two texts; that two pairs share them is less likely than that the disk errs."""
    return hash((unit.pair[0].value, unit.source, unit.target))
