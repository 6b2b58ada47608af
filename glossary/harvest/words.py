"""Sentences as words: what counts as a word, and which forms are counted as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from corpora.languages import Language
from corpora.word_lists import entries
from glossary.morphology import Morphology, morphology_of
from glossary.morphology.tiers import Tier

# A word holds hyphens and apostrophes; the full stops of U.S. and of initials are its own.
_PIECE = re.compile(
    r"(?P<word>\b[^\W\d_]\.(?:[^\W\d_]\.)*"
    r"|[^\W\d_][\w\u0300-\u036f]*(?:[-\u2010\u2011'’][^\W_][\w\u0300-\u036f]*)*)"
    r"|\d[\w.,]*|[^\s\w]+|_+"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
# A word is no form of one that is much rarer: buku (book) is not bu (Mrs.) with -ku (my).
_RAREST_BASE_SHARE = 0.05

BARRIER = ""
"""Stands between words that no term may span: punctuation or a number."""


def words_of(sentence: str) -> list[str]:
    """The words of `sentence` as written, with a barrier wherever punctuation or a number stands."""
    return [match["word"] or BARRIER for match in _PIECE.finditer(sentence)]


def without_possessive(word: str) -> str:
    """Israel for Israel's."""
    return _POSSESSIVE.sub("", word)


class Folding:
    """Which of a text's words are forms of one word, decided by the text itself.

    -nya or a plural's -s is taken off a word only if the text holds the word without it. Acronyms keep their capitals,
    so that AS (the United States) is not the English word as.
    """

    def __init__(self, language: Language, counts: Mapping[str, int]):
        self._language = language
        self._morphology = morphology_of(language)
        self._counts: Counter[str] = Counter()
        for word, count in counts.items():
            self._counts[self._uninflected(word)] += count

    def fold(self, word: str) -> str:
        """The form under which `word` is counted."""
        form = self._uninflected(word)
        rarest = _RAREST_BASE_SHARE * self._counts[form]
        bases = [
            base
            for base in self._morphology.keys(form)
            if self._is_surely_form(form, base) and self._counts[base] > rarest
        ]
        return max(bases, key=lambda base: (base != form, self._counts[base], base), default=form)

    def is_fold(self, word: str, folded: str) -> bool:
        """Whether `word` as written is the bare form that `fold` gave for it, whatever its case."""
        return folded in (word, self._morphology.fold(word))

    def _is_surely_form(self, word: str, base: str) -> bool:
        """Whether a plural or a clitic is all that parts them; a noun's last word takes no voice."""
        return self._morphology.tier_of(word, base, "noun", is_first=False, is_last=True) is Tier.ENFORCE

    def _uninflected(self, word: str) -> str:
        if self._language is Language.ENGLISH:
            word = without_possessive(word)
        letters = word.replace(".", "")
        if letters.isupper() and (len(letters) > 1 or letters != word):
            return letters
        folded = self._morphology.fold(word)
        return _undoubled(folded, self._morphology)


def _undoubled(word: str, morphology: Morphology) -> str:
    """Negara for negara-negara, negaranya for negara-negaranya."""
    halves = _HYPHEN.split(word)
    return halves[1] if len(halves) == 2 and morphology.is_doubling(halves[0], halves[1]) else word


@cache
def word_list(name: str, language: Language) -> frozenset[str]:
    """The entries of `data/<name>.<language>.txt`."""
    text = (resources.files("glossary.harvest") / "data" / f"{name}.{language.value}.txt").read_text("utf-8")
    return frozenset(entries(text))
