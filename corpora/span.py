"""A stretch of characters in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` of a text, `end` excluded: `text[span.start:span.end]`."""

    start: int
    end: int
