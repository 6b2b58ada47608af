"""How a term may look in running text, one module a language with the same functions in each.

Everything here belongs to the *enforce* tier: forms that are so surely the term's own that a translation is held to
them. A word counts as a form of a term's word only towards that word; nothing is stemmed on its own account.
"""

from __future__ import annotations

from typing import Protocol

from corpora.languages import Language
from glossary.morphology import english, indonesian


class Morphology(Protocol):
    """What each language's module offers. Words are single tokens, folded by `fold` unless said otherwise."""

    def fold(self, word: str) -> str:
        """The spelling under which a word as written is compared with others."""

    def bases(self, word: str) -> tuple[str, ...]:
        """Every word of which `word` may be a form, itself first."""

    def is_form(self, word: str, base: str, part_of_speech: str, is_last: bool) -> bool:
        """Whether `word` may stand for `base` in a term; `is_last` if it is the term's last word."""

    def is_doubling(self, first: str, second: str) -> bool:
        """Whether `first`-`second` is a plural (or the like) of `first` and no word of its own."""


def morphology_of(language: Language) -> Morphology:
    """The morphology of a language."""
    return {Language.INDONESIAN: indonesian, Language.ENGLISH: english}[language]
