"""The tags and variables of a text: what no change of words may touch."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.memory.tokens import pieces_of
from corpora.span import Span

_BEGINNINGS = "<%${"


def is_code(piece: str) -> bool:
    """Whether one of `pieces_of` a text is a tag or a variable."""
    return len(piece) > 1 and piece[0] in _BEGINNINGS


def code_spans(text: str) -> list[Span]:
    """Where tags and variables stand in a text, in order."""
    # Most texts have none, and cutting one into pieces is dear.
    if not any(beginning in text for beginning in _BEGINNINGS):
        return []
    return [span for span, piece in _placed(text) if is_code(piece)]


def _placed(text: str) -> Iterator[tuple[Span, str]]:
    done = 0
    for piece in pieces_of(text):
        yield Span(done, done + len(piece)), piece
        done += len(piece)
