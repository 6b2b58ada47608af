"""The encoding that a document says it is in."""

from __future__ import annotations

import codecs

from corpora.errors import UnreadableInputError
from corpora.files import DecodedText

# Encodings of Python itself and of host names, which no document is in.
_NOT_OF_DOCUMENTS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))


def codec_name(declared: str) -> str:
    """Python's name of an encoding of texts; empty if it knows none."""
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return ""
    return "" if name in _NOT_OF_DOCUMENTS else name


def decode_declared(data: bytes, declared: str, name: str) -> DecodedText:
    """Decode by a declared encoding. Raises UnreadableInputError, calling the file `name`."""
    codec = codec_name(declared)
    try:
        text = data.decode(codec or "unknown")
    except LookupError as error:
        raise UnreadableInputError(
            f"{name} says that it is in {declared}, which is not known. Save it as UTF-8."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableInputError(
            f"{name} says that it is in {declared}, but is damaged at byte {error.start}. Save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise UnreadableInputError(f"{name} is not a text file: it holds NUL bytes. Save it as plain text (UTF-8).")
    if text.encode(codec, errors="replace") != data:
        raise UnreadableInputError(
            f"{name} is in {declared}, in a way that cannot be written again byte for byte. Save it as UTF-8."
        )
    return DecodedText(text, "UTF-8" if codec == "utf-8" else declared, codec)
