"""A translation as lines of a PO file."""

from __future__ import annotations

import re

from corpora.formats.po.strings import escaped

_WIDTH = 79
"""Columns, as gettext's own tools write."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_WORD = re.compile(r"\S*\s*")
# NUL ends a string in the programs that read it.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def form_lines(text: str, form: int | None, *, newline: str, is_wrapped: bool) -> str:
    """`msgstr "…"`, or `msgstr[0] "…"` of a form, without the last line end.

    On one line if there is room, otherwise on lines of their own after an empty one.
    """
    keyword = "msgstr" if form is None else f"msgstr[{form}]"
    lines = [escaped(line) for line in _LINE.findall(_UNWRITABLE.sub("", text))] or [""]
    room = _WIDTH - len(keyword) - 3
    if len(lines) == 1 and (not is_wrapped or len(lines[0]) <= room):
        return f'{keyword} "{lines[0]}"'
    if is_wrapped:
        lines = [piece for line in lines for piece in _wrapped(line)]
    return newline.join((f'{keyword} ""', *(f'"{line}"' for line in lines)))


def like_source_ends(source: str, text: str) -> str:
    """A translation with a line end at its ends where the source has one, and nowhere else; msgfmt insists on it."""
    if not text:
        return text
    if not source.startswith("\n"):
        text = text.lstrip("\n")
    elif not text.startswith("\n"):
        text = f"\n{text}"
    if not source.endswith("\n"):
        return text.rstrip("\n")
    return text if text.endswith("\n") else f"{text}\n"


def _wrapped(line: str) -> list[str]:
    """An escaped line, cut after blanks so that each piece has room between its quotation marks."""
    pieces = [""]
    for word in _WORD.findall(line):
        if pieces[-1] and len(pieces[-1]) + len(word.rstrip()) > _WIDTH - 2:
            pieces.append("")
        pieces[-1] += word
    return pieces
