"""Two memories made into one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import OutputError
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import AddOutcome, MemoryUnit

_CHUNK = 10_000


@dataclass(frozen=True)
class Conflict:
    """A source that two memories translate differently; both translations are kept."""

    source: str
    ours: Sequence[str]
    """The targets that the first memory has, and the second has not."""
    theirs: Sequence[str]


@dataclass(frozen=True)
class MergedMemories:
    """What came of it."""

    outcome: AddOutcome
    """Of the units of both."""
    conflicts: Sequence[Conflict]


def merge_memories(
    ours: TranslationMemory, theirs: TranslationMemory, path: Path, *, overwrite: bool
) -> MergedMemories:
    """Write the units of both to a new memory, which appears whole or not at all. Raises OutputError."""
    if path.exists() and not overwrite:
        raise OutputError(f"{path} is there already. Pass --force to replace it, or choose another name.")
    try:
        with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=f".{path.name[:80]}.") as folder:
            aside = Path(folder) / "merged.tm"
            with TranslationMemory.open(aside) as merged:
                outcomes = [merged.add(one.units(), chunk_size=_CHUNK) for one in (ours, theirs)]
                conflicts = list(_conflicts(merged, ours, theirs))
            aside.replace(path.resolve())
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error
    return MergedMemories(
        AddOutcome(sum(one.added for one in outcomes), sum(one.merged for one in outcomes)), conflicts
    )


def _conflicts(merged: TranslationMemory, ours: TranslationMemory, theirs: TranslationMemory) -> Iterator[Conflict]:
    sides = [{_key(unit) for unit in memory.units()} for memory in (ours, theirs)]
    for units in merged.conflicts():
        by_side = [
            list(dict.fromkeys(unit.target for unit in units if _key(unit) in mine and _key(unit) not in other))
            for mine, other in (sides, sides[::-1])
        ]
        if all(by_side):
            yield Conflict(units[0].source, *by_side)


def _key(unit: MemoryUnit) -> int:
    """Eight bytes in the place of two texts."""
    return hash((unit.pair[0].value, unit.source, unit.target))
