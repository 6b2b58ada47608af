"""As much of a text as goes on a line, with what matters in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from corpora.span import Span

_LEAST_CONTEXT = 4
_ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of an excerpt."""

    text: str
    is_marked: bool


def excerpt(text: str, spans: Sequence[Span], width: int) -> list[Piece]:
    """The text, shortened between its spans so that they are seen in about `width` cells."""
    pieces = list(_pieces(text, spans))
    if cell_len(text) <= width:
        return pieces
    contexts = range(_LEAST_CONTEXT + 1, width)
    too_wide = bisect_left(contexts, True, key=lambda context: _width(_with_context(pieces, context)) > width)
    return _with_context(pieces, _LEAST_CONTEXT + too_wide)


def _with_context(pieces: Sequence[Piece], context: int) -> list[Piece]:
    last = len(pieces) - 1
    return [
        piece
        if piece.is_marked
        else Piece(_elided(piece.text, context, is_first=not place, is_last=place == last), False)
        for place, piece in enumerate(pieces)
    ]


def _width(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """Unmarked and marked in turn; it begins and ends unmarked, perhaps empty."""
    done = 0
    for start, end in spans:
        yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    yield Piece(text[done:], False)


def _elided(text: str, context: int, *, is_first: bool, is_last: bool) -> str:
    """The ends of it that touch a mark, `context` cells of each."""
    head = "" if is_first else _cut(text, context)
    tail = "" if is_last else _cut(text[::-1], context)[::-1]
    if len(head) + len(tail) + 1 >= len(text):
        return text
    return f"{head}{_ELLIPSIS}{tail}"


def _cut(text: str, width: int) -> str:
    return next(iter(chop_cells(text[:width], width)), "") if text else ""
