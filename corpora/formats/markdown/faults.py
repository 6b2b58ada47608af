"""What is read otherwise than it was meant, in a row as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpora.formats.markdown.inline import Piece
from corpora.formats.markdown.items import EMPHASES, Item, is_break
from corpora.formats.markdown.marking import Tag
from corpora.formats.markdown.spelling import MARKS, Spelling, Spot, Written, written_spots
from corpora.markup import Code
from corpora.span import Span

_LIST_NUMBER = re.compile(r"\d+(?=[.)])")
_LAST_SIGNS = re.compile(r"(?<!#)#+\Z")


def wanted(items: Sequence[Item], tags: Mapping[str, Tag]) -> list[tuple[bool, str]]:
    """What a reader is to make of the items, as `inline.reading` tells it."""
    read: list[tuple[bool, str]] = []
    for item in items:
        is_text, what = (True, item) if isinstance(item, str) else _of_tag(tags[item.shown])
        if is_text and read and read[-1][0]:
            read[-1] = (True, read[-1][1] + what)
        elif what:
            read.append((is_text, what))
    return read


def _of_tag(tag: Tag) -> tuple[bool, str]:
    return (False, tag.piece.what) if tag.piece.what else (True, tag.piece.text)


def misread_spots(
    items: Sequence[Item], spelling: Spelling, written: Written, pieces: Sequence[Piece]
) -> Iterator[Spot]:
    """The characters of texts that begin what was read as something else than that character."""
    spots = written_spots(items, spelling, written)
    for piece in pieces:
        start, end = piece.span
        is_as_written = piece.kind is None and piece.text == written.text[start:end]
        if not is_as_written and (spot := spots.get(start)):
            yield spot


def misread_marks(
    items: Sequence[Item], tags: Mapping[str, Tag], written: Written, pieces: Sequence[Piece]
) -> set[int]:
    """The numbers of the emphases a mark of which was not read as one."""
    read = {(piece.span, piece.what) for piece in pieces}
    ends = [*written.starts[1:], len(written.text)]
    return {
        item.number
        for item, start, end in zip(items, written.starts, ends, strict=True)
        if isinstance(item, Code)
        and tags[item.shown].piece.key in EMPHASES
        and (Span(start, end), tags[item.shown].piece.what) not in read
    }


def line_starts(items: Sequence[Item], tags: Mapping[str, Tag]) -> Iterator[Spot]:
    """The characters at the beginnings of lines that may begin another block."""
    for number, item in enumerate(items):
        if isinstance(item, str) and (number == 0 or is_break(items[number - 1], tags)):
            if match := _LIST_NUMBER.match(item):
                yield Spot(number, match.end())
            elif item[0] in MARKS:
                yield Spot(number, 0)


def other_block_marks(items: Sequence[Item]) -> Iterator[Spot]:
    """The bars that may make cells, and the number signs that may close a heading."""
    for number, item in enumerate(items):
        if isinstance(item, str):
            yield from (Spot(number, place) for place, character in enumerate(item) if character == "|")
    last = items[-1]
    if isinstance(last, str) and (signs := _LAST_SIGNS.search(last)):
        yield Spot(len(items) - 1, signs.start())
