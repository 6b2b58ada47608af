"""Indonesian: clitics and doubling are enforced, voice is warned of, derivation is a suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.morphology.tiers import Tier
from glossary.morphology.words import fold_letters, word_list

_PARTICLES = ("lah", "kah", "pun")
_POSSESSIVES = ("nya", "ku", "mu")
_SHORTEST_BASE = 2
_SHORTEST_ROOT = 3
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
_VOICE = frozenset(("", "meN", "di", "ter", "ber", "ku", "kau", "memper", "diper"))

fold = fold_letters


class _Frame(NamedTuple):
    """A word taken apart: meN + jatuh + kan."""

    prefix: str
    root: str
    suffix: str


@lru_cache(maxsize=65_536)
def _without_clitics(word: str) -> tuple[str, ...]:
    """The word, then the word without its particle, its possessive, or both."""
    if word in word_list("indonesian_whole_words"):
        return (word,)
    without_particle = _without(word, _PARTICLES)
    forms = (word, *without_particle)
    return tuple(dict.fromkeys((*forms, *(base for form in forms for base in _without(form, _POSSESSIVES)))))


@lru_cache(maxsize=65_536)
def keys(word: str) -> tuple[str, ...]:
    """The word, what it is without clitics, and every root it may have."""
    bases = _without_clitics(word)
    return tuple(dict.fromkeys((*bases, *(frame.root for base in bases for frame in _frames(base)))))


def tier_of(word: str, base: str, part_of_speech: str, *, is_first: bool, is_last: bool) -> Tier | None:
    """Clitics sit on a term's last word, and its first word takes the voice."""
    if word == base or (is_last and base in _without_clitics(word)):
        return Tier.ENFORCE
    forms = _without_clitics(word) if is_last else (word,)
    if not is_first or part_of_speech == "proper noun":
        return None
    tiers = [tier for form in forms for tier in _related(form, base, part_of_speech)]
    return min(tiers, default=None)


def _related(form: str, base: str, part_of_speech: str) -> Iterator[Tier]:
    for frame in _frames(form):
        for own in _frames(base):
            if frame.root != own.root or not _is_sure_root(frame.root, form, base):
                continue
            if _is_voice(frame, own, part_of_speech):
                yield Tier.WARN
            elif frame.prefix or frame.suffix:
                yield Tier.SUGGEST


def _is_sure_root(root: str, form: str, base: str) -> bool:
    """Short roots are seen in too many words; they count if one of the two is the root, or has it behind menge-."""
    return root in (form, base) or len(root) > _SHORTEST_ROOT or base == f"menge{root}"


def _is_voice(frame: _Frame, own: _Frame, part_of_speech: str) -> bool:
    """Whether both are the same verb: menjatuhkan, dijatuhkan, jatuhkan and dijatuhi, but not jatuh."""
    is_verb = part_of_speech == "verb" or (part_of_speech == "" and own.prefix == "meN")
    suffixes = {frame.suffix, own.suffix}
    return is_verb and {frame.prefix, own.prefix} <= _VOICE and (len(suffixes) == 1 or suffixes == {"kan", "i"})


@lru_cache(maxsize=65_536)
def _frames(word: str) -> tuple[_Frame, ...]:
    if word in word_list("indonesian_whole_words"):
        return (_Frame("", word, ""),)
    return tuple(dict.fromkeys(_all_frames(word)))


def _all_frames(word: str) -> Iterator[_Frame]:
    yield _Frame("", word, "")
    for prefix, stem in (("", word), *_unprefixed(word)):
        for suffix in ("", "kan", "an", "i"):
            root = stem.removesuffix(suffix) if suffix else stem
            if len(root) >= _SHORTEST_ROOT and (prefix or suffix) and (not suffix or root != stem):
                yield _Frame(prefix, root, suffix)


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    for prefix in ("memper", "diper", "di", "ter", "ber", "kau", "ku", "se", "per", "ke", "pe"):
        if word.startswith(prefix):
            yield prefix, word[len(prefix) :]
    # ber- and ter- lose their r before another one: be-runding.
    for prefix in ("ber", "ter"):
        if word.startswith(prefix):
            yield prefix, word[2:]
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
    if rest.startswith("nge"):
        yield rest[3:]
    if rest[:1] and rest[0] in _LETTERS_WITHOUT_NASAL:
        yield rest


def is_doubling(first: str, second: str) -> bool:
    """mitra-mitra and mitra-mitranya, but not mata-mata (a spy) or undang-undang (a law)."""
    return first in _without_clitics(second) and first not in word_list("indonesian_lexical_doublings")


def _without(word: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST_BASE)
