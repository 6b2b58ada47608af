"""What can be read of a damaged memory, made into a new one; the damaged file is kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from corpora.errors import OutputError
from corpora.files import writing_whole
from corpora.locks import folder_locked
from corpora.memory.memory import TranslationMemory
from corpora.memory.opening import DamagedMemoryError, new_database
from corpora.memory.schema import COLUMNS, unit_of
from corpora.memory.unit import MemoryUnit

_HIGHEST_ID_UNKNOWN = 1 << 24
_MOST_FAILURES = 50_000
"""Enough to look for every page of a large memory, and no more than seconds where nothing can be read."""
_CHUNK = 10_000
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair."""

    backup: Path
    """The damaged file as it was: `agency.tm.rusak-1`."""
    unit_count: int
    """How many units could be read from it."""


def repair_memory(path: Path) -> Repaired:
    """Copy a damaged memory aside and put what can be read of it in its place.

    Nobody else may have it open. Raises UnreadableInputError if the file never was a memory, or is of a newer Padanan;
    OutputError if the copy or the new memory cannot be written. Then it is as it was.
    """
    with contextlib.suppress(DamagedMemoryError):
        TranslationMemory.open(path, read_only=True).close()
    path = path.resolve()
    try:
        with folder_locked(path.parent):
            backup = _copied_aside(path)
            return Repaired(backup, _replaced_by_what_is_readable(path))
    except OSError as error:
        raise OutputError(f"{path} cannot be repaired: {error.strerror or error}. It is as it was.") from error


def _copied_aside(path: Path) -> Path:
    """A copy of the file, and of its log if it has one, under a name that was free."""
    backup = next(
        candidate
        for number in count(1)
        if not os.path.lexists(candidate := path.with_name(f"{path.name}.rusak-{number}"))
    )
    for ending in ("-wal", ""):
        with contextlib.suppress(FileNotFoundError):
            _copy_durably(Path(f"{path}{ending}"), Path(f"{backup}{ending}"))
    return backup


def _copy_durably(path: Path, copy: Path) -> None:
    """The copy is on the disk when this returns."""
    with path.open("rb") as file, writing_whole(copy, overwrite=False) as write:
        while piece := file.read(_PIECE_BYTES):
            write(piece)


def _replaced_by_what_is_readable(path: Path) -> int:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:80]}.") as folder:
        # SQLite writes to what it opens; it is given a copy.
        damaged, mended = Path(folder) / "damaged", Path(folder) / "mended"
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{damaged}{ending}")
        new_database(mended)
        with TranslationMemory.open(mended) as memory:
            memory.add(_readable_units(damaged), chunk_size=_CHUNK)
            unit_count = memory.count()
        for ending in ("-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        mended.replace(path)
    return unit_count


def _readable_units(path: Path) -> Iterator[MemoryUnit]:
    connection = sqlite3.connect(path, isolation_level=None)
    # Text that is no longer text is not worth the unit's being lost.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    with contextlib.closing(connection):
        for row in _readable_rows(connection, 1, _highest_id(connection)):
            with contextlib.suppress(ValueError, TypeError, OverflowError):
                yield unit_of(row)


def _highest_id(connection: sqlite3.Connection) -> int:
    for question in ("SELECT seq FROM sqlite_sequence WHERE name = 'unit'", "SELECT max(id) FROM unit"):
        with contextlib.suppress(sqlite3.DatabaseError):
            row = connection.execute(question).fetchone()
            if row and isinstance(row[0], int):
                return row[0]
    return _HIGHEST_ID_UNKNOWN


def _readable_rows(connection: sqlite3.Connection, first: int, last: int) -> Iterator[Sequence[Any]]:
    """The rows of these ids that can be read: where a stretch cannot be, its halves are tried, the largest first."""
    stretches = deque([(first, last)])
    failures = 0
    while stretches and failures < _MOST_FAILURES:
        start, end = stretches.popleft()
        rows, is_whole = _rows(connection, start, end)
        yield from rows
        start = rows[-1][0] + 1 if rows else start
        if not is_whole:
            failures += 1
            middle = (start + end) // 2
            stretches.extend(
                half for half in ((start, middle), (middle + 1, end)) if half[0] <= half[1] and start < end
            )


def _rows(connection: sqlite3.Connection, start: int, end: int) -> tuple[list[Sequence[Any]], bool]:
    """The rows of a stretch up to one that cannot be read, and whether there was none."""
    rows: list[Sequence[Any]] = []
    try:
        question = f"SELECT {COLUMNS} FROM unit WHERE id BETWEEN ? AND ? ORDER BY id"
        for row in connection.execute(question, (start, end)):
            rows.append(row)
    except sqlite3.DatabaseError:
        return rows, False
    return rows, True
