"""What is highlighted in a text, and how it moves when the text is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpora.span import Span

TAG = re.compile(r"</?\d{1,4}/?>")
"""A numbered tag: `<1>`, `</1>`, `<2/>`."""

KINDS = ("kept", "missed", "forbidden", "suggested", "finding-error", "finding-warning")
"""Of marks; the later ones are painted over the earlier ones."""


class Mark(NamedTuple):
    """Characters of a text, and what they are: one of `KINDS`."""

    span: Span
    kind: str


def tag_spans(text: str) -> list[Span]:
    """Where the numbered tags of a text stand."""
    if "<" not in text:
        return []
    return [Span(*match.span()) for match in TAG.finditer(text)]


def within_line(span: Span, start: int, end: int) -> Span | None:
    """What of a span is in the line of characters `start` to `end`, counted from there; None if nothing is."""
    if span.start >= end or span.end <= start:
        return None
    return Span(max(span.start - start, 0), min(span.end, end) - start)


def as_marks(marks: Iterable[tuple[Span, str]]) -> list[Mark]:
    """Marks in the order in which they are painted; those of unknown kinds are left out."""
    known = [Mark(Span(*span), kind) for span, kind in marks if kind in KINDS]
    return sorted(known, key=lambda mark: KINDS.index(mark.kind))


def moved(marks: Sequence[Mark], before: str, after: str) -> list[Mark]:
    """The marks of a text in the text that it became; those whose characters were touched are gone.

    For the moment between a key and the answer of whoever looks for terms, in which nothing should flicker.
    """
    if not marks or before == after:
        return list(marks)
    start = _shared_start(before, after)
    kept_behind = min(_shared_end(before, after), len(before) - start, len(after) - start)
    end, shift = len(before) - kept_behind, len(after) - len(before)
    ahead = [mark for mark in marks if mark.span.end <= start]
    behind = [
        Mark(Span(mark.span.start + shift, mark.span.end + shift), mark.kind)
        for mark in marks
        if mark.span.start >= end and mark.span.end > start
    ]
    return ahead + behind


def _shared_start(one: str, other: str) -> int:
    """How many characters two texts begin with alike; by halves, since comparing is quicker than stepping."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(one: str, other: str) -> int:
    return _shared_start(one[::-1], other[::-1])
