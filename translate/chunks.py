"""Sentences too long for a model, cut where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpora.span import Span

_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:.!?)\]”\"–—]$")


def cut(text: str, longest: int, count_pieces: Callable[[str], int], whole: Sequence[Span] = ()) -> list[Span]:
    """Spans of `text` of at most `longest` pieces each, cut between words, after punctuation if there is any near.

    No cut falls inside a span of `whole` (a term). A single word, or a term, longer than that is a span of its own.
    """
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    if len(text) <= longest or count_pieces(text) <= longest:
        return [Span(words[0].start, words[-1].end)] if words else []
    sizes = [count_pieces(" " + text[word.start : word.end]) for word in words]
    spans: list[Span] = []
    first = 0
    while first < len(words):
        last = _fill(sizes, first, longest)
        if last < len(words):
            last = _best_break(text, words, first, last, whole)
        spans.append(Span(words[first].start, words[last - 1].end))
        first = last
    return spans


def _fill(sizes: Sequence[int], first: int, longest: int) -> int:
    """The end of the longest run of words from `first` that has room, at least one word."""
    used, last = sizes[first], first + 1
    while last < len(sizes) and used + sizes[last] <= longest:
        used += sizes[last]
        last += 1
    return last


def _best_break(text: str, words: Sequence[Span], first: int, last: int, whole: Sequence[Span]) -> int:
    """The best place to end a span that begins at `first` and has room up to `last`.

    That is after the last punctuation in its second half, else the last place of all; past `last` only to save a term.
    """

    def is_allowed(place: int) -> bool:
        return place == len(words) or not any(term.start < words[place].start < term.end for term in whole)

    allowed = [place for place in range(last, first, -1) if is_allowed(place)]
    for place in allowed:
        word = words[place - 1]
        if place - first > (last - first) // 2 and _CLAUSE_END.search(text[word.start : word.end]):
            return place
    return allowed[0] if allowed else next(place for place in range(last, len(words) + 1) if is_allowed(place))
