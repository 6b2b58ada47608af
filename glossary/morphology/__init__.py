"""How a term may look in running text, one module a language with the same functions in each.

A word counts as a form of a term's word only towards that word; nothing is stemmed on its own account.
"""

from __future__ import annotations

from typing import Protocol

from corpora.languages import Language
from glossary.morphology import english, indonesian
from glossary.morphology.tiers import Tier


class Morphology(Protocol):
    """What each language's module offers. Words are single tokens, folded by `fold` unless said otherwise."""

    def fold(self, word: str) -> str:
        """The spelling under which a word as written is compared with others."""

    def keys(self, word: str) -> tuple[str, ...]:
        """Under which `word` and all its forms meet in an index, itself first."""

    def tier_of(self, word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
        """How surely `word` stands for `base`, the first or last word of a term or both; None if it does not."""

    def is_doubling(self, first: str, second: str) -> bool:
        """Whether `first`-`second` is a plural (or the like) of `first` and no word of its own."""


def morphology_of(language: Language) -> Morphology:
    """The morphology of a language."""
    return {Language.INDONESIAN: indonesian, Language.ENGLISH: english}[language]
