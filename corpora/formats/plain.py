"""Plain text: lines are paragraphs, and every space and line end stays where it was."""

from __future__ import annotations

import re

from corpora.files import decode
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.splicing import Slot, SplicedDocument
from corpora.markup import MarkedText
from corpora.span import Span

_PARAGRAPH = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def read(data: bytes, name: str, _options: ReadOptions) -> SplicedDocument:
    """Take a text apart into its lines. Raises UnreadableInputError."""
    content = decode(data, name)
    slots: list[Slot] = []
    line, counted_to = 1, 0
    for paragraph in _PARAGRAPH.finditer(content.text):
        line += len(_LINE_END.findall(content.text, counted_to, paragraph.start()))
        counted_to = paragraph.start()
        if not paragraph.group().isspace():
            slots.append(Slot(Unit(MarkedText(paragraph.group()), line), Span(*paragraph.span())))
    return SplicedDocument(content, slots)
