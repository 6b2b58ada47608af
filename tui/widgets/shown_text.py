"""Characters that no terminal may be sent as they are, and what is shown in their places.

A text area keeps its text in lines and splits it at every character that Python counts as a line end, some of which
are part of a translation (U+2028, a form feed). So an editor holds `masked` texts: each such character is replaced by
one of a private plane, one for one, and `unmasked` brings them back.
"""

from __future__ import annotations

import re

_PLANE = 0x10F000
_LINE_END = ord("\n")
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
# They turn the order of what follows on the screen, or part lines.
_TURNING = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
_HIDDEN = tuple(code for code in (*_CONTROLS, *_TURNING) if code != _LINE_END)
_DELETE = 0x7F
_PICTURES_START = 0x2400
_PICTURE_OF_DELETE = 0x2421
_SPECIAL_PICTURES = {ord("\t"): "⇥", 0x2028: "↵", 0x2029: "¶", _DELETE: chr(_PICTURE_OF_DELETE)}


def _picture(code: int) -> str:
    """What is shown of a control character, one cell wide."""
    if code in _SPECIAL_PICTURES:
        return _SPECIAL_PICTURES[code]
    return chr(_PICTURES_START + code) if code < ord(" ") else "�"


_MASKS = {code: chr(_PLANE + place) for place, code in enumerate(_HIDDEN)}
_UNMASKS = {_PLANE + place: chr(code) for place, code in enumerate(_HIDDEN)}
_PICTURES = {code: _picture(code) for code in _HIDDEN} | {
    _PLANE + place: _picture(code) for place, code in enumerate(_HIDDEN)
}
_HIDDEN_PATTERN = re.compile("[" + "".join(re.escape(chr(code)) for code in _HIDDEN) + "]")
_MASK_PATTERN = re.compile(f"[{chr(_PLANE)}-{chr(_PLANE + len(_HIDDEN) - 1)}]")


def masked(text: str) -> str:
    """A text as an editor holds it; as many characters, and the only line ends are `\\n`."""
    return text.translate(_MASKS) if _HIDDEN_PATTERN.search(text) else text


def unmasked(text: str) -> str:
    """What `masked` was given."""
    return text.translate(_UNMASKS) if _MASK_PATTERN.search(text) else text


def pictured(text: str, line_end: str = "\n") -> str:
    """A text, masked or not, as it can be shown; as many characters."""
    shown = text.translate(_PICTURES)
    return shown.replace("\n", line_end) if line_end != "\n" else shown


def hidden_places(text: str) -> list[int]:
    """Where in a masked text a picture is shown that is no part of it."""
    return [match.start() for match in _MASK_PATTERN.finditer(text)]
