"""In which encoding a page is: as its byte order mark says, its `<meta>`, its XML declaration, or its bytes."""

from __future__ import annotations

import codecs
import contextlib
import re

from corpora.files import DecodedText, decode

_HEAD_BYTES = 4096
_META = re.compile(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(rb"""\A\s*<\?xml\b[^>]{0,500}?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Labels of the Encoding Standard by families; Python knows other codecs, too, which are no encodings of pages.
_LABEL = re.compile(
    r"utf-?8|(?:x-)?(?:windows-?|cp-?)125\d|(?:iso-?)?8859-?\d+|iso-?8859-?\d+|latin-?\d|l\d|us-ascii|ascii|koi8-[ru]|macintosh"
    r"|gbk|gb2312|gb18030|big5|shift[-_]jis|euc-(?:jp|kr)|tis-620"
)
# What browsers read as the encoding of Windows.
_WESTERN = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"))


def decode_page(data: bytes, name: str) -> DecodedText:
    """Decode a page that people call `name`. Raises UnreadableInputError for what is no text.

    A page in plain ASCII that does not say its encoding has to be written in it: who knows what it is taken for.
    """
    if data.startswith(_MARKS):
        return decode(data, name)
    label = _declared(data)
    if label is not None and (decoded := _decoded(data, label)) is not None:
        return decoded
    decoded = decode(data, name)
    if label is None and data.isascii() and not data.lstrip().startswith(b"<?xml"):
        return DecodedText(decoded.text, decoded.encoding, "ascii")
    return decoded


def _declared(data: bytes) -> str | None:
    head = data[:_HEAD_BYTES]
    found = _META.search(head) or _DECLARATION.match(head)
    return found[1].decode("ascii").lower() if found else None


def _decoded(data: bytes, label: str) -> DecodedText | None:
    """The text by a declared encoding, unless that is unknown, or wrong, or would not give the same bytes again."""
    if not _LABEL.fullmatch(label):
        return None
    codec = "cp1252" if label in _WESTERN else label
    with contextlib.suppress(LookupError, UnicodeError):
        text = data.decode(codec)
        if text.encode(codec) == data and "\x00" not in text:
            return DecodedText(text, "UTF-8" if codecs.lookup(codec).name == "utf-8" else label, codec)
    return None
