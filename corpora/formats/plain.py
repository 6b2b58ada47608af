"""Plain text: lines are paragraphs, and every space and line end stays where it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO

from corpora.files import decode
from corpora.formats.document import Part, ReadOptions, Unit
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


def cut(file: IO[bytes], part_bytes: int) -> Iterator[Part]:
    """A long text in parts of about that size, each of whole lines, which may be translated one after the other.

    A text that is not UTF-8 throughout is one part: its encoding can only be told from the whole.
    """
    is_cut = _is_utf8(file, part_bytes)
    file.seek(0)
    line = 1
    while data := file.read(part_bytes if is_cut else -1):
        data += file.readline()
        yield Part(data, line)
        line += len(_LINE_END.findall(data.decode("utf-8", errors="replace")))


def _is_utf8(file: IO[bytes], part_bytes: int) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while data := file.read(part_bytes):
            if b"\x00" in data:
                return False
            decoder.decode(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
