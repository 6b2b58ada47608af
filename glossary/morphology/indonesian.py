"""Indonesian: clitics and doubling.

A clitic is taken off only towards the term's own word, and never from a word that merely ends like one (masalah is
not masa + lah).
"""

from __future__ import annotations

from functools import lru_cache

from glossary.morphology.words import fold_letters, word_list

_PARTICLES = ("lah", "kah", "pun")
_POSSESSIVES = ("nya", "ku", "mu")
_SHORTEST_BASE = 2

fold = fold_letters


@lru_cache(maxsize=65_536)
def bases(word: str) -> tuple[str, ...]:
    """The word, then the word without its particle, its possessive, or both."""
    if word in word_list("indonesian_whole_words"):
        return (word,)
    without_particle = _without(word, _PARTICLES)
    found = (
        word,
        *without_particle,
        *(base for form in (word, *without_particle) for base in _without(form, _POSSESSIVES)),
    )
    return tuple(dict.fromkeys(found))


def is_form(word: str, base: str, part_of_speech: str, is_last: bool) -> bool:
    """Clitics sit on a term's last word; the part of speech changes nothing."""
    return word == base or (is_last and base in bases(word))


def is_doubling(first: str, second: str) -> bool:
    """mitra-mitra and mitra-mitranya, but not mata-mata (a spy) or undang-undang (a law)."""
    return first in bases(second) and first not in word_list("indonesian_lexical_doublings")


def _without(word: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        word[: -len(ending)]
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE
    )
