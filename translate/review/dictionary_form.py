"""The form under which a term of a text stands in a glossary: mitra juniornya” is there as mitra junior."""

from __future__ import annotations

from corpora.languages import Language
from glossary.morphology import Morphology, morphology_of
from glossary.morphology.tiers import Tier
from translate.tags import without_tags

_AT_THE_ENDS = " \t\r\n.,;:!?…()[]{}<>«»‹›“”„‟‘’‚‛\"'`-–—*_|/\\"
_POSSESSIVES = ("'s", "’s")
_SHORTEST_BASE = 4
"""A shorter word is rather a word of its own that happens to end like a clitic."""


def dictionary_form(text: str, language: Language) -> str:
    """`text` on one line, without tags, quotation marks and signs round it, and without a clitic or a plural's half.

    Only what surely is no part of the term goes; English plurals stay, as peace talks are one. A text of signs alone
    stays as it is.
    """
    words = _bare(without_tags(text)).split()
    if not words:
        return " ".join(text.split())
    if language is Language.ENGLISH:
        return " ".join((*words[:-1], _without_possessive(words[-1])))
    morphology = morphology_of(language)
    return " ".join((*(_singular(word, morphology) for word in words[:-1]), _last(words[-1], morphology)))


def _bare(text: str) -> str:
    """Without what stands round it; the last full stop of U.S. belongs to the word."""
    bare = text.strip(_AT_THE_ENDS)
    last_word = bare.rpartition(" ")[2]
    return f"{bare}." if "." in last_word and f"{bare}." in text else bare


def _without_possessive(word: str) -> str:
    return next((word[: -len(ending)] for ending in _POSSESSIVES if word.endswith(ending)), word)


def _last(word: str, morphology: Morphology) -> str:
    return _singular(_without_clitics(word, morphology), morphology)


def _without_clitics(word: str, morphology: Morphology) -> str:
    """`word` up to the clitics that the matcher surely takes off it; a word with a capital may be a name."""
    if not word.islower():
        return word
    bases = [
        base
        for base in morphology.keys(morphology.fold(word))[1:]
        if len(base) >= _SHORTEST_BASE
        and word.startswith(base)
        and morphology.tier_of(morphology.fold(word), base, "", is_first=False, is_last=True) is Tier.ENFORCE
    ]
    return min(bases, key=len, default=word).rstrip("-")


def _singular(word: str, morphology: Morphology) -> str:
    """mitra for mitra-mitra, but undang-undang as it is."""
    first, hyphen, second = word.partition("-")
    if hyphen and morphology.is_doubling(morphology.fold(first), morphology.fold(second)):
        return first
    return word
