"""A text as the memory compares it: words, numbers, tags and punctuation, each apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TAG = re.compile(r"</?\d{1,6}/?>")
"""A numbered tag."""
NUMBER = "\0"
"""What stands in `words` for any number."""

_PRINTF = r"%(?:\d{1,3}\$|\(\w{1,60}\))?[-+#0]*\d{0,3}(?:\.\d{1,3})?(?:l{1,2}|h|z)?[sdifuxXcegEG@](?!\w)"
_CODE = rf"</?\d{{1,6}}/?>|{_PRINTF}|\$?\{{[^{{}}\s]{{0,60}}\}}"
_DIGITS = r"\d+(?:[.,:/]\d+)*"
_TOKEN = re.compile(
    rf"(?P<tag>{_CODE})"
    rf"|(?P<number>(?:(?<![^\W_])|(?<=Rp)){_DIGITS}(?:st|nd|rd|th)?(?![^\W_]))"
    r"|(?P<word>Rp(?=\d)|[^\W_]+(?:['’][^\W_]+)*)"
    r"|(?P<mark>\S)"
)
_PIECE = re.compile(rf"{_CODE}|{_DIGITS}|Rp(?=\d)|[^\W_]+(?:['’][^\W_]+)*|\s+|\S")
_CONTRACTIONS = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
}
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a text is made of."""

    words: tuple[str, ...]
    """In lower case, contractions written out, `NUMBER` for each number."""
    written: tuple[str, ...]
    """The words as they are written, numbers left out."""
    numbers: tuple[str, ...]
    tags: tuple[str, ...]
    """Tags and variables."""
    marks: tuple[str, ...]
    """All other characters but blanks."""


def tokens_of(text: str) -> Tokens:
    """What `text` is made of."""
    words: list[str] = []
    found: dict[str, list[str]] = {"word": [], "number": [], "tag": [], "mark": []}
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or "mark"
        found[kind].append(token.group())
        if kind == "word":
            words.extend(_spelled_out(token.group()))
        elif kind == "number":
            words.append(NUMBER)
    return Tokens(tuple(words), tuple(found["word"]), tuple(found["number"]), tuple(found["tag"]), tuple(found["mark"]))


def number_spans(text: str) -> list[re.Match[str]]:
    """The numbers of a text, in the places where `tokens_of` finds them."""
    return [token for token in _TOKEN.finditer(text) if token.lastgroup == "number"]


def pieces_of(text: str) -> list[str]:
    """The text cut into words, numbers, tags, marks and blanks; joined they are the text."""
    return _PIECE.findall(text)


def without_tags(text: str) -> str:
    """The text as a reader sees it."""
    return TAG.sub("", text) if "<" in text else text


def composed(text: str) -> str:
    """The text in Unicode's composed form, in which equal texts are equal."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1 << 16)
def _spelled_out(word: str) -> tuple[str, ...]:
    """In lower case; don't as do not, cannot as can not."""
    word = word.lower()
    if "’" in word:
        word = word.replace("’", "'")
    if "'" not in word:
        return _CONTRACTIONS.get(word, (word,))
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), full)
    return (word,)
