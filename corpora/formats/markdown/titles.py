"""The titles of links and pictures: `[teks](alamat "Judul")`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.common.utils import unescapeAll

from corpora.formats.document import Unit
from corpora.formats.splicing import Slot
from corpora.markup import Code, MarkedText
from corpora.span import Span

_TITLED = re.compile(
    r"""(?:!\[)?\]\(\s*(?:<[^<>\n]*>|[^\s<]\S*)\s+(?P<title>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\s*\)\Z""", re.DOTALL
)
_LINE_ENDS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?=#?\w+;)")


def title_slot(raw: str, start: int, line: int) -> Slot | None:
    """The title in the raw text of the end of a link, which begins at `start` of the source; None if it has none."""
    found = _TITLED.match(raw)
    text = unescapeAll(found["title"][1:-1]) if found else ""
    if found is None or "\n" in text or not any(map(str.isalpha, text)):
        return None
    span = Span(found.start("title") + start + 1, found.end("title") + start - 1)
    return Slot(Unit(MarkedText(text), line), span, _Title(found["title"][0]).write)


@dataclass(frozen=True)
class _Title:
    """The place of a title between quotation marks."""

    quote: str

    def write(self, text: str, _codes: Sequence[Code]) -> str:
        text = _LINE_ENDS.sub(" ", _UNWRITABLE.sub("", text))
        text = re.sub(rf"\\(?=[!-/:-@\[-`{{-~]|\Z)|{self.quote}", lambda mark: f"\\{mark.group()}", text)
        return _REFERENCE.sub("&amp;", text)
