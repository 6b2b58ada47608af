"""One writer at a time in a folder, without leaving anything in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpora.errors import OutputError


@contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    """Wait until no other process of Padanan writes in `folder`, and keep others waiting meanwhile.

    The lock is on the folder itself: the files in it are replaced by renaming, and a lock on a file would stay with
    the old one. It ends with the process, however that ends. Raises OutputError if there is no such folder.
    """
    try:
        import fcntl
    except ImportError:  # Windows, where two windows are told apart by the comparison before each save alone
        yield
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise OutputError(
            f"There is no folder {folder} that can be opened. Make it, or choose another place."
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
