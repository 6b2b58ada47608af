"""English: plurals, verb forms, and British and American spelling. (A possessive is two tokens: envoy, s.)"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.morphology.tiers import Tier
from glossary.morphology.words import fold_letters, word_list, word_map

# British endings and their American twins. A word that merely looks British (promise) is rewritten on both sides of a
# comparison, so nothing is lost by it.
_SPELLINGS = (
    (re.compile(r"(\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"\1iz\2"),
    (re.compile(r"(\w{3})ys(e|ed|es|ing)$"), r"\1yz\2"),
    (re.compile(r"(\w{2})our(s|ed|ing|er|ers|able|hood|hoods|ite|ites|)$"), r"\1or\2"),
    (re.compile(r"(\w{2}[bt])re(s?)$"), r"\1er\2"),
    (re.compile(r"(\w{2}gram)me(s?)$"), r"\1\2"),
    (re.compile(r"^(defen|offen|licen|preten)c(es?)$"), r"\1s\2"),
    (re.compile(r"^(travel|cancel|signal|counsel)l(ed|ing|er|ers|or|ors)$"), r"\1\2"),
)
_SIBILANT_PLURAL = re.compile(r"(?:s|x|z|ch|sh|o)es$")
_NO_PLURAL = re.compile(r"(?:ss|us|is)$")
_DOUBLED_CONSONANT = re.compile(r"([bdgklmnprt])\1$")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Fold case and accents, and write American for British spelling: organise as organize, labour as labor."""
    folded = fold_letters(word)
    for pattern, american in _SPELLINGS:
        folded = pattern.sub(american, folded)
    return folded


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """The word, its singulars and its infinitives."""
    return tuple(dict.fromkeys((word, *_singulars(word), *_infinitives(word))))


def tier_of(word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
    """Nouns match their plurals, verbs their verb forms; verb forms of an entry of unknown kind are less sure.

    Any word of a noun may carry the plural (ministers of defence, trading partners), the first word of a verb phrase
    its ending (carried out).
    """
    if word == base:
        return Tier.ENFORCE
    if base in _singulars(word):
        return Tier.ENFORCE
    if not is_first or base not in _infinitives(word):
        return None
    if part_of_speech == "verb":
        return Tier.ENFORCE
    return Tier.WARN if part_of_speech == "" else None


def is_doubling(first: str, second: str) -> bool:
    """English does not double."""
    return False


def _singulars(word: str) -> tuple[str, ...]:
    if irregular := word_map("english_irregular_plurals").get(word):
        return (irregular,)
    return _regular_singulars(word)


def _regular_singulars(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word in word_list("english_whole_words"):
        return (word[:-3] + "man",) if word.endswith("men") and len(word) > 4 else ()
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y", word[:-1])
    if _SIBILANT_PLURAL.search(word):
        return (word[:-2], word[:-1])
    return () if _NO_PLURAL.search(word) else (word[:-1],)


def _infinitives(word: str) -> tuple[str, ...]:
    if irregular := word_map("english_irregular_verbs").get(word):
        return (irregular,)
    if word.endswith("s"):
        return _regular_singulars(word)
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            single = (stem[:-1],) if _DOUBLED_CONSONANT.search(stem) else ()
            return (stem, stem + "e", *single)
    return ()
