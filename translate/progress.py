"""How long work tells that it goes on."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told, from time to time, what share of a piece of work is done."""

    def begin(self, what: str) -> None:
        """`what`, a phrase for people, begins."""

    def advance(self, share: float) -> None:
        """The share, from 0 to 1, that is done of it."""

    def end(self) -> None:
        """It ended, well or not."""


class Silence:
    """A Progress that tells nobody."""

    def begin(self, what: str) -> None:
        """Say nothing."""

    def advance(self, share: float) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


class Numbered:
    """A Progress of one of several parts, which says which."""

    def __init__(self, progress: Progress, number: int, count: int):
        self._progress = progress
        self._name = f" part {number:,} of {max(number, count):,}" if count > 1 else ""

    def begin(self, what: str) -> None:
        """Begin with the part's number."""
        self._progress.begin(f"{what}{self._name}")

    def advance(self, share: float) -> None:
        """The share of the part."""
        self._progress.advance(share)

    def end(self) -> None:
        """The part is done."""
        self._progress.end()
