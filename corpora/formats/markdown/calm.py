"""Translations of which it is plain that they are read as what they are, without trying. Most are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpora.formats.markdown.frames import Frame
from corpora.formats.markdown.inline import BREAK
from corpora.formats.markdown.items import EMPHASES, Item, is_break
from corpora.formats.markdown.marking import Tag
from corpora.markup import Code, CodeKind

_ACTIVE = re.compile(r"[\\`*_~\[\]<&${^|\"]|!\Z|#\Z")
_LIST_NUMBER = re.compile(r"\d+[.)]")
_SEPARATES = re.compile(r"[\s.,;:?()'“”‘’…–—/%-]")
_CONTINUES_TAG = ("(", ":", "[")


def is_calm(items: Sequence[Item], tags: Mapping[str, Tag], frame: Frame) -> bool:
    """Whether the items, written plainly, cannot be taken for anything else. What is not calm may be so, too."""
    if frame.is_always_tried or any(isinstance(item, str) and _ACTIVE.search(item) for item in items):
        return False
    if frame.unlike is not None and isinstance(items[0], str) and frame.unlike.match(items[0]):
        return False
    if len(items) == 1 and isinstance(items[0], str):
        return _begins_line_calmly(items[0])
    in_order = [item.shown for item in items if isinstance(item, Code)] == list(tags)
    return in_order and all(_is_calm_at(items, place, tags) for place in range(len(items)))


def _begins_line_calmly(text: str) -> bool:
    first = text[0]
    return first.isalpha() or first in "“‘" or (first.isdigit() and not _LIST_NUMBER.match(text))


def _is_calm_at(items: Sequence[Item], place: int, tags: Mapping[str, Tag]) -> bool:
    item = items[place]
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    if isinstance(item, str):
        if after is not None and is_break(after, tags) and item[-1].isspace():
            return False
        begins_line = before is None or is_break(before, tags)
        return _begins_line_calmly(item) if begins_line else not item.startswith(_CONTINUES_TAG)
    if isinstance(before, Code) or isinstance(after, Code):
        return False
    piece = tags[item.shown].piece
    if piece.key in EMPHASES:
        return _is_calm_emphasis(item, before, after)
    if before is None:
        return piece.key == "link" or piece.what.startswith("code ")
    return after is not None or piece.what != BREAK


def _is_calm_emphasis(item: Code, before: str | None, after: str | None) -> bool:
    """Whether the marks stand between a space or a punctuation mark outside and a letter inside."""
    outside, inside = (before, after) if item.kind is CodeKind.OPEN else (after, before)
    if inside is None:
        return False
    outer = outside and (outside[-1] if item.kind is CodeKind.OPEN else outside[0])
    inner = inside[0] if item.kind is CodeKind.OPEN else inside[-1]
    return inner.isalnum() and (not outer or _SEPARATES.match(outer) is not None)
