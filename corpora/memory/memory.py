"""A translation memory: one SQLite file."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from corpora.errors import OutputError, UsageError
from corpora.languages import Language
from corpora.memory.concordance import Concordancer, grep
from corpora.memory.lookup import conflicting_keys, exact_units, get_units
from corpora.memory.matching import Matcher
from corpora.memory.opening import open_database, told
from corpora.memory.schema import COLUMNS, UPSERT, UPSERT_BOTH, Row, indexed, indexed_row, row_of, unit_of
from corpora.memory.unit import AddOutcome, ConcordanceLine, Match, MemoryUnit, Query

_PAGE = 1_000
_NEXT_ID = """
SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unit'), 0), coalesce(max(id), 0)) FROM unit
"""
_INDEXED = "SELECT id, indonesian, english FROM unit"
_TAKE_OUT = "INSERT INTO words (words, rowid, indonesian, english, size) VALUES ('delete', ?, ?, ?, ?)"
_PUT_IN = "INSERT INTO words (rowid, indonesian, english, size) VALUES (?, ?, ?, ?)"


class TranslationMemory:
    """Units in one file, which several processes may read and write at once. To be used in the thread that opened it.

    Every change is whole and on the disk when the call returns. All methods raise DamagedMemoryError when parts of the
    file cannot be read, and UnreadableInputError when it is gone.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_read_only: bool):
        """Use `open`."""
        self.path = path
        self.name = path.stem
        """The file's name without its suffix."""
        self.is_read_only = is_read_only
        self._connection = connection
        self._matcher = Matcher(connection, self.name)
        self._concordancer = Concordancer(connection, self.name)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, create: bool = True) -> TranslationMemory:
        """Open the memory at `path`; with `create`, begin one that is not there.

        A file or folder that may not be written is opened read-only. Raises UnreadableInputError, DamagedMemoryError,
        OutputError.
        """
        connection, is_read_only = open_database(path, read_only=read_only, create=create)
        return cls(path, connection, is_read_only=is_read_only)

    def close(self) -> None:
        """Let go of the file."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> TranslationMemory:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # What changes it

    def add(self, units: Iterable[MemoryUnit], *, chunk_size: int | None = None) -> AddOutcome:
        """Keep units, all or none; with `chunk_size`, in one transaction for every so many.

        A unit that is there with the same pair, source, target and neighbours is merged: `uses` is the most known, so
        that a unit may come twice and counts once; `created` is the oldest and `changed` the newest known; of the rest
        the later one's is kept where it is known. Raises OutputError; UsageError for a text that is no Unicode.
        """
        added = merged = 0
        rows = (row_of(unit) for unit in units)
        # Rows are made before the transaction begins: what is slow to read must not keep other writers waiting.
        while chunk := list(islice(rows, chunk_size)):
            with self._writing():
                new = self._add(chunk)
            added += new
            merged += len(chunk) - new
        return AddOutcome(added, merged)

    def remove(self, ids: Iterable[int]) -> int:
        """Forget units; returns how many there were. Raises OutputError."""
        with self._writing():
            return sum(self._remove(number) for number in set(ids))

    def replace(self, unit: MemoryUnit) -> None:
        """Keep `unit` in the place of the one with its id.

        If another unit has its source, target and neighbours by then, the two are merged. Raises UsageError if no unit
        has its id, OutputError.
        """
        row = row_of(unit)
        with self._writing():
            if unit.id is None or not self._remove(unit.id):
                raise UsageError(f"{self.path} has no unit {unit.id}. It may have been removed meanwhile.")
            self._connection.execute(UPSERT_BOTH, (unit.id, *row))
            for changed in self._connection.execute(f"{_INDEXED} WHERE id = ?", (unit.id,)).fetchall():
                self._connection.execute(_PUT_IN, indexed(*changed))

    def used(self, ids: Iterable[int]) -> None:
        """Count one more use of units. Raises OutputError."""
        with self._writing():
            self._connection.executemany("UPDATE unit SET uses = uses + 1 WHERE id = ?", ((number,) for number in ids))

    @property
    def refusal(self) -> str:
        """Why nothing can be written into it, as a person is told; empty if it can."""
        if not self.is_read_only:
            return ""
        return f"{self.path} is open for reading only. Choose another memory for what is new."

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction."""
        if self.is_read_only:
            raise OutputError(self.refusal)
        with told(self.path, is_writing=True):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite has rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _add(self, rows: Sequence[Row]) -> int:
        """Insert or merge rows and index the new ones; returns how many were new."""
        ((first,),) = self._connection.execute(_NEXT_ID).fetchall()
        # Each row has an id before it is known to be new, which tells what to index without reading it back.
        self._connection.executemany(UPSERT, ((number, *row) for number, row in enumerate(rows, first)))
        new = self._connection.execute("SELECT id FROM unit WHERE id >= ?", (first,)).fetchall()
        self._connection.executemany(_PUT_IN, (indexed_row(number, rows[number - first]) for (number,) in new))
        return len(new)

    def _remove(self, number: int) -> bool:
        row = self._connection.execute(f"{_INDEXED} WHERE id = ?", (number,)).fetchone()
        if row is None:
            return False
        self._connection.execute(_TAKE_OUT, indexed(*row))
        self._connection.execute("DELETE FROM unit WHERE id = ?", (number,))
        return True

    # What asks it

    def get(self, ids: Iterable[int]) -> list[MemoryUnit]:
        """The units with these ids that are there, in the order asked for."""
        with told(self.path):
            return get_units(self._connection, list(ids))

    def units(self) -> Iterator[MemoryUnit]:
        """All units in the order of their ids, read as one goes; the memory may be changed meanwhile."""
        last = 0
        while True:
            with told(self.path):
                page = self._connection.execute(
                    f"SELECT {COLUMNS} FROM unit WHERE id > ? ORDER BY id LIMIT ?", (last, _PAGE)
                ).fetchall()
            if not page:
                return
            yield from map(unit_of, page)
            last = page[-1][0]

    def count(self) -> int:
        """How many units there are."""
        with told(self.path):
            ((count,),) = self._connection.execute("SELECT count(*) FROM unit").fetchall()
        return int(count)

    def conflicts(self) -> Iterator[Sequence[MemoryUnit]]:
        """Units of one pair and source with different targets, source by source."""
        for language in Language:
            with told(self.path):
                keys = conflicting_keys(self._connection, language)
            for key in keys:
                with told(self.path):
                    units = exact_units(self._connection, language, key)
                yield [unit for unit in units if unit.pair[0] is language]

    def matches(self, query: Query, *, least_percent: int = 75, limit: int = 10) -> list[Match]:
        """The units nearest to the query, best first; of equal ones, the latest first; the same translation once.

        Units of the other direction are used, too, for a penalty. `least_percent` of 100 and more looks for the same
        text alone, which is quicker; under 50 there is hardly a match that helps.
        """
        with told(self.path):
            return self._matcher.matches(query, least_percent, limit)

    def concordance(
        self, text: str, side: Language | None = None, *, is_stemmed: bool = False, limit: int = 100
    ) -> list[ConcordanceLine]:
        """Units that have these words in this order in the text of `side` (None: of either), latest first.

        Capitals, accents, punctuation and tags do not count. `*` at the end of a word stands for any ending. With
        `is_stemmed`, other forms of a word count as the word: dikirim and pengiriman for kirim, reports for report.
        """
        with told(self.path):
            return self._concordancer.lines(text, side, is_stemmed=is_stemmed, limit=limit)

    def grep(
        self, pattern: re.Pattern[str], side: Language | None = None, *, limit: int | None = None
    ) -> Iterator[ConcordanceLine]:
        """Units in whose text the pattern is found, in the order of their ids, read as one goes."""
        return islice(grep(self.units(), pattern, side, self.name), limit)
