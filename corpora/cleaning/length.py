"""Units whose sides are too different in length to say the same."""

from __future__ import annotations

from corpora.memory.tokens import without_tags
from corpora.memory.unit import MemoryUnit

_MOST_TIMES = 3.0
_LEAST_DIFFERENCE = 30


def judge(unit: MemoryUnit) -> str | None:
    """A side more than three times as long as the other, and by more than 30 characters; tags do not count."""
    lengths = [len(without_tags(text).strip()) for text in (unit.source, unit.target)]
    shorter, longer = sorted(lengths)
    if longer - shorter > _LEAST_DIFFERENCE and longer > _MOST_TIMES * shorter:
        return f"{lengths[0]} characters against {lengths[1]}"
    return None
