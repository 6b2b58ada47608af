"""Ids for concepts that have none of their own, or one that is taken: bisa, bisa (2), bisa (3) …"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator

from corpora.languages import Language
from glossary.entry import Concept


class FreeIds:
    """Finds ids that are not in `taken`; each number is tried once, however many homographs there are."""

    def __init__(self, taken: Container[str]):
        self._taken = taken
        self._numbers: dict[str, Iterator[int]] = {}

    def free_for(self, wanted: str) -> str:
        """`wanted`, or it with the first number that is free. It stays free until somebody takes it."""
        if wanted not in self._taken:
            return wanted
        return self.numbered(wanted)

    def numbered(self, stem: str) -> str:
        """The stem with the next number that is free."""
        numbers = self._numbers.setdefault(stem, itertools.count(2))
        return next(free for number in numbers if (free := f"{stem} ({number})") not in self._taken)


def first_term(concept: Concept) -> str:
    """What a concept without an id is known by: its preferred Indonesian term."""
    preferred = concept.preferred(Language.INDONESIAN)
    return preferred.text if preferred else ""
