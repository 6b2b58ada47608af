"""The SQLite file of a job: opened, checked, and every failure of it told in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpora.errors import OutputError, PadananError, UnreadableInputError, UsageError
from corpora.job.diagnosis import APPLICATION_ID, FORMAT, diagnosed
from corpora.job.migrating import is_older, migrate

_PATIENCE_SECONDS = 2.0
"""How long another program may keep the file from us, a backup for example."""
TABLES = frozenset(("about", "unit", "segment", "change", "event", "typing", "outbox"))
TABLES_OF_FORMAT_1 = TABLES - {"unit"}
SELDOM_READ = frozenset(("change", "event", "unit"))


def new_connection(path: Path) -> sqlite3.Connection:
    """A job's tables in a file that is not there yet."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT}; PRAGMA journal_mode = WAL;"
        + files(__package__).joinpath("schema.sql").read_text("utf-8")
    )
    return connection


class Database:
    """A job's file while it is open.

    It is in WAL mode: a transaction that was committed outlives the process, however it ends; a durable one outlives
    the power, too.
    """

    def __init__(self, path: Path, *, shown: Path, is_read_only: bool, is_thorough: bool = False):
        """Open and check the file at `path`, which people know as `shown`; a thorough check reads all of it.

        Raises UnreadableInputError, DamagedJobError, ForeignJobError, NewerJobError.
        """
        self._shown = shown
        self.is_read_only = is_read_only
        self._has_failed = False
        try:
            self._connection = _connected(path, is_read_only=is_read_only)
        except sqlite3.Error as error:
            raise UnreadableInputError(f"{shown} cannot be opened: {error}.") from error
        try:
            if is_older(self._connection):
                self._migrate()
            _check_format(self._connection)
            _check(self._connection, TABLES, is_thorough=is_thorough)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise diagnosed(path, shown, error) from error

    def _migrate(self) -> None:
        """Bring a job of an older format to this one, at once or not at all; one that is only read, in memory."""
        _check(self._connection, TABLES_OF_FORMAT_1, is_thorough=True)
        if self.is_read_only:
            self.detach()
        migrate(self._connection)

    def detach(self) -> None:
        """Go on with a copy in memory, so that the file may go."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.backup(copy)
        self._connection.close()
        self._connection = copy

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a query finds. Raises DamagedJobError, OutputError."""
        with self._told():
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def transaction(self, *, is_durable: bool = False) -> Iterator[sqlite3.Connection]:
        """All or nothing; at the end it is kept.

        Raises UsageError if the job was opened for reading only, OutputError if it cannot be kept and was not done.
        """
        if self.is_read_only:
            raise UsageError(f"{self._shown} was opened for reading only. Close it and open it for writing.")
        if self._has_failed:
            raise OutputError(f"{self._shown} cannot be saved since its disk failed. Close the job and open it again.")
        with self._told():
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._translated(error) from error

    def _translated(self, error: sqlite3.Error) -> PadananError | sqlite3.Error:
        """What a person can do about it; what only a bug brings about comes back as it is."""
        problem = str(error)
        if "disk is full" in problem:
            return OutputError(
                f"{self._shown} cannot be saved: no space is left in {self._shown.parent}. Free some and try again; "
                f"what was saved before is safe."
            )
        if "disk I/O error" in problem:
            # After a failed fsync the system may forget what it was to write: what follows it could be lost, too.
            self._has_failed = True
            return OutputError(
                f"{self._shown} cannot be saved: its disk reports an error. Close the job and open it again; "
                f"what was saved before is safe."
            )
        if "readonly" in problem or "unable to open" in problem:
            return OutputError(
                f"{self._shown} cannot be saved: you may not write in {self._shown.parent}. Copy it to another folder."
            )
        if "locked" in problem:
            return OutputError(f"{self._shown} is in use by another program. Close it there and try again.")
        if "malformed" in problem or "not a database" in problem:
            return diagnosed(None, self._shown, error)
        return error


def _connected(path: Path, *, is_read_only: bool) -> sqlite3.Connection:
    # Also for reading only: a connection that may not write cannot clean up what it leaves beside the file.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_PATIENCE_SECONDS
    )
    # A job may come from a stranger; macOS keeps what it calls written in the disk's own memory.
    connection.executescript(
        f"PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA fullfsync = ON;"
        f"PRAGMA query_only = {'ON' if is_read_only else 'OFF'};"
    )
    return connection


def _check_format(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError if the file is no job of this format."""
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if found != [APPLICATION_ID, FORMAT]:
        raise sqlite3.DatabaseError("it is not of this format")


def _check(connection: sqlite3.Connection, wanted: frozenset[str], *, is_thorough: bool) -> None:
    """Raises sqlite3.DatabaseError if the file is no whole job with these tables.

    The history and the document's text, which are most of the file, are looked at only if the check is thorough; they
    tell when they are read.
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := wanted - tables:
        raise sqlite3.DatabaseError(f"it lacks {', '.join(sorted(missing))}")
    for part in ("100",) if is_thorough else sorted(TABLES - SELDOM_READ):
        problem = connection.execute(f"PRAGMA quick_check({part})").fetchone()[0]
        if problem != "ok":
            raise sqlite3.DatabaseError(problem)
