"""How a term may look in running text, in three tiers; one package a language with the same functions in each.

A word counts as a form of a term's word only towards that word; nothing is stemmed on its own account. So an affix is
taken off a word only to arrive at a term's own root, and never off a word that the data files know to be whole.
"""

from __future__ import annotations

from typing import Protocol

from corpora.languages import Language
from glossary.morphology import english, indonesian
from glossary.morphology.tiers import Tier


class Morphology(Protocol):
    """What each language's package offers. Words are single tokens, folded by `fold` unless said otherwise."""

    def fold(self, word: str) -> str:
        """The spelling under which a word as written is compared with others."""

    def keys(self, word: str) -> tuple[str, ...]:
        """Under which `word` and all its forms meet in an index, itself first."""

    def tier_of(self, word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
        """How surely `word` stands for `base`, the first or last word of a term or both; None if it does not."""

    def is_doubling(self, first: str, second: str) -> bool:
        """Whether `first`-`second` is a plural (or the like) of `first` and no word of its own."""

    def is_doubled_word(self, first: str, second: str) -> bool:
        """Whether `first`-`second` is one word made by doubling, plural or not, whose halves mean nothing alone."""

    def doubled_tier(self, first: str, second: str, base: str, part_of_speech: str, *, is_last: bool) -> Tier | None:
        """How surely the doubled word `first`-`second` stands for `base`, the first word of a term; None if not."""

    def may_part(self, left: str, right: str, between: str) -> bool:
        """Whether `left` and `right` with a blank, a hyphen or an apostrophe `between` may be one word's spelling."""

    def may_join(self, left: str, right: str, part_of_speech: str) -> bool:
        """Whether a term of the two words `left` and `right` may be written as one."""


def morphology_of(language: Language) -> Morphology:
    """The morphology of a language."""
    return {Language.INDONESIAN: indonesian, Language.ENGLISH: english}[language]
