"""From the texts of blocks to units and the places of their translations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.formats.document import Unit
from corpora.formats.html import html_slots
from corpora.formats.markdown.blocks import Stretch, Underline
from corpora.formats.markdown.frames import NOTE
from corpora.formats.markdown.inline import UnplacedError, read_inline
from corpora.formats.markdown.marking import Tag, mark
from corpora.formats.markdown.page import Page
from corpora.formats.markdown.titles import title_slot
from corpora.formats.markdown.writing import TextPlace
from corpora.formats.splicing import Slot
from corpora.markup import Code, MarkedText
from corpora.span import Span

# What may have other units in it: a footnote, a title, the alternative text of a picture in HTML.
_HOLDER = re.compile(
    r"\^\[|(?:!\[)?\]\([\s\S]*[\"']\s*\)\Z|<[^>]*?\s(?:alt|title|placeholder|aria-label)\s*=", re.IGNORECASE
)


def slots_of(stretch: Stretch, page: Page) -> Iterator[Slot]:
    """The unit of a text, if it has words, and those in its tags. Raises UnplacedError."""
    pieces = read_inline(stretch.content, page.environment)
    marked, tags = mark(stretch.content, pieces, lambda span: page.text[slice(*stretch.source_span(span))])
    inner: list[Slot] = []
    holders: dict[str, Span] = {}
    for shown, tag in tags.items() if not stretch.frame.is_cell else ():
        if _HOLDER.match(tag.raw) and (found := list(_slots_in_tag(tag, stretch, page))):
            holders[shown] = stretch.source_span(tag.piece.span)
            inner += found
    if any(piece.kind is None and any(map(str.isalpha, piece.text)) for piece in pieces):
        yield _slot(stretch, page, marked, tags, holders)
    yield from inner


def _slot(
    stretch: Stretch, page: Page, marked: MarkedText, tags: Mapping[str, Tag], holders: Mapping[str, Span]
) -> Slot:
    if stretch.begins_block and not stretch.frame.suits(stretch.content):
        raise UnplacedError
    span = stretch.span
    write = TextPlace(stretch.frame, tags, page.text[slice(*span)], page.environment).write
    if stretch.underline is not None:
        write = _Underlined(write, page.text[span.end : stretch.underline.span.end], stretch.underline).write
        span = Span(span.start, stretch.underline.span.end)
    return Slot(Unit(marked, stretch.line), span, write, holders)


def _slots_in_tag(tag: Tag, stretch: Stretch, page: Page) -> Iterator[Slot]:
    place = stretch.source_span(tag.piece.span)
    if tag.raw.startswith("<"):
        yield from html_slots(page.text, place, source=page.source, lines=page.numbers)
    elif tag.raw.startswith("^["):
        yield from slots_of(_note(tag, place, stretch), page)
    elif slot := title_slot(page.text[slice(*place)], place.start, stretch.line):
        yield slot


def _note(tag: Tag, place: Span, stretch: Stretch) -> Stretch:
    """The text of a footnote in a text."""
    start, end = tag.piece.span.start + 2, tag.piece.span.end - 1
    return Stretch(
        stretch.content[start:end],
        Span(place.start + 2, place.end - 1),
        stretch.line + stretch.content.count("\n", 0, start),
        NOTE,
        lambda span: stretch.source_span(Span(span.start + start, span.end + start)),
    )


@dataclass(frozen=True)
class _Underlined:
    """The place of a heading and of the line below it."""

    write_heading: Callable[[str, Sequence[Code]], str]
    tail: str
    """What stands after the heading, to the end of the line below it."""
    underline: Underline

    def write(self, text: str, codes: Sequence[Code]) -> str:
        heading = self.write_heading(text, codes)
        if not self.underline.is_as_long:
            return heading + self.tail
        length = self.underline.span.end - self.underline.span.start
        last_line = re.split(r"[\r\n]", heading)[-1]
        return heading + self.tail[: len(self.tail) - length] + self.tail[-1] * max(3, len(last_line))
