"""What can still be read of a damaged job."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from corpora.errors import OutputError
from corpora.job.states import version_from_json

BESIDE = ("", "-wal", "-shm")
"""What SQLite puts behind the names of the files that are one database."""

COLUMNS = "id, unit, start, stop, is_cut, line, source, key, version, seconds"
_COLUMNS_OF_FORMAT_1 = "id, number - 1, 0, NULL, 0, line, source, key, version, seconds"
_KINDS: tuple[type | tuple[type, ...], ...] = (
    int,
    (int, type(None)),
    int,
    (int, type(None)),
    int,
    int,
    str,
    str,
    str,
    (int, float),
)
_VERSION = 8
_PAGE_SIZE = struct.Struct(">16xH10xI")


@dataclass(frozen=True)
class Salvaged:
    """Rows that came through, as the tables have them."""

    segments: list[tuple[Any, ...]] = field(default_factory=list)
    typing: list[tuple[Any, ...]] = field(default_factory=list)
    outbox: list[tuple[Any, ...]] = field(default_factory=list)
    units: list[tuple[Any, ...]] = field(default_factory=list)


def beside(job: Path, suffix: str) -> Path:
    """One of the files of a job."""
    return job.with_name(job.name + suffix)


def copy_files(job: Path, copy: Path, suffixes: Sequence[str] = BESIDE) -> None:
    """Copy the files of a job that are there, onto the disk. Raises OutputError."""
    try:
        for suffix in suffixes:
            if beside(job, suffix).exists():
                shutil.copy2(beside(job, suffix), beside(copy, suffix))
                with beside(copy, suffix).open("rb") as copied:
                    os.fsync(copied.fileno())
    except OSError as error:
        raise OutputError(
            f"{job} cannot be copied to {copy}: {error.strerror or error}. Nothing was changed; try again."
        ) from error


def set_aside(job: Path) -> Path:
    """Copy a job to `<job>.damaged-1`, or the next number that is free; returns that. Raises OutputError."""
    for number in count(1):
        copy = beside(job, f".damaged-{number}")
        if not any(beside(copy, suffix).exists() for suffix in BESIDE):
            break
    copy_files(job, copy)
    return copy


def salvaged(damaged: Path) -> Salvaged:
    """The rows that can be read of a job; the file stays as it is. Raises OutputError."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "job"
        copy_files(damaged, copy, BESIDE[:2])
        _fill_up(copy)
        try:
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                return _read(connection)
        except sqlite3.Error:
            return Salvaged()


def _fill_up(copy: Path) -> None:
    """Give a file that was cut off the length that it says it has: SQLite reads nothing at all of a shorter one."""
    copy.chmod(0o600)
    with copy.open("r+b") as file:
        header = file.read(_PAGE_SIZE.size)
        if len(header) == _PAGE_SIZE.size:
            page_bytes, pages = _PAGE_SIZE.unpack(header)
            size_bytes = copy.stat().st_size
            # A header that is garbage may name any length.
            if size_bytes < page_bytes * pages < 1 << 32:
                file.truncate(page_bytes * pages)


def _read(connection: sqlite3.Connection) -> Salvaged:
    found = _rows(connection, "segment", COLUMNS) or _rows(connection, "segment", _COLUMNS_OF_FORMAT_1)
    segments = [row for row in found if _is_good(row)]
    known = {row[0] for row in segments}
    typing = [row for row in _rows(connection, "typing", "segment, text") if row[0] in known]
    outbox = [row for row in _rows(connection, "outbox", "id, unit") if _is_json(row[1])]
    units = [row for row in _rows(connection, "unit", "number, text, codes") if isinstance(row[1], str)]
    return Salvaged(segments, typing, outbox, units)


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> list[tuple[Any, ...]]:
    """The rows before the first hole and those after the last."""
    found: dict[int, tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        # What SQLite makes of garbage may be any of its errors, and text that is no UTF-8.
        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
            for rowid, *row in connection.execute(f"SELECT rowid, {columns} FROM {table} ORDER BY rowid {order}"):
                found[rowid] = tuple(row)
    return [row for _, row in sorted(found.items())]


def _is_good(row: tuple[Any, ...]) -> bool:
    if not all(isinstance(value, kind) for value, kind in zip(row, _KINDS, strict=True)):
        return False
    try:
        version_from_json(row[_VERSION])
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def _is_json(text: object) -> bool:
    try:
        return isinstance(json.loads(str(text)), dict)
    except ValueError:
        return False
