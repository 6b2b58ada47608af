"""Units with nothing on one side."""

from __future__ import annotations

from corpora.memory.tokens import without_tags
from corpora.memory.unit import MemoryUnit


def judge(unit: MemoryUnit) -> str | None:
    """A side that holds no more than tags and blanks."""
    for text, side in ((unit.source, "source"), (unit.target, "target")):
        if not without_tags(text).strip():
            return f"its {side} is empty"
    return None
