"""Taking the units of a file into a memory, and counting what was not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from corpora.errors import InterruptedRunError, OutputError
from corpora.exchange import ExchangeFormat, ReadOptions, Remark, Skipped
from corpora.exchange.batches import Batch, batches
from corpora.exchange.record import DAMAGED
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import MemoryUnit
from corpora.wording import counted

CHUNK_UNITS = 10_000
"""Units that are kept in one transaction, which takes less than a second: others may write in between."""


@dataclass
class SkippedUnits:
    """Those that were passed over for one reason."""

    first_line: int
    count: int = 0


@dataclass
class Imported:
    """What has become of a file so far."""

    read: int = 0
    """Units that could be used."""
    added: int = 0
    merged: int = 0
    """How many were in the memory already."""
    skipped: dict[str, SkippedUnits] = field(default_factory=dict)
    """By reason, in the order in which they were met."""
    remarks: list[str] = field(default_factory=list)

    def note(self, item: MemoryUnit | Skipped | Remark) -> None:
        """Count an item."""
        if isinstance(item, MemoryUnit):
            self.read += 1
        elif isinstance(item, Skipped):
            self.skipped.setdefault(item.reason, SkippedUnits(item.line)).count += 1
        else:
            self.remarks.append(item.text)

    @property
    def skipped_count(self) -> int:
        """Units that were passed over."""
        return sum(skipped.count for skipped in self.skipped.values())

    def summary(self, *, is_dry_run: bool = False) -> str:
        """1,204 units imported, 31 merged, 17 skipped: 9 without English, 5 empty, 3 damaged (first: line 88)."""
        if is_dry_run:
            done = f"{counted(self.read, 'unit')} could be imported"
        else:
            done = f"{counted(self.added, 'unit')} imported, {self.merged:,} merged"
        by_count = sorted(self.skipped.items(), key=lambda item: -item[1].count)
        reasons = ", ".join(f"{one.count:,} {reason}{_place(reason, one)}" for reason, one in by_count)
        return f"{done}, {self.skipped_count:,} skipped{': ' if reasons else ''}{reasons}."


def _place(reason: str, skipped: SkippedUnits) -> str:
    """Where to look first, for what a person may want to mend."""
    return f" (first: line {skipped.first_line:,})" if reason == DAMAGED else ""


def import_file(
    path: Path,
    known: ExchangeFormat,
    options: ReadOptions,
    open_memory: Callable[[], TranslationMemory] | None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Take a file into a memory, which is opened when there is something for it; without one, only look.

    `on_progress` is told of the units read so far. A large file is read in a process of its own, so that a script that
    calls this begins with `if __name__ == "__main__":`, as for all of Python's multiprocessing.

    Raises UnreadableInputError, UsageError, OutputError, InterruptedRunError; what was taken before is kept.
    """
    imported = Imported()
    if open_memory is None:
        for item in known.read(path, options):
            imported.note(item)
        return imported
    try:
        with closing(batches(path, known, options)) as read:
            for units in _chunks(read, imported):
                _keep(units, imported, open_memory)
                on_progress(imported.read)
    except OutputError as error:
        raise OutputError(f"{error} {_kept(imported, path)}") from error
    except KeyboardInterrupt as error:
        raise InterruptedRunError(f"Interrupted. {_kept(imported, path)}") from error
    return imported


def _chunks(read: Iterable[Batch], imported: Imported) -> Iterator[Sequence[MemoryUnit]]:
    """The units of `CHUNK_UNITS` and a little more; what is read is counted."""
    units: list[MemoryUnit] = []
    for batch in read:
        for item in batch.others:
            imported.note(item)
        imported.read += len(batch.units)
        units += batch.units
        if len(units) >= CHUNK_UNITS:
            yield units
            units = []
    if units:
        yield units


def _keep(units: Sequence[MemoryUnit], imported: Imported, open_memory: Callable[[], TranslationMemory]) -> None:
    outcome = open_memory().add(units)
    imported.added += outcome.added
    imported.merged += outcome.merged


def _kept(imported: Imported, path: Path) -> str:
    taken = counted(imported.added + imported.merged, "unit")
    return f"{taken} of {path} had been taken; the same command takes the rest."
