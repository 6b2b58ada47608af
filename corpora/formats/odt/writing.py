"""A translation as it must stand in a paragraph of OpenDocument.

White space in XML counts as one space, and as none at the ends of a paragraph; what is more are elements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.formats.xmlspans import FORBIDDEN, escape_text
from corpora.markup import Code, render

_SPACE = re.compile(r"( +)|(\t)|(\r\n|\r|\n)")


def write_string(text: str, _tags: Sequence[Code]) -> str:
    """A translation in an element that has text alone."""
    return escape_text(text)


def write_paragraph(prefix: str, text: str, tags: Sequence[Code]) -> str:
    """A translation in a paragraph, whose own namespace has the prefix `prefix` ("text:") in its document."""
    spelled = render(text, tags, _Speller(prefix).spell)
    return f"{spelled[:-1]}<{prefix}s/>" if spelled.endswith(" ") else spelled


class _Speller:
    """Spells the stretches of a paragraph between its tags, in order."""

    def __init__(self, prefix: str):
        self._prefix = prefix
        self._is_after_space = True

    def spell(self, text: str) -> str:
        # What XML cannot hold is left out first: what stood on its sides, spaces or a line's end, comes together.
        text = FORBIDDEN.sub("", text)
        pieces: list[str] = []
        done = 0
        for space in _SPACE.finditer(text):
            self._add_letters(pieces, text[done : space.start()])
            done = space.end()
            blanks, tab, _ = space.groups()
            pieces.append(self._blanks(len(blanks)) if blanks else f"<{self._prefix}{'tab' if tab else 'line-break'}/>")
        self._add_letters(pieces, text[done:])
        return "".join(pieces)

    def _add_letters(self, pieces: list[str], text: str) -> None:
        if spelled := escape_text(text):
            pieces.append(spelled)
            self._is_after_space = False

    def _blanks(self, count: int) -> str:
        shown = "" if self._is_after_space else " "
        self._is_after_space = True
        count -= len(shown)
        if count > 1 and self._prefix:
            return f'{shown}<{self._prefix}s {self._prefix}c="{count}"/>'
        return shown + f"<{self._prefix}s/>" * count
