"""What is wrong with a job's file that SQLite will not have."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

from corpora.errors import PadananError, UnreadableInputError
from corpora.job.errors import DamagedJobError, ForeignJobError, NewerJobError

APPLICATION_ID = 0x5041444A
"""“PADJ”, in the header of every job."""
FORMAT = 2
REMEDY = "Rebuild it from its document; what is still in it is saved, and the file as it is kept aside."

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16sH10xI28xI4xI")
"""Its first bytes: magic, page size, pages, user version, application id."""


def diagnosed(path: Path | None, shown: Path, error: sqlite3.Error) -> PadananError:
    """The error that says in one line what the file at `path`, known as `shown`, is.

    It must not be open in this process; with None, only what SQLite says of it is known.
    """
    if "locked" in str(error):
        return UnreadableInputError(f"{shown} is in use by another program. Close it there and try again.")
    if any(words in str(error) for words in ("unable to open", "readonly", "disk is full", "disk I/O error")):
        return UnreadableInputError(
            f"{shown} cannot be opened: {error}. See whether {shown.parent} has space and whether you may write there."
        )
    if path is None:
        return DamagedJobError(f"{shown} is damaged: {error}. {REMEDY}")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER.size)
        return _told(shown, header, path.stat().st_size, error)
    except OSError as failure:
        return UnreadableInputError(f"{shown} cannot be read: {failure.strerror or failure}.")


def _told(shown: Path, header: bytes, size_bytes: int, error: sqlite3.Error) -> PadananError:
    if size_bytes == 0:
        return DamagedJobError(f"{shown} is empty. {REMEDY}")
    if not header.startswith(_MAGIC[:size_bytes]):
        return DamagedJobError(f"{shown} is no job, or was overwritten: it does not begin as one. {REMEDY}")
    if len(header) < _HEADER.size:
        return DamagedJobError(f"{shown} is cut off after {size_bytes:,} bytes. {REMEDY}")
    _, page_bytes, pages, user_version, application_id = _HEADER.unpack(header)
    if application_id != APPLICATION_ID:
        return ForeignJobError(f"{shown} is the database of another program, not a job. Choose another file.")
    if user_version > FORMAT:
        return NewerJobError(
            f"{shown} was made by a newer Padanan (format {user_version}; this one knows {FORMAT}). Update Padanan."
        )
    whole_bytes = pages * (65_536 if page_bytes == 1 else page_bytes)
    if size_bytes < whole_bytes:
        return DamagedJobError(f"{shown} is cut off: {size_bytes:,} of {whole_bytes:,} bytes are there. {REMEDY}")
    return DamagedJobError(f"{shown} is damaged: {str(error).splitlines()[0]}. {REMEDY}")
