"""Going through a memory by rules, and changing it by what they found."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from corpora.cleaning.finding import Finding, Rule
from corpora.errors import OutputError
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import MemoryUnit


def findings(memory: TranslationMemory, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What the rules find; of each unit the first thing, in the order of the rules."""
    judges = [(rule.name, rule.judge(memory.units())) for rule in rules]
    for unit in memory.units():
        for name, judge in judges:
            verdict = judge(unit)
            if isinstance(verdict, MemoryUnit):
                yield Finding(unit, name, "it can be mended", verdict)
                break
            if verdict:
                yield Finding(unit, name, verdict)
                break


def apply(memory: TranslationMemory, found: Iterable[Finding]) -> None:
    """Remove the units that were found, and replace those that can be mended. Raises OutputError."""
    removed: list[int] = []
    for finding in found:
        if finding.mended is not None:
            memory.replace(finding.mended)
        elif finding.unit.id is not None:
            removed.append(finding.unit.id)
    memory.remove(removed)


def back_up(memory: TranslationMemory) -> Path:
    """Copy a memory to a name beside it that is free, `agency.backup-1.tm`, which can be opened like any other.

    Raises OutputError.
    """
    path = memory.path
    names = (path.with_name(f"{path.stem}.backup-{number}{path.suffix}") for number in count(1))
    backup = next(name for name in names if not name.exists())
    try:
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(backup)) as copy,
        ):
            source.backup(copy)
    except (sqlite3.Error, OSError) as error:
        backup.unlink(missing_ok=True)
        raise OutputError(f"{backup} cannot be written: {error}. Nothing was cleaned.") from error
    return backup
