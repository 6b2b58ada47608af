"""English: plurals, verb forms and spelling are enforced, families of words suggested.

A possessive is two tokens: envoy, s.
"""

from __future__ import annotations

from functools import lru_cache

from glossary.morphology.english.derivation import family
from glossary.morphology.english.inflection import infinitives, positives, singulars
from glossary.morphology.english.spelling import fold, may_join, may_part
from glossary.morphology.tiers import Tier

__all__ = ["doubled_tier", "fold", "is_doubled_word", "is_doubling", "keys", "may_join", "may_part", "tier_of"]


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """The word, its singulars, infinitives and positives, and the families of all these."""
    bases = _bases(word)
    return tuple(dict.fromkeys((*bases, *(name for base in bases if (name := family(base))))))


def tier_of(word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
    """Nouns match their plurals, verbs their verb forms; verb forms of an entry of unknown kind are less sure.

    Any word of a noun may carry the plural (ministers of defence, trading partners), the first word of a verb phrase
    its ending (carried out). Relatives count for terms of one word.
    """
    if word == base or base in singulars(word):
        return Tier.ENFORCE
    if is_first and base in infinitives(word):
        if part_of_speech == "verb":
            return Tier.ENFORCE
        if part_of_speech in ("", "phrase"):
            return Tier.WARN
    if part_of_speech == "adjective" and base in positives(word):
        return Tier.WARN
    if is_first and is_last and _is_relative(word, base, part_of_speech):
        return Tier.SUGGEST
    return None


def is_doubling(first: str, second: str) -> bool:
    """English does not double."""
    return False


def is_doubled_word(first: str, second: str) -> bool:
    """English does not double."""
    return False


def doubled_tier(first: str, second: str, base: str, part_of_speech: str, *, is_last: bool) -> Tier | None:
    """English does not double."""
    return None


def _bases(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, *singulars(word), *infinitives(word), *positives(word))))


def _is_relative(word: str, base: str, part_of_speech: str) -> bool:
    name = family(base)
    if name is None:
        return False
    # A form of the noun's own verb is no relative: condemned is none of a noun condemn.
    others = (other for other in _bases(word) if other != base)
    return any(family(other) == name for other in others)
