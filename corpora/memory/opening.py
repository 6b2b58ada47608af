"""A memory's file: begun, opened, and told from all that is none."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpora.errors import OutputError, PadananError, UnreadableInputError
from corpora.files import rename_to_new
from corpora.memory.schema import APPLICATION_ID, SCHEMA, VERSION

BUSY_SECONDS = 30.0
"""How long a writer waits for another one."""
_MAGIC = b"SQLite format 3\0"
_LITTLE_SPACE_BYTES = 1 << 16


class DamagedMemoryError(UnreadableInputError):
    """The file is a memory, or was one, but parts of it are gone; `repair_memory` saves the rest."""


def open_database(path: Path, *, read_only: bool, create: bool) -> tuple[sqlite3.Connection, bool]:
    """The database of the memory at `path`, and whether it can only be read. Raises UnreadableInputError, OutputError.

    A file that is there is never changed by this, whatever it is.
    """
    if create and not read_only and not path.exists():
        _begin(path)
    _refuse_what_is_none(path)
    read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK))
    with told(path):
        connection = _connect(path, read_only=read_only)
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection, read_only


@contextmanager
def told(path: Path, *, is_writing: bool = False) -> Iterator[None]:
    """Turns what SQLite says of a file into what a person can do about it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        problem = _told(str(error), path, is_writing)
        if problem is None:
            raise
        raise problem from error


def new_database(path: Path) -> None:
    """Write an empty memory to a file that nobody else knows of yet."""
    connection = sqlite3.connect(path, isolation_level=None)
    with contextlib.closing(connection):
        connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
        connection.execute("PRAGMA journal_mode = WAL")


def _begin(path: Path) -> None:
    """Make an empty memory; it appears whole or not at all, and does not replace one that somebody else just made."""
    if not path.parent.is_dir():
        raise OutputError(f"{path} cannot be written: there is no folder {path.parent}. Make it, or choose another.")
    try:
        with (
            told(path, is_writing=True),
            tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:80]}.") as folder,
        ):
            aside = Path(folder) / "new"
            new_database(aside)
            with contextlib.suppress(FileExistsError):
                rename_to_new(aside, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from error


def _refuse_what_is_none(path: Path) -> None:
    """Raises UnreadableInputError for a file that SQLite need not be asked about."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size_bytes = file.seek(0, os.SEEK_END)
    except FileNotFoundError as error:
        raise UnreadableInputError(f"{path}: there is no such memory. Check the name.") from error
    except IsADirectoryError as error:
        raise UnreadableInputError(f"{path} is a folder. Name the memory in it.") from error
    except OSError as error:
        raise UnreadableInputError(f"{path} cannot be read: {error.strerror or error}.") from error
    if not head.startswith(_MAGIC[: len(head)]) and not head.startswith(bytes(16)):
        raise UnreadableInputError(
            f"{path} is no translation memory of Padanan. TMX and other files are brought into one by importing them."
        )
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise _damaged(path, "its beginning is missing")
    if _pages_bytes(head) > size_bytes and not _has_log(path):
        raise _damaged(path, "its end is missing")


def _pages_bytes(head: bytes) -> int:
    """How large a file says it is; 0 if it does not."""
    page_bytes = int.from_bytes(head[16:18], "big")
    is_told = head[24:28] == head[92:96]
    return int.from_bytes(head[28:32], "big") * (page_bytes if page_bytes > 1 else 1 << 16) if is_told else 0


def _has_log(path: Path) -> bool:
    log = Path(f"{path.resolve()}-wal")
    return log.exists() and log.stat().st_size > 0


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    if read_only and not os.access(path.resolve().parent, os.W_OK):
        # In a folder where nothing may be written SQLite cannot make the index of its log.
        if _has_log(path):
            raise UnreadableInputError(
                f"{path} was not closed by who wrote it, and its folder is read-only. Copy it and {path.name}-wal "
                f"to a folder of your own and use that."
            )
        mode = "?mode=ro&immutable=1"
    else:
        mode = "?mode=ro" if read_only else "?mode=rw"
    connection = sqlite3.connect(address + mode, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA cache_size = -32000")
    # A unit that was added is there after a power failure, too.
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises UnreadableInputError for a database of another kind or time."""
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if application != APPLICATION_ID:
        raise UnreadableInputError(f"{path} is an SQLite file of another program, no translation memory of Padanan.")
    if version > VERSION:
        raise UnreadableInputError(
            f"{path} was written by a newer Padanan (version {version} of the file, {VERSION} is known here). "
            f"Update Padanan."
        )
    if version < VERSION:
        raise _damaged(path, f"it says that it is of version {version}, which never was")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"unit", "words"} <= tables:
        raise _damaged(path, "its tables are missing")


def _damaged(path: Path, what: str) -> DamagedMemoryError:
    return DamagedMemoryError(
        f"{path} is damaged: {what}. Take it from a backup, or repair it; the file as it is will be kept."
    )


def _told(text: str, path: Path, is_writing: bool) -> PadananError | None:
    """What SQLite's message means to a person; None if it means a bug."""
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return _damaged(path, "parts of it cannot be read")
    if "full" in text or ("disk I/O" in text and shutil.disk_usage(path.parent).free < _LITTLE_SPACE_BYTES):
        return OutputError(f"{path}: no space is left in {path.parent}. Free some and try again; what it has is safe.")
    if "locked" in text:
        return OutputError(f"{path} is being written by another program. Try again when that is done.")
    if "readonly" in text:
        return OutputError(f"{path} may not be written. Nothing was changed; choose another memory.")
    if "disk I/O" in text or "unable to open" in text:
        problem = OutputError if is_writing else UnreadableInputError
        return problem(f"{path} cannot be used: {text}. Check the disk and the folder.")
    return None
