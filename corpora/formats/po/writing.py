"""A translation as lines of a PO file."""

from __future__ import annotations

import re
from collections.abc import Mapping

import polib

_WIDTH = 79
"""Columns, as gettext's own tools write."""
_WORD = re.compile(r"\S*\s*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def forms_lines(forms: Mapping[int, str], *, has_plural: bool, newline: str, is_wrapped: bool) -> str:
    """`msgstr "…"` or `msgstr[0] "…"`, `msgstr[1] "…"` …, without the last line end."""
    return newline.join(
        string_lines(f"msgstr[{number}]" if has_plural else "msgstr", text, newline=newline, is_wrapped=is_wrapped)
        for number, text in sorted(forms.items())
    )


def string_lines(keyword: str, text: str, *, newline: str, is_wrapped: bool) -> str:
    """A keyword with its string: on one line if there is room, otherwise on lines of their own after an empty one."""
    text = _LONE_SURROGATE.sub("", text).replace("\x00", "")
    lines = [polib.escape(line) for line in re.findall(r"[^\n]*\n|[^\n]+\Z", text)] or [""]
    room = _WIDTH - len(keyword) - 3
    if len(lines) == 1 and (not is_wrapped or len(lines[0]) <= room):
        return f'{keyword} "{lines[0]}"'
    if is_wrapped:
        lines = [piece for line in lines for piece in _wrapped(line)]
    return newline.join((f'{keyword} ""', *(f'"{line}"' for line in lines)))


def _wrapped(line: str) -> list[str]:
    """An escaped line, cut after blanks so that each piece has room between its quotation marks."""
    pieces = [""]
    for word in _WORD.findall(line):
        if pieces[-1] and len(pieces[-1]) + len(word.rstrip()) > _WIDTH - 2:
            pieces.append("")
        pieces[-1] += word
    return pieces
