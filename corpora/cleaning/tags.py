"""Units whose sides have other tags."""

from __future__ import annotations

from collections import Counter

from corpora.markup import NUMBERED_TAG
from corpora.markup.rendering import shown_tag
from corpora.memory.unit import MemoryUnit


def judge(unit: MemoryUnit) -> str | None:
    """A tag that stands on one side more often than on the other."""
    if "<" not in unit.source and "<" not in unit.target:
        return None
    source, target = (
        Counter(shown_tag(match.group()) for match in NUMBERED_TAG.finditer(text))
        for text in (unit.source, unit.target)
    )
    if source == target:
        return None
    only = [f"{' '.join(sorted(found))} in the {side} alone" for found, side in (
        (source - target, "source"), (target - source, "target")
    ) if found]  # fmt: skip
    return ", ".join(only)
