"""Words that look alike in the two languages: presiden and president, kualitas and quality, Jakarta and Jakarta."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = 5
# In this order; Indonesian spells loans as they sound.
_SPELLINGS = (
    (re.compile("ph"), "f"),
    (re.compile("[st]ion"), "sion"),
    (re.compile("th"), "t"),
    (re.compile("sh|sy"), "s"),
    (re.compile("sch"), "s"),
    (re.compile("ch|ck"), "k"),
    (re.compile("qu"), "ku"),
    (re.compile("x"), "ks"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("c"), "k"),
    (re.compile("y"), "i"),
    (re.compile("z"), "s"),
    (re.compile(r"(.)\1"), r"\1"),
)


def sound(word: str) -> str:
    """The first letters of a word as Indonesian would spell them; the same for most cognates."""
    folded = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(letter for letter in folded if letter.isalpha())
    for pattern, spelling in _SPELLINGS:
        letters = pattern.sub(spelling, letters)
    return letters[:_LETTERS]
