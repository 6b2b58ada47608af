"""Doubled words: plurals (mitra-mitra), words of their own (mata-mata), doubling within affixes (tembak-menembak)."""

from __future__ import annotations

from glossary.morphology.indonesian.affixes import frames
from glossary.morphology.indonesian.clitics import without_clitics
from glossary.morphology.indonesian.relations import related_tier
from glossary.morphology.tiers import Tier
from glossary.morphology.words import word_list

# What stands before the first half: disebut-sebut, memukul-mukul, bersalam-salaman, kebarat-baratan.
_PREFIXES = frozenset(("", "me", "mem", "men", "meng", "di", "ter", "ber", "be", "se", "ke", "pe", "per", "ku", "kau"))
_SUFFIXES = ("", "an", "kan", "i")
_SHORTEST_HALF = 3


def is_doubling(first: str, second: str) -> bool:
    """mitra-mitra and mitra-mitranya, but not mata-mata (a spy) or undang-undang (a law)."""
    return first in without_clitics(second) and first not in word_list("indonesian_lexical_doublings")


def is_doubled_word(first: str, second: str) -> bool:
    """Plural, lexical (mata-mata), imitating (sayur-mayur) or affixed (tembak-menembak)."""
    return (
        first in without_clitics(second)
        or f"{first} {second}" in word_list("indonesian_imitations")
        or _doubled_stem(first, second) is not None
        or any(frame.prefix == "meN" and frame.root == first for frame in frames(second))
    )


def doubled_tier(first: str, second: str, base: str, part_of_speech: str, *, is_last: bool) -> Tier | None:
    """A plural is as sure as its singular; doubling within affixes makes a verb mutual or a noun another word."""
    if part_of_speech == "proper noun" or f"{first} {second}" in word_list("indonesian_imitations"):
        return None
    if first in without_clitics(second):
        if not is_doubling(first, second) or (first != second and not is_last):
            return None
        return Tier.ENFORCE if first == base else related_tier(first, base, part_of_speech)
    if _doubled_stem(first, second) in word_list("indonesian_lexical_doublings"):
        return None
    halves = (first, *without_clitics(second))
    tiers = {Tier.ENFORCE if half == base else related_tier(half, base, part_of_speech) for half in halves}
    if tiers == {None}:
        return None
    return Tier.WARN if part_of_speech == "verb" and Tier.WARN in tiers else Tier.SUGGEST


def _doubled_stem(first: str, second: str) -> str | None:
    """salam in bersalam-salaman, sebut in disebut-sebut, besar in besar-besaran."""
    for half in without_clitics(second):
        for suffix in _SUFFIXES:
            stem = half.removesuffix(suffix)
            if len(stem) >= _SHORTEST_HALF and first.endswith(stem) and first[: -len(stem)] in _PREFIXES:
                return stem
    return None
