"""Where the text of a block stands in the source: markdown-it gives it without the indents and marks of its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS

from corpora.formats.markdown.inline import UnplacedError
from corpora.span import Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|[\r\n]|\Z)")
_CLOSING_MARKS = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_CELL_END = re.compile(r"(?<!\\)\|")


class Places(NamedTuple):
    """The lines of a text and where each stands in the source."""

    starts: tuple[int, ...]
    """Where the lines begin in the text, after their indents."""
    places: tuple[int, ...]
    """Where they begin in the source."""

    def place(self, offset: int) -> int:
        """Where a character of the text stands in the source; one of a line's indent, where that line begins."""
        line = bisect_right(self.starts, offset) - 1
        return self.places[line] + offset - self.starts[line]

    def span(self, span: Span) -> Span:
        """Where a stretch of the text stands in the source."""
        return Span(self.place(span.start), self.place(span.end))


class SourceLines:
    """The lines of a source, from 0, without their ends; those before the first and after the last are empty."""

    def __init__(self, text: str):
        self._text = text
        self._spans = [Span(*match.span(1)) for match in _LINE.finditer(text)]
        self._starts = [span.start for span in self._spans]

    def __getitem__(self, number: int) -> str:
        return self._text[slice(*self._spans[number])] if 0 <= number < len(self._spans) else ""

    def start(self, number: int) -> int:
        """Where a line begins."""
        return self._starts[number]

    def end(self, number: int) -> int:
        """Where a line ends, before its line end."""
        return self._spans[number].end

    def number(self, place: int) -> int:
        """The line on which a character stands."""
        return bisect_right(self._starts, place) - 1


def places_of_lines(lines: SourceLines, first: int, content: str) -> Places:
    """Of a paragraph that begins on the line `first`: its lines end lines of the source. Raises UnplacedError."""
    if "\n" not in content:
        return _at(lines.start(first), lines[first].rstrip(MD_TRIM_CHARS), content)
    starts: list[int] = []
    places: list[int] = []
    start = 0
    parts = content.split("\n")
    for number, part in enumerate(parts, first):
        text = part.lstrip(" \t")
        is_last = number == first + len(parts) - 1
        line = lines[number].rstrip(MD_TRIM_CHARS) if is_last else lines[number]
        if not line.endswith(text):
            raise UnplacedError
        starts.append(start + len(part) - len(text))
        places.append(lines.start(number) + len(line) - len(text))
        start += len(part) + 1
    return Places(tuple(starts), tuple(places))


def places_of_heading(lines: SourceLines, number: int, content: str) -> Places:
    """Of a heading between number signs, which may be closed by some. Raises UnplacedError."""
    line = _CLOSING_MARKS.sub("", lines[number])
    return _at(lines.start(number), line.rstrip(MD_TRIM_CHARS), content)


def places_of_quoted(lines: SourceLines, number: int, content: str) -> Places:
    """Of a title between double quotation marks at the end of a line. Raises UnplacedError."""
    line = lines[number].rstrip(" \t")
    if not line.endswith('"'):
        raise UnplacedError
    return _at(lines.start(number), line[:-1], content)


def spans_of_cells(lines: SourceLines, number: int, contents: Sequence[str]) -> list[Span]:
    """Of the cells of a row, whose contents have `|` for the source's `\\|`; empty spans for those that it lacks.

    Raises UnplacedError.
    """
    line = lines[number]
    ends = [match.start() for match in _CELL_END.finditer(line)] + [len(line)]
    parts = [Span(start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    for first in (1, 0):
        spans = [_cell(line, parts, first + index, content) for index, content in enumerate(contents)]
        found = [span for span in spans if span is not None]
        if len(found) == len(contents):
            return [Span(start + lines.start(number), end + lines.start(number)) for start, end in found]
    raise UnplacedError


def _cell(line: str, parts: Sequence[Span], index: int, content: str) -> Span | None:
    """Where a cell stands in its line, if it is there; what stands before the first is of the blocks around the row."""
    if index >= len(parts):
        return None if content else Span(len(line), len(line))
    start, end = parts[index]
    raw = content.replace("|", "\\|")
    text = line[start:end].rstrip(MD_TRIM_CHARS)
    if not (text.endswith(raw) if index == 0 else text.lstrip(MD_TRIM_CHARS) == raw):
        return None
    return Span(start + len(text) - len(raw), start + len(text))


def _at(line_start: int, line: str, content: str) -> Places:
    if not line.endswith(content):
        raise UnplacedError
    return Places((0,), (line_start + len(line) - len(content),))
