"""Stops: the places of a paragraph where a sentence may end, each with what its rules ask about."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpora.sentences.enclosures import Enclosures

QUOTES = "\"'”’“‘»«›‹"
_CLOSERS = QUOTES + ")]}*_"
_PICTURES = "\U0001f000-\U0001faff\u2600-\u26ff\u2764\ufe0f\u200d"
_OPENERS = QUOTES + "([{*_¿¡•–—-"

# Marks may stand apart (". . ."), and what closes a quotation or a bracket, or a reference "[1]", "[butuh rujukan]",
# "¹", "turun.12", belongs to them.
# The pattern succeeds wherever a mark stands; what must follow is asked afterwards, so that the search stays linear.
_STOP = re.compile(
    rf"(?P<mark>[.!?…]+(?:\s[.!?…]+(?![^\s{re.escape(_CLOSERS)}]))*)"
    rf"(?P<closers>(?:[{re.escape(_CLOSERS)}†‡⁰¹²³⁴-⁹{_PICTURES}]|\[\w[\w ,.–-]{{0,30}}\]"
    rf"|(?<=[^\W\d_]{{3}}\.)\d{{1,2}}(?=\s))*)"
)
# "Terima kasih. 🙏 Operasinya lancar." The picture says how the sentence before it is meant.
_PICTURES_APART = re.compile(rf"(?:\s+[{_PICTURES}]+[{re.escape(_CLOSERS)}]*)+(?!\S)")
_CLOSERS_APART = re.compile(rf"\s+(?P<closers>[{re.escape(_CLOSERS)}]+)(?!\S)")
_NEXT_WORD = re.compile(r"(?P<lead>[\W_]{0,32})(?P<word>[^\W_][\w’'-]{0,31}\.?)")
_FIRST_WORD = re.compile(r"[^\W_]")
# A capital that is not at the beginning tells iPhone, eBay and macOS from ordinary words, a hyphen e-commerce, a digit
# p53.
_BRAND = re.compile(r"[^\W\d_]{1,3}[A-Z]|[em]-[a-z]{3}|[a-z]\d")
_FILE_NAME = re.compile(r"[a-z][a-z\d_-]{2,30}\.[a-z]{2,4}(?![\w.])")
_SPACE = re.compile(r"\s*")
_ITEM = re.compile(r"(?P<number>[a-z]{1,4})(?P<mark>[.)])")
_ROMAN_ITEMS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_LOOK_BACK = 40
"""Characters before a stop in which its token is looked for."""
_LONGEST_BEGINNING = 40
_LONGEST_INITIALS = len("J.R.R.T")


@dataclass(frozen=True, slots=True)
class Stop:
    """A mark, what closes with it, and the words on both sides."""

    mark: str
    """A full stop, "?!", "…", ". . ."."""
    closers: str
    """Quotation marks and brackets that close after the mark."""
    token: str
    """The word before the mark; spaced initials are one ("J. K" is "J.K"); empty after a space."""
    words: tuple[str, ...]
    """The words of the same sentence before the token, as far as 40 characters back with the token."""
    beginning: str
    """The sentence up to the mark, from its first letter or digit on; empty if longer than 40 characters."""
    closes_aside: bool
    """Whether a bracket that opened in mid-sentence closes here: “Letjen. (Purn.) Prabowo”."""
    lead: str
    """What stands before the next word: quotation marks, brackets, dashes, bullets."""
    word: str
    """The next word, with the full stop that follows it at once."""
    end: int
    """Where the sentence ends, if it does."""
    next_start: int
    """Where the next sentence starts, if this one ends."""
    following: str
    """The next 80 characters."""

    @property
    def previous(self) -> str:
        """The word before the token, or empty."""
        return self.words[-1].lstrip(_OPENERS) if self.words else ""


def find_first_word(text: str, start: int) -> int:
    """Position of the first letter or digit from `start` on; the length of `text` if there is none."""
    match = _FIRST_WORD.search(text, start)
    return match.start() if match else len(text)


def find_marks(text: str) -> Iterator[re.Match[str]]:
    """Every run of marks with its closers, in order."""
    return _STOP.finditer(text)


def read_stop(
    text: str, match: re.Match[str], start: int, first_word: int, enclosures: Enclosures, small: Container[str]
) -> Stop | None:
    """The stop at `match`, of a sentence that began at `start`; None if no sentence can end there.

    A sentence has a word, whitespace follows it, and the next one does not begin with a lower-case word, save those of
    `small`.
    """
    if match.start() <= first_word:
        return None
    end = _absorb_pictures(text, _absorb_closers(text, match.end(), enclosures.closing_quotes))
    next_start = _skip_space(text, end)
    next_word = _NEXT_WORD.match(text, next_start)
    if next_start == end or not next_word:
        return None
    if not (
        _may_begin_sentence(next_word)
        or next_word["word"].rstrip(".") in small
        or _is_next_item(text, first_word, next_word.start("word"))
    ):
        return None
    token, words = _last_words(text[max(start, match.start() - _LOOK_BACK) : match.start()])
    is_near_beginning = match.start() - first_word <= _LONGEST_BEGINNING
    return Stop(
        mark=match["mark"],
        closers=text[match.end("mark") : end],
        token=token,
        words=words,
        beginning=text[first_word : match.start()] if is_near_beginning else "",
        closes_aside=any(enclosures.openings.get(position, -1) > first_word for position in range(match.start(), end)),
        lead=next_word["lead"],
        word=next_word["word"],
        end=end,
        next_start=next_start,
        following=text[next_start : next_start + 80],
    )


def _may_begin_sentence(next_word: re.Match[str]) -> bool:
    """Whether it is no lower-case word; @akun and setup.py are names."""
    word = next_word["word"]
    if not word[0].islower() or next_word["lead"].endswith("@") or _BRAND.match(word):
        return True
    return _FILE_NAME.match(next_word.string, next_word.start("word")) is not None


def _is_next_item(text: str, first_word: int, next_word: int) -> bool:
    """Whether the sentence is one item of a list and the next word numbers the next: "a. Sehat. b. Rajin."."""
    item, next_item = _ITEM.match(text, first_word), _ITEM.match(text, next_word)
    if not item or not next_item or item["mark"] != next_item["mark"]:
        return False
    numbers = item["number"], next_item["number"]
    if len(numbers[0]) == len(numbers[1]) == 1 and ord(numbers[1]) == ord(numbers[0]) + 1:
        return True
    return numbers in pairwise(_ROMAN_ITEMS)


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _absorb_closers(text: str, end: int, closing_quotes: frozenset[int]) -> int:
    """The end after closers that a space parts from their mark: `tumbuh. " Lalu`."""
    match = _CLOSERS_APART.match(text, end)
    if not match:
        return end
    first = match.start("closers")
    return match.end() if text[first] in "”’»›)]}" or first in closing_quotes else end


def _absorb_pictures(text: str, end: int) -> int:
    match = _PICTURES_APART.match(text, end)
    return match.end() if match else end


def _last_words(before: str) -> tuple[str, tuple[str, ...]]:
    """The token at the end of `before` and the words ahead of it."""
    words = before.split()
    if not words or before[-1].isspace():
        return "", tuple(words)
    token = words.pop().lstrip(_OPENERS)
    if len(token) == 1:
        while words and len(token) < _LONGEST_INITIALS and _is_spaced_initial(words[-1]):
            token = words.pop() + token
    return token, tuple(words)


def _is_spaced_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isalpha() and word[1] == "."
