"""What stands between the quotation marks of a PO file."""

from __future__ import annotations

import re
from types import MappingProxyType

_CODES = MappingProxyType({"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"})
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", **{character: f"\\{letter}" for letter, character in _CODES.items()}}
)
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)|\\(.)")
_NUMBER = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")


def escaped(text: str) -> str:
    """`text` as it stands between quotation marks."""
    return text.translate(_ESCAPES)


def unescaped(text: str) -> str:
    """What stands between quotation marks; an escape that gettext does not know stays as it is."""
    return _ESCAPE.sub(_resolved, text) if "\\" in text else text


def _resolved(escape: re.Match[str]) -> str:
    numbers, letter = escape.groups()
    if numbers:
        return _of_bytes(numbers)
    return letter if letter in '\\"' else _CODES.get(letter, escape.group())


def _of_bytes(numbers: str) -> str:
    """Octal and hexadecimal escapes are bytes: `\\303\\251` is é."""
    data = bytes(
        (int(octal, 8) if octal else int(hexadecimal[-2:], 16)) & 0xFF
        for octal, hexadecimal in _NUMBER.findall(numbers)
    )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
