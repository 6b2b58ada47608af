"""Word lists, one word a line; a line that begins with # is a comment."""

from __future__ import annotations

from functools import cache
from importlib import resources

from corpora.word_lists import entries


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    text = (resources.files(__name__) / name).read_text("utf-8")
    return frozenset(entries(text))
