"""Endings that change little about a word: Indonesian clitics, the English possessive."""

from __future__ import annotations

from functools import lru_cache

from corpora.languages import Language
from corpora.memory.data import word_list

CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SHORTEST_BASE = 3


@lru_cache(maxsize=1 << 16)
def base_of(word: str, language: Language) -> str:
    """A word in lower case without its clitics: bukunya, buku; bukunyalah, buku; America's, america."""
    if language is Language.ENGLISH:
        return word[:-2] if word.endswith(("'s", "s'")) and len(word) > _SHORTEST_BASE else word
    while word not in word_list("clitic_lookalikes.id.txt"):
        ending = next((ending for ending in CLITICS if word.endswith(ending)), "")
        if not ending or len(word) - len(ending) < _SHORTEST_BASE:
            break
        word = word.removesuffix(ending)
    return word


def forms_with_clitics(word: str, language: Language) -> list[str]:
    """The base of a word and the base with each clitic; the word itself first."""
    if language is Language.ENGLISH:
        return [word]
    base = base_of(word, language)
    return list(dict.fromkeys((word, base, *(base + ending for ending in CLITICS))))
