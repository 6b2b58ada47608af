"""Indonesian: clitics and plurals are enforced, voice is warned of, derivation is a suggestion."""

from __future__ import annotations

from functools import lru_cache

from glossary.morphology.indonesian.affixes import frames
from glossary.morphology.indonesian.clitics import singular_of, without_clitics
from glossary.morphology.indonesian.doubling import doubled_tier, is_doubled_word, is_doubling
from glossary.morphology.indonesian.relations import related_tier
from glossary.morphology.tiers import Tier
from glossary.morphology.words import fold_letters, word_list

__all__ = ["doubled_tier", "fold", "is_doubled_word", "is_doubling", "keys", "may_join", "may_part", "tier_of"]

_SHORTEST_PART = 4
_SHORTEST_JOINED = 3

fold = fold_letters


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """The word, what it is without clitics, and every root it may have."""
    bases = without_clitics(word)
    singulars = [singular for base in bases if (singular := singular_of(base))]
    return tuple(dict.fromkeys((*bases, *singulars, *(frame.root for base in bases for frame in frames(base)))))


def tier_of(word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
    """Clitics sit on a term's last word, and its first word takes the voice and the affixes of derivation."""
    forms = without_clitics(word) if is_last else (word,)
    if base in forms:
        return Tier.ENFORCE
    if not is_first or part_of_speech == "proper noun":
        return None
    if any(singular_of(form) == base for form in forms):
        return Tier.ENFORCE
    tiers = [tier for form in forms if (tier := related_tier(form, base, part_of_speech)) is not None]
    return min(tiers, default=None)


def may_part(left: str, right: str, between: str) -> bool:
    """antar negara for antarnegara, Jum'at for Jumat; with a blank only behind such prefixes or between long words."""
    if between != " ":
        return True
    if left in word_list("indonesian_bound_prefixes"):
        return len(right) >= _SHORTEST_JOINED
    return min(len(left), len(right)) >= _SHORTEST_PART


def may_join(left: str, right: str, part_of_speech: str) -> bool:
    """kerjasama for kerja sama, and so under the affixes that fuse such words: pertanggungjawaban."""
    return min(len(left), len(right)) >= _SHORTEST_JOINED and part_of_speech != "proper noun"
