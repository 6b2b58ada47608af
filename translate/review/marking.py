"""A translation with the tags of its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpora.markup import NUMBERED_TAG, Code, MarkedText
from corpora.markup.rendering import cut_at_tags
from corpora.span import Span


def marked_target(source: MarkedText, target: str) -> MarkedText:
    """A translation with the tags of its source that stand in it as codes, each as often as it stands there."""
    return MarkedText(target, tuple(_codes(source, target)))


def _codes(source: MarkedText, target: str) -> Iterator[Code]:
    done = 0
    for piece in cut_at_tags(target, source.tags):
        if isinstance(piece, str):
            done += len(piece)
        elif match := NUMBERED_TAG.match(target, done):
            yield replace(piece, span=Span(*match.span()))
            done = match.end()
