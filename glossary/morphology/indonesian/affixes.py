"""Words taken apart into prefix, root and suffix, in every way that Indonesian allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.morphology.words import word_list

SHORT_ROOT = 3
"""Letters of a root that is seen by chance in many words."""
_VERBAL = ("", "kan", "i")
# The suffixes that each prefix goes with. Prefixes are named as grammars name them: N is the nasal.
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "": ("", "kan", "an", "i"),
    "meN": _VERBAL,
    "di": _VERBAL,
    "ter": _VERBAL,
    "ku": _VERBAL,
    "kau": _VERBAL,
    "memper": _VERBAL,
    "diper": _VERBAL,
    "per": ("", "kan", "i", "an"),
    "ber": ("", "an", "kan"),
    "peN": ("", "an"),
    "pe": ("", "an"),
    "ke": ("an",),
    "se": ("",),
}
_PREFIXES = ("memper", "diper", "di", "ter", "ber", "kau", "ku", "se", "per", "ke", "pe")
_FIRST_LETTERS = frozenset(prefix[0] for prefix in _PREFIXES)
_VOWELS = frozenset("aiueo")
# Sneddon et al., Indonesian Reference Grammar (2010), 1.5: the nasal, the letter it replaces before a vowel, and the
# letters before which it stands. Loan words keep their first letter (memproses, mentransfer, mengklaim, mensponsori).
_NASALS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("m", "p", frozenset("bfpv")),
    ("ny", "s", frozenset()),
    ("ng", "k", frozenset("aiueoghkqx")),
    ("n", "t", frozenset("cdjstz")),
)
_LETTERS_WITHOUT_NASAL = frozenset("lmnrwy")
# One-syllable roots take menge-: mengebom, mengesahkan.
_ONE_SYLLABLE = re.compile(r"[^aiueo]+[aiueo][^aiueo]+(?=$|kan$|an$|i$)")
# ber-, ter- and per- lose their r before another one and before a first syllable in -er: berunding, bekerja.
_LOSES_R = re.compile(r"r|[^aiueo]+er[^aiueo]")


class Frame(NamedTuple):
    """A word taken apart: meN + jatuh + kan."""

    prefix: str
    root: str
    suffix: str


@lru_cache(maxsize=65_536)
def frames(word: str) -> tuple[Frame, ...]:
    """Every way to take `word` apart, first not at all; a word that is known to be whole has no other."""
    if word in word_list("indonesian_whole_words"):
        return (Frame("", word, ""),)
    return tuple(dict.fromkeys(_all_frames(word)))


def passive_of(verb: str) -> str | None:
    """The di- form of a meN- verb, if only one is possible: meratifikasi, diratifikasi; not mengutuk (kutuk, utuk)."""
    stems = {stem for prefix, stem in _unprefixed(verb) if prefix == "meN"}
    return f"di{stems.pop()}" if len(stems) == 1 else None


def _all_frames(word: str) -> Iterator[Frame]:
    whole_words = word_list("indonesian_whole_words")
    for prefix, stem in (("", word), *_unprefixed(word)):
        # The i of mengaksesi belongs to aksesi.
        for suffix in ("",) if stem in whole_words else _SUFFIXES[prefix]:
            root = stem.removesuffix(suffix)
            if len(root) >= SHORT_ROOT and (not suffix or root != stem):
                yield Frame(prefix, root, suffix)
    if word.startswith("ke") and word.endswith("an"):
        # keterlibatan, kepemimpinan: ke- and -an round a word that has a prefix itself.
        for prefix, stem in _unprefixed(word[2:-2]):
            if prefix in ("ber", "ter", "peN", "pe") and len(stem) > SHORT_ROOT:
                yield Frame("ke", stem, "an")


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    if word[:1] not in _FIRST_LETTERS:
        return
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            yield prefix, word[len(prefix) :]
    for prefix in ("ber", "ter", "per"):
        if word.startswith(prefix[:2]) and _LOSES_R.match(word, 2):
            yield prefix, word[2:]
    # The one root before which the r becomes l.
    for learner, prefix in (("bel", "ber"), ("pel", "per")):
        if word.startswith(f"{learner}ajar"):
            yield prefix, word[3:]
    for nasal, name in (("me", "meN"), ("pe", "peN")):
        if word.startswith(nasal):
            for root in _denasalised(word[2:]):
                yield name, root


def _denasalised(rest: str) -> Iterator[str]:
    """The roots that meN- or peN- may have, whose me or pe is cut off: ngutuk is kutuk or ngutuk.

    The nasal takes the place of k, p, s and t before a vowel, and stands before the letters it is made for.
    """
    for nasal, dropped, followers in _NASALS:
        if rest.startswith(nasal):
            root = rest[len(nasal) :]
            if root[:1] in _VOWELS:
                yield dropped + root
            if root[:1] and root[0] in followers:
                yield root
    if rest.startswith("nge") and _ONE_SYLLABLE.match(rest, 3):
        yield rest[3:]
    if rest[:1] and rest[0] in _LETTERS_WITHOUT_NASAL:
        yield rest
