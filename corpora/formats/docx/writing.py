"""A translated paragraph as runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.formats.docx.formatting import Formatting
from corpora.formats.docx.languages import in_language
from corpora.formats.docx.marking import MarkedParagraph, Wrap
from corpora.formats.xmlspans import escape_text
from corpora.languages import Language
from corpora.markup import Code
from corpora.markup.rendering import cut_at_tags

_LINE_END = re.compile("\r\n?")
_ELEMENTS = {"\n": "br", "\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_SPECIAL = re.compile(f"([{''.join(_ELEMENTS)}])")


@dataclass(frozen=True)
class RunWriter:
    """Writes the translation of a paragraph, formatted as the tags round each of its words say."""

    paragraph: MarkedParagraph
    language: Language | None = None
    """What runs that were in the language of the source are in now."""

    def __call__(self, text: str, tags: Sequence[Code]) -> str:
        """The text, with its tags, as the content of a paragraph."""
        writing = _Writing(self.paragraph.base, self.paragraph.wraps, self.language)
        for piece in cut_at_tags(text, tags):
            if isinstance(piece, str):
                writing.add_text(piece)
            else:
                writing.add_tag(piece.shown, piece.raw)
        return writing.result()


class _Writing:
    """What is written so far. Text is held back until its formatting ends."""

    def __init__(self, base: Formatting, wraps: Mapping[str, Wrap], language: Language | None):
        self._wraps = wraps
        self._language = language
        self._opened: list[tuple[str, Formatting]] = [("", base)]
        self._formatting = base
        self._text = ""
        self._written: list[str] = []

    def add_text(self, text: str) -> None:
        formatting = self._opened[-1][1]
        if text and formatting != self._formatting:
            self._end_run()
            self._formatting = formatting
        self._text += text

    def add_tag(self, shown: str, raw: str) -> None:
        wrap = self._wraps[shown]
        if not wrap.is_formatting_alone:
            self._end_run()
            self._written += (wrap.before, raw, wrap.after)
        if wrap.formatting:
            self._opened.append((shown, wrap.formatting))
        elif shown.startswith("</"):
            first_half = shown.replace("/", "")
            self._opened = [one for one in self._opened if one[0] != first_half]

    def result(self) -> str:
        self._end_run()
        return "".join(self._written)

    def _end_run(self) -> None:
        content = run_content(self._text, self._formatting.prefix)
        self._text = ""
        if content:
            properties = self._formatting.properties
            if self._language:
                properties = in_language(properties, self._language)
            self._written.append(f"{self._formatting.tag}{properties}{content}</{self._formatting.prefix}r>")


def run_content(text: str, prefix: str) -> str:
    """`text` as the elements of a run, whose names begin with `prefix`; letters that XML cannot hold are left out."""
    pieces: list[str] = []
    for piece in _SPECIAL.split(_LINE_END.sub("\n", text)):
        if piece in _ELEMENTS:
            pieces.append(f"<{prefix}{_ELEMENTS[piece]}/>")
        elif spelled := escape_text(piece):
            pieces.append(f'<{prefix}t xml:space="preserve">{spelled}</{prefix}t>')
    return "".join(pieces)
