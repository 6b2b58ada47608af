"""Clitics (-nya, -ku, -mu, -lah, -kah, -pun) and the 2 of old spelling, taken off a word."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.morphology.words import word_list

_PARTICLES = ("lah", "kah", "pun")
_POSSESSIVES = ("nya", "ku", "mu")
_SHORTEST_BASE = 2
# negara2 for negara-negara, in notes and messages.
_OLD_DOUBLING = re.compile(r"([a-z]{3,})2")


@lru_cache(maxsize=65_536)
def without_clitics(word: str) -> tuple[str, ...]:
    """The word, then the word without its particle, its possessive, or both, as far as they are clitics."""
    if is_whole(word):
        return (word,)
    without_particle = _without(word, _PARTICLES)
    bases = [word, *without_particle]
    for form in (word, *without_particle):
        if not is_whole(form):
            bases += _without(form, _POSSESSIVES)
    return tuple(dict.fromkeys(bases))


def singular_of(form: str) -> str | None:
    """negara for negara2, or None."""
    doubled = _OLD_DOUBLING.fullmatch(form)
    return doubled[1] if doubled and doubled[1] not in word_list("indonesian_lexical_doublings") else None


def is_whole(word: str) -> bool:
    """Whether the end of `word` belongs to it: masalah, buku, hanya."""
    return word in word_list("indonesian_clitic_lookalikes") or word in word_list("indonesian_whole_words")


def _without(word: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_BASE)
