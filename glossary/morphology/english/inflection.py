"""Plurals, verb forms and degrees of comparison, traced back to the words that they may be forms of."""

from __future__ import annotations

import re
from functools import cache

from glossary.morphology.english.spelling import fold
from glossary.morphology.words import word_list, word_map

_SIBILANT_PLURAL = re.compile(r"(?:s|x|z|ch|sh|o)es$")
_NO_PLURAL = re.compile(r"(?:ss|us|is)$")
_DOUBLED_CONSONANT = re.compile(r"([bdgklmnprt])\1$")
# hop doubles its p before an ending: hoped is no form of it.
_MUST_DOUBLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")
_SHORTEST_COMPARED = 3


def singulars(word: str) -> tuple[str, ...]:
    """The nouns of which `word` may be the plural."""
    irregular = _folded_map("english_irregular_plurals").get(word)
    regular = _regular_singulars(word)
    return (irregular, *regular) if irregular else regular


def infinitives(word: str) -> tuple[str, ...]:
    """The verbs of which `word` may be a form."""
    if irregular := _folded_map("english_irregular_verbs").get(word):
        return (irregular,)
    if word.endswith("s"):
        return _regular_singulars(word)
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            return (*_before_ending(stem), *((stem[:-1] + "ie",) if ending == "ing" and stem.endswith("y") else ()))
    return ()


def positives(word: str) -> tuple[str, ...]:
    """The adjectives of which `word` may be the comparative or superlative."""
    if irregular := _folded_map("english_irregular_comparisons").get(word):
        return (irregular,)
    if word in word_list("english_unrelated"):
        return ()
    for ending in ("er", "est"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_COMPARED:
            return (stem[:-1] + "y",) if stem.endswith("i") else _before_ending(stem)
    return ()


def _before_ending(stem: str) -> tuple[str, ...]:
    """carry, impos(e), stop(p), panic(k)."""
    plain = () if _MUST_DOUBLE.match(stem) else (stem,)
    is_doubled = _DOUBLED_CONSONANT.search(stem) or stem.endswith("ck")
    return (*plain, stem + "e", stem[:-1]) if is_doubled else (*plain, stem + "e")


def _regular_singulars(word: str) -> tuple[str, ...]:
    if word.endswith("men") and len(word) > 4:
        return (word[:-3] + "man",)
    if not word.endswith("s") or word in _folded_list("english_whole_words"):
        return ()
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y", word[:-1])
    if _SIBILANT_PLURAL.search(word):
        return (word[:-2], word[:-1])
    return () if _NO_PLURAL.search(word) else (word[:-1],)


@cache
def _folded_list(name: str) -> frozenset[str]:
    return frozenset(map(fold, word_list(name)))


@cache
def _folded_map(name: str) -> dict[str, str]:
    return {fold(form): fold(base) for form, base in word_map(name).items()}


def plurals(noun: str) -> tuple[str, ...]:
    """The plural of `noun`; none if it is a plural already."""
    if singulars(noun):
        return ()
    irregular = [form for form, base in word_map("english_irregular_plurals").items() if base == noun]
    return tuple(irregular) or (_with_s(noun),)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The forms in -s and -ing, the past and its participle."""
    irregular = [form for form, base in word_map("english_irregular_verbs").items() if base == verb]
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if _MUST_DOUBLE.match(verb) else verb
    past = irregular or [f"{verb[:-1]}ied" if _ends_in_changing_y(verb) else f"{stem}ed"]
    return tuple(dict.fromkeys((_with_s(verb), *past, _gerund(verb, stem))))


def _gerund(verb: str, stem: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb}ing" if verb.endswith(("ee", "ye", "oe")) else f"{stem}ing"


def _ends_in_changing_y(word: str) -> bool:
    """treaty, ratify, but not envoy: the y becomes ie before an ending."""
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def _with_s(word: str) -> str:
    if _ends_in_changing_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
