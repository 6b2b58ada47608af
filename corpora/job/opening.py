"""A job's file: begun, opened, and made anew of what is left of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from corpora.errors import OutputError, UnreadableInputError
from corpora.files import write_whole
from corpora.job.about import About
from corpora.job.database import Database, new_connection
from corpora.job.errors import DamagedJobError, ForeignJobError, NewerJobError
from corpora.job.history import Stamp
from corpora.job.job import Job
from corpora.job.lock import WriterLock, account_name, this_process
from corpora.job.outbox import Memory
from corpora.job.reader import JobReader
from corpora.job.reconciling import Reconciliation, reconcile
from corpora.job.salvage import BESIDE, COLUMNS, Salvaged, beside, copy_files, salvaged, set_aside
from corpora.job.writer import Clock, now
from corpora.segmentation import SegmentedDocument

SUFFIX = ".padanan"


def job_path(document: Path) -> Path:
    """Where the job of a document is: beside it."""
    return document.with_name(document.name + SUFFIX)


def create_job(path: Path, document: SegmentedDocument, about: About) -> None:
    """Begin the review of a document. Raises OutputError, also if `path` is there already, JobLockedError."""
    path = path.resolve()
    lock = WriterLock(path, this_process())
    try:
        if path.exists():
            raise OutputError(f"{path} is there already. Open it, or move it away first.")
        data, _ = _built(path, document, about, Salvaged())
        # Left over from a job that was deleted, it would be taken for a part of the new one.
        if any(beside(path, suffix).exists() for suffix in BESIDE):
            set_aside(path)
        _replace(path, data, overwrite=False)
    finally:
        lock.release()


def open_job(
    path: Path, *, memory: Memory | None = None, read_only: bool = False, author: str = "", clock: Clock = now
) -> Job:
    """Open a job; what was confirmed and has not reached the memory yet is handed to it.

    One that is opened for reading stays as it was at that moment, whatever its writer does.

    Raises JobLockedError if somebody else has it open, OutputError if it may not be written (either can be opened with
    `read_only`), DamagedJobError, ForeignJobError, NewerJobError, UnreadableInputError.
    """
    path = path.resolve()
    if not path.is_file():
        raise UnreadableInputError(f"{path}: there is no such job. Check the name, or begin it.")
    if not os.access(path, os.R_OK):
        raise UnreadableInputError(f"{path}: you may not read this job. Ask its owner.")
    author = author or account_name()
    if read_only:
        return _job(path, _opened_to_read(path), author, clock, None, None)
    if not os.access(path, os.W_OK):
        raise OutputError(f"{path} is write-protected. Open it for reading only, or ask its owner.")
    lock = WriterLock(path, this_process(author))
    try:
        return _job(path, Database(path, shown=path, is_read_only=False), author, clock, lock, memory)
    except BaseException:
        lock.release()
        raise


def _job(
    path: Path, database: Database, author: str, clock: Clock, lock: WriterLock | None, memory: Memory | None
) -> Job:
    try:
        return Job(path, database, author, clock, lock, memory)
    except BaseException:
        database.close()
        raise


@dataclass(frozen=True)
class Rebuilt:
    """What came of rebuilding a job."""

    backup: Path
    """The damaged file as it was."""
    saved: int
    """How many segments could be read from it."""
    reconciliation: Reconciliation


def rebuild_job(path: Path, document: SegmentedDocument, about: About) -> Rebuilt:
    """Copy a damaged job aside and make a new one of its document and of what can still be read.

    The history and what is to be undone is not carried over; the copy has it. Raises JobLockedError, OutputError, and
    UnreadableInputError if the job is not damaged.
    """
    path = path.resolve()
    lock = WriterLock(path, this_process())
    try:
        _refuse_whole(path)
        backup = set_aside(path)
        rows = salvaged(backup)
        data, reconciliation = _built(path, document, about, rows)
        _replace(path, data, overwrite=True)
        return Rebuilt(backup, len(rows.segments), reconciliation)
    finally:
        lock.release()


def _refuse_whole(path: Path) -> None:
    """Raises UnreadableInputError for what need not or must not be rebuilt."""
    try:
        with closing(Database(path, shown=path, is_read_only=False, is_thorough=True)) as database:
            JobReader(path, database)
    except DamagedJobError:
        return
    raise UnreadableInputError(f"{path} is not damaged. Open it.")


def _built(path: Path, document: SegmentedDocument, about: About, rows: Salvaged) -> tuple[bytes, Reconciliation]:
    """The bytes of a job that will be at `path`."""
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / "job"
        with closing(new_connection(aside)) as connection:
            connection.execute("BEGIN")
            connection.executemany(
                f"INSERT OR IGNORE INTO segment ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.segments
            )
            connection.executemany("INSERT OR IGNORE INTO unit (number, text, codes) VALUES (?, ?, ?)", rows.units)
            connection.executemany("INSERT OR IGNORE INTO typing (segment, text) VALUES (?, ?)", rows.typing)
            connection.executemany("INSERT INTO outbox (id, unit) VALUES (?, ?)", rows.outbox)
            connection.execute("COMMIT")
        with closing(Database(aside, shown=path, is_read_only=False)) as database:
            stamp = Stamp(account_name(), datetime.now(timezone.utc))
            reconciliation = reconcile(database, about, document, stamp)
        return aside.read_bytes(), reconciliation


def _replace(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Put a new job in the place of the old one, of which nothing may stay beside it."""
    for suffix in BESIDE[1:]:
        beside(path, suffix).unlink(missing_ok=True)
    write_whole(path, data, overwrite=overwrite)


def _opened_to_read(path: Path) -> Database:
    """A job's database for reading: SQLite has to write beside it even then, and where it cannot a copy is read."""
    try:
        return Database(path, shown=path, is_read_only=True)
    except (DamagedJobError, ForeignJobError, NewerJobError):
        raise
    except UnreadableInputError:
        return _opened_aside(path)


def _opened_aside(path: Path) -> Database:
    """A copy of a job as it stands, in memory."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "job"
        copy_files(path, copy, BESIDE[:2])
        database = Database(copy, shown=path, is_read_only=True)
        database.detach()
        return database
