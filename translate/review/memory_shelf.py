"""The memories that a review reads from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpora.errors import PadananError
from corpora.memory import Attached, Memories, TranslationMemory
from translate.config import MemoryFile


class MemoryShelf:
    """Memories by their files, opened for reading as soon as they are there. Belongs to the thread that uses it."""

    def __init__(self, files: Sequence[MemoryFile]):
        self._files = tuple(files)
        self._opened: dict[Path, Attached | None] = {}
        """None for one that cannot be read."""

    def memories(self) -> Memories:
        """Those that are there by now; who shows them to a person tells why one cannot be read."""
        for file in self._files:
            if file.path not in self._opened and file.path.exists():
                self._opened[file.path] = _attached(file)
        opened = (self._opened.get(file.path) for file in self._files)
        return Memories([attached for attached in opened if attached is not None])

    def close(self) -> None:
        """Close all of them."""
        for attached in self._opened.values():
            if attached is not None:
                attached.memory.close()
        self._opened.clear()


def _attached(file: MemoryFile) -> Attached | None:
    try:
        memory = TranslationMemory.open(file.path, read_only=True, create=False)
    except PadananError:
        return None
    return Attached(memory, file.penalty_percent, is_read_only=True)
