"""What knows the words of a language."""

from __future__ import annotations

from typing import Protocol


class Speller(Protocol):
    """Knows the words of one language. For one thread at a time."""

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        """What may be meant by a word that is unknown, likeliest first; None if it is known, or cannot be judged."""
