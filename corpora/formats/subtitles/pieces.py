"""What a cue is made of: text, line ends and tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from corpora.span import Span

VOICE = "v"
"""The key of a tag that says who speaks."""


class PieceKind(Enum):
    """What a piece of a cue does."""

    TEXT = "text"
    BREAK = "break"
    """A line end."""
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    DROPPED = "dropped"
    """What has no meaning in a translation and is not in it, such as the times of single words."""


class Piece(NamedTuple):
    """A piece of a cue."""

    kind: PieceKind
    raw: str
    start: int
    """Where it stands in the file, in characters."""
    text: str = ""
    """What a viewer sees of it."""
    key: str = ""
    """Of half a pair, what its other half has, too."""

    @property
    def end(self) -> int:
        """Where the next piece stands."""
        return self.start + len(self.raw)

    @property
    def is_blank(self) -> bool:
        """Whether it is text of which nothing is seen."""
        return self.kind is PieceKind.TEXT and not self.text.strip()


def cut(
    text: str,
    span: Span,
    pattern: re.Pattern[str],
    text_piece: Callable[[str, int], Piece],
    tag_piece: Callable[[re.Match[str]], Piece],
) -> Iterator[Piece]:
    """The pieces of the cue at `span`: what `pattern` finds and the text between, each made by its function."""
    done = span.start
    for match in pattern.finditer(text, *span):
        if match.start() > done:
            yield text_piece(text[done : match.start()], done)
        yield tag_piece(match)
        done = match.end()
    if done < span.end:
        yield text_piece(text[done : span.end], done)
