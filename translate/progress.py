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
