"""HTML between the blocks of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from corpora.formats.html import html_slots
from corpora.formats.markdown.inline import UnplacedError
from corpora.formats.markdown.page import Page
from corpora.formats.splicing import Slot
from corpora.markup import Code
from corpora.span import Span

_BLANK_LINES = re.compile(r"(\r\n|[\r\n])(?:[ \t]*(?:\r\n|[\r\n]))+")


def html_block_slots(token: Token, page: Page) -> Iterator[Slot]:
    """The units of a block of HTML. Raises UnplacedError if marks of other blocks stand in it, such as `>`."""
    contents = token.content.rstrip("\n").split("\n")
    first = token.map[0] if token.map else 0
    for number, content in enumerate(contents, first):
        line = page.lines[number]
        if not line.endswith(content.lstrip(" \t")):
            raise UnplacedError
        if number > first and line[: len(line) - len(content)].strip():
            raise UnplacedError
    start = page.lines.end(first) - len(contents[0].lstrip(" \t"))
    within = Span(start, page.lines.end(first + len(contents) - 1))
    for slot in html_slots(page.text, within, source=page.source, lines=page.numbers):
        yield slot._replace(write=_InBlock(slot.write).write)


@dataclass(frozen=True)
class _InBlock:
    """The place of a text in a block that ends with a blank line."""

    write_html: Callable[[str, Sequence[Code]], str]

    def write(self, text: str, codes: Sequence[Code]) -> str:
        return _BLANK_LINES.sub(r"\1", self.write_html(text, codes))
