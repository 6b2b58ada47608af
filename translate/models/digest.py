"""SHA-256 of files that are too large to be read at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

_BLOCK_BYTES = 1 << 20


def file_sha256(path: Path) -> str:
    """Of one file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    _feed(digest, path)
    return digest.hexdigest()


def folder_sha256(folder: Path) -> str:
    """Of the names and bytes of the files in a folder, in hexadecimal."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode())
        _feed(digest, path)
    return digest.hexdigest()


def _feed(digest: hashlib._Hash, path: Path) -> None:
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
