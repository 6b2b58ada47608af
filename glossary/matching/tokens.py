"""A text cut into words, and what may stand between two words of one term."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from corpora.span import Span

# Inline tags and placeholders are no words; the bounds keep a long text with a stray "<" from being searched again.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\{\d{1,3}\}")
_MASK = "\0"
# Letters and digits, with the accents, soft hyphens and joiners without width that follow them.
_WORD = re.compile(r"([^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+[^\W_]*)*)")
_HYPHENS = "\u2010\u2011-"
_APOSTROPHES = "'’‘ʼʻ`´"
_SPACE = re.compile(r"\s+")
# Between the words of a term: a space, a hyphen, quotes, brackets, tags, a dash without spaces (Asian–African); never a
# comma, a full stop or a colon.
_JOINT = re.compile(rf"(?:[ {_APOSTROPHES}\"“”„«»()\[\]{_HYPHENS}]|{_MASK}+){{1,8}}|–")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n")
_LONGEST_BETWEEN = 1_000

HYPHENS = frozenset(_HYPHENS)
TIGHT = frozenset(_HYPHENS + _APOSTROPHES)
"""What stands between the halves of a word: a hyphen or an apostrophe."""


class Token(NamedTuple):
    """A word of a text."""

    text: str
    folded: str
    span: Span


class Cut(NamedTuple):
    """A text cut into n words and the n + 1 gaps before, between and behind them, in which tags are masked."""

    words: list[str]
    gaps: list[str]

    def ends(self) -> Sequence[int]:
        """Where gap 0, word 0, gap 1, word 1 and so on end, in characters of the text."""
        parts = [part for pair in zip(self.gaps, (*self.words, ""), strict=True) for part in pair]
        return list(accumulate(map(len, parts)))


def cut(text: str) -> Cut:
    """The words of `text` and what stands between them."""
    if "<" in text or "{" in text:
        text = _TAG.sub(lambda tag: _MASK * len(tag.group()), text)
    parts = _WORD.split(text)
    return Cut(parts[1::2], parts[::2])


def tokens_of(text: str, fold: Callable[[str], str]) -> list[Token]:
    """The words of `text` with their places."""
    pieces = cut(text)
    ends = pieces.ends()
    return [Token(word, fold(word), Span(ends[2 * at], ends[2 * at + 1])) for at, word in enumerate(pieces.words)]


def is_acronym(word: str) -> bool:
    """KTT, TNI, G20: capitals that a lower-case word must not match."""
    return len(word) > 1 and word.isupper()


def joint_of(gap: str) -> str:
    """What a term has between two of its words, as `joins` wants it: empty if anything that may part words will do.

    A full stop with a space behind it (No. 1) keeps the space: the stop may be left out.
    """
    if gap == " ":
        return ""
    joint = _SPACE.sub(" ", gap)
    return "" if _JOINT.fullmatch(joint) else joint


def joins(gap: str, joint: str) -> bool:
    """Whether `gap`, found between two words of a text, may stand there in a term that has `joint` there."""
    if joint:
        return gap.replace(" ", "") == joint.replace(" ", "") or (joint == ". " and gap == " ")
    if gap == " ":
        return True
    if not gap or len(gap) > _LONGEST_BETWEEN or _PARAGRAPH_BREAK.search(gap):
        return False
    return bool(_JOINT.fullmatch(_SPACE.sub(" ", gap)))
