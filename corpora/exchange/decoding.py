"""Long files as text, piece by piece, in whatever encoding they are, whatever they say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import IO

from corpora.files import BYTE_ORDER_MARKS, is_mostly_utf8, utf16_by_its_zeros
from corpora.formats.declared import codec_name
from corpora.formats.xmlspans import DECLARED_ENCODING

PIECE_BYTES = 256 * 1024
DAMAGED_BYTE = re.compile("[\x00\udc80-\udcff]")
"""What stands in a text in the place of a byte that is none of its encoding; and NUL, which is of no text."""

_WIDE = ("utf-16", "utf-32")
_LABELS = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "cp1252": "Windows-1252"}
_SAMPLE_BYTES = 4096


@dataclass
class DecodedPieces:
    """A file as text; going through it reads the file, and only then is `encoding` sure."""

    file: IO[bytes]
    reads_declaration: bool = False
    """Whether an XML declaration counts, as far as the bytes do not belie it."""
    encoding: str = field(default="UTF-8", init=False)
    """A name for people."""

    def __iter__(self) -> Iterator[str]:
        """The text without a byte order mark; bytes that are none of the encoding are as `DAMAGED_BYTE` says."""
        first = self.file.read(PIECE_BYTES)
        mark, codec = _codec(first, reads_declaration=self.reads_declaration)
        pieces = chain((first[len(mark) :],), iter(lambda: self.file.read(PIECE_BYTES), b""))
        yield from self._utf8_or_western(pieces) if codec == "utf-8" else self._decoded(pieces, codec)

    def _decoded(self, pieces: Iterable[bytes], codec: str) -> Iterator[str]:
        self.encoding = _LABELS.get(codec, codec.upper())
        errors = "replace" if codec.startswith(_WIDE) else "surrogateescape"
        decoder = codecs.getincrementaldecoder(codec)(errors)
        for piece in pieces:
            yield decoder.decode(piece)
        yield decoder.decode(b"", True)

    def _utf8_or_western(self, pieces: Iterator[bytes]) -> Iterator[str]:
        """UTF-8; but if the first bytes that are not ASCII are not UTF-8 either, an old encoding nobody declared."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        is_ascii = True
        for piece in chain(pieces, (b"",)):
            begun = decoder.getstate()[0]
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError:
                data = begun + piece
                is_western = is_ascii and not is_mostly_utf8(data)
                yield from self._decoded(chain((data,), pieces), "cp1252" if is_western else "utf-8")
                return
            is_ascii = is_ascii and text.isascii()
            yield text


def _codec(data: bytes, *, reads_declaration: bool) -> tuple[bytes, str]:
    """The byte order mark with which a file begins, and Python's name of its encoding."""
    for mark, codec, _ in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, codec
    even = data[: min(len(data), _SAMPLE_BYTES) & ~1]
    if wide := utf16_by_its_zeros(even):
        return b"", wide
    declared = DECLARED_ENCODING.match(data) if reads_declaration else None
    codec = codec_name(declared[1].decode("ascii")) if declared else ""
    # A declaration that can be read as it stands is not in two bytes a letter, whatever it says.
    return b"", "utf-8" if codec in ("", "ascii") or codec.startswith(_WIDE) else codec
