"""Where the texts of a part stand: paragraphs, those of the text boxes in them, alternative texts of pictures."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.formats.document import Unit
from corpora.formats.docx.fields import with_fields
from corpora.formats.docx.formatting import Formattings
from corpora.formats.docx.marking import marked_paragraph
from corpora.formats.docx.names import COMPATIBILITY, DELETED, DRAWING, VML, WORD
from corpora.formats.docx.pieces import paragraph_content
from corpora.formats.docx.shaping import place, translatable
from corpora.formats.docx.writing import RunWriter
from corpora.formats.splicing import Slot, writer
from corpora.formats.xmlspans import Element, escape_attribute
from corpora.markup import MarkedText
from corpora.span import Span

_ATTRIBUTE = re.compile(r"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_DEEPEST = 10
"""Text boxes in text boxes that are looked into; Word allows none."""


@dataclass(frozen=True, eq=False)
class Place:
    """A text of the document."""

    slot: Slot
    twin: Place | None = None
    """The one of which it is a copy for older programs; it is translated as that is."""


class Places:
    """Finds those of the part `text`."""

    def __init__(self, text: str):
        self._text = text
        self._formattings = Formattings(text)

    def of_paragraph(self, paragraph: Element, depth: int = 0) -> Iterator[Place]:
        """The text of a `<w:p>`, if it has words, and those of the text boxes and pictures in it."""
        if paragraph.namespace not in WORD:
            return
        content = paragraph_content(paragraph, self._formattings)
        inner: list[Place] = []
        if depth < _DEEPEST:
            for holder in content.holders:
                inner += self._inside(holder, depth + 1)
        pieces = translatable(with_fields(content.pieces))
        if pieces:
            marked = marked_paragraph(pieces, self._text)
            places = {shown: wrap.place for shown, wrap in marked.wraps.items() if wrap.place} if inner else {}
            yield Place(Slot(Unit(marked.source), place(pieces), RunWriter(marked), places))
        yield from inner

    def _inside(self, element: Element, depth: int) -> Iterator[Place]:
        if element.namespace in WORD and element.tag == "p":
            yield from self.of_paragraph(element, depth)
        elif element.namespace == COMPATIBILITY and element.tag == "AlternateContent":
            yield from self._alternatives(element, depth)
        elif not (element.namespace in WORD and element.tag in DELETED):
            yield from self._attributes(element)
            for child in element.elements():
                yield from self._inside(child, depth)

    def _alternatives(self, element: Element, depth: int) -> Iterator[Place]:
        """The places of the first alternative, and those of the others, which are twins if their text is the same."""
        first, *others = [[*self._inside(child, depth)] for child in element.elements()] or [[]]
        yield from first
        for alternative in others:
            waiting: dict[str, deque[Place]] = defaultdict(deque)
            for found in first:
                waiting[_source(found)].append(found.twin or found)
            for found in alternative:
                alike = waiting[_source(found)]
                yield Place(found.slot, alike.popleft()) if alike else found

    def _attributes(self, element: Element) -> Iterator[Place]:
        """What a reader is told of a picture, or sees as a watermark."""
        names: tuple[str, ...] = ()
        if element.namespace in DRAWING and element.tag == "docPr":
            names = ("title", "descr")
        elif element.namespace == VML and element.tag == "textpath":
            names = ("string",)
        for match in _ATTRIBUTE.finditer(self._text, element.outer.start, element.inner.start) if names else ():
            value = element.attributes[match[1]] if match[1] in names else ""
            if value.strip():
                unit = Unit(MarkedText(value))
                yield Place(Slot(unit, Span(*match.span(2)), writer(escape_attribute, _quoted)))


def _source(found: Place) -> str:
    return found.slot.unit.source.text


def _quoted(value: str) -> str:
    return f'"{value}"'
