"""A translation as a row of texts and tags, and what Markdown asks of such a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpora.formats.markdown.inline import BREAK
from corpora.formats.markdown.marking import Tag
from corpora.markup import Code, CodeKind
from corpora.markup.rendering import cut_at_tags

Item = str | Code
EMPHASES = ("em", "strong", "s")
"""Pairs whose marks must touch a letter inside."""

_LINE_END = re.compile("(?<![ \t])[ \t]*(?:[\r\n\v\f\x85\u2028\u2029]+[ \t]*)+")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_SPACES = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


def items_of(text: str, codes: Sequence[Code]) -> list[Item]:
    """The texts and tags of a translation. Line ends become spaces; spaces at the ends of the whole go."""
    row = [_clean(piece) if isinstance(piece, str) else piece for piece in cut_at_tags(text, codes)]
    if isinstance(row[0], str):
        row[0] = row[0].lstrip(_SPACES)
    if isinstance(row[-1], str):
        row[-1] = row[-1].rstrip(_SPACES)
    return [item for item in row if item != ""]


def settled(items: Sequence[Item], tags: Mapping[str, Tag]) -> list[Item]:
    """The items as they can be written in one block.

    Spaces beside a line break go, those inside the marks of an emphasis go outside, an emphasis of nothing goes, a link
    in a link ends that one, and code beside code gets a space between.
    """
    items = _with_spaces_outside(items, tags, CodeKind.CLOSE)
    items = _with_spaces_outside(reversed(items), tags, CodeKind.OPEN)[::-1]
    items = list(_joined(_with_code_apart(_with_links_apart(_without_empty_emphasis(items, tags), tags))))
    return list(_trimmed(items, tags))


def _clean(text: str) -> str:
    return _LINE_END.sub(" ", _UNWRITABLE.sub("", text))


def _is_emphasis(item: Item, tags: Mapping[str, Tag], kind: CodeKind) -> bool:
    return isinstance(item, Code) and item.kind is kind and tags[item.shown].piece.key in EMPHASES


def _with_spaces_outside(items: Iterable[Item], tags: Mapping[str, Tag], kind: CodeKind) -> list[Item]:
    """The items with the spaces inside the marks of a kind moved outside; for opening marks they come in reverse."""
    moved: list[Item] = []
    for item in items:
        last = moved[-1] if moved else None
        if isinstance(last, str) and _is_emphasis(item, tags, kind):
            core = last.rstrip() if kind is CodeKind.CLOSE else last.lstrip()
            spaces = last[len(core) :] if kind is CodeKind.CLOSE else last[: len(last) - len(core)]
            moved[-1:] = [core, item, spaces]
        elif isinstance(last, str) and isinstance(item, str):
            moved[-1] = last + item if kind is CodeKind.CLOSE else item + last
        else:
            moved.append(item)
    return moved


def _without_empty_emphasis(items: Sequence[Item], tags: Mapping[str, Tag]) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if item == "":
            continue
        last = kept[-1] if kept else None
        if (
            isinstance(last, Code)
            and isinstance(item, Code)
            and last.number == item.number
            and _is_emphasis(last, tags, CodeKind.OPEN)
        ):
            kept.pop()
        else:
            kept.append(item)
    return kept


def _with_links_apart(items: Sequence[Item], tags: Mapping[str, Tag]) -> Iterator[Item]:
    """The items without links in links: one in another closes that, and the pictures between them."""
    closings = {item.number: item for item in items if isinstance(item, Code) and item.kind is CodeKind.CLOSE}
    opened: list[Code] = []
    for item in items:
        key = tags[item.shown].piece.key if isinstance(item, Code) else ""
        if isinstance(item, Code) and key in ("link", "image"):
            if item.kind is CodeKind.CLOSE:
                if not opened or opened[-1].number != item.number:
                    continue
                opened.pop()
            else:
                while key == "link" and any(tags[one.shown].piece.key == "link" for one in opened):
                    yield closings[opened.pop().number]
                opened += [item] if item.kind is CodeKind.OPEN else []
        yield item


def _with_code_apart(items: Iterable[Item]) -> Iterator[Item]:
    """The items with a space between two pieces of code, which would be one."""
    last: Item = ""
    for item in items:
        if isinstance(item, Code) and isinstance(last, Code) and item.raw[:1] == last.raw[-1:] == "`":
            yield " "
        yield item
        last = item


def _joined(items: Iterator[Item]) -> Iterator[Item]:
    """The items with texts that touch as one."""
    text = ""
    for item in items:
        if isinstance(item, str):
            text += item
        else:
            if text:
                yield text
            yield item
            text = ""
    if text:
        yield text


def _trimmed(items: Sequence[Item], tags: Mapping[str, Tag]) -> Iterator[Item]:
    """The items without spaces beside line breaks, and without any kind of space at the ends of the whole."""
    for place, item in enumerate(items):
        if isinstance(item, str):
            if place == 0 or is_break(items[place - 1], tags):
                item = item.lstrip(_SPACES if place == 0 else " \t")
            if place == len(items) - 1 or is_break(items[place + 1], tags):
                item = item.rstrip(_SPACES if place == len(items) - 1 else " \t")
        if item != "":
            yield item


def is_break(item: Item, tags: Mapping[str, Tag]) -> bool:
    """Whether an item is a line break."""
    return isinstance(item, Code) and tags[item.shown].piece.what == BREAK
