"""The rows of a table and where their cells stand, whatever parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpora.span import Span

LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r" *")


@dataclass(frozen=True)
class Dialect:
    """How a table is written."""

    delimiter: str
    """What parts cells; empty for a table of one column."""
    has_quotes: bool = True
    """Whether a cell may stand in quotation marks; if not, they are characters like others."""

    @property
    def is_lenient(self) -> bool:
        """Whether a quotation mark that opens a cell and does not close it is a character.

        Programs that part cells by tabs often know no quotes: `5" disk`, `"Ya," katanya.`
        """
        return self.delimiter in ("", "\t")

    @cached_property
    def simple_cell(self) -> re.Pattern[str]:
        """Matches most cells: those without quotation marks in them and without a blank before them."""
        ends = rf"[{re.escape(self.delimiter)}\r\n]"
        return re.compile(rf'"[^"]*"(?={ends}|\Z)|(?![ "])[^{ends[1:]}*')

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """Matches up to the next delimiter or line end."""
        return re.compile(rf"[^{re.escape(self.delimiter)}\r\n]*")

    def is_quoted(self, raw: str) -> bool:
        """Whether a cell that is spelled so stands in quotation marks."""
        return self.has_quotes and raw.startswith('"') and _closing(raw, 0) == len(raw)

    def is_odd(self, raw: str) -> bool:
        """Whether a cell that is spelled so opens with a quotation mark that does not close it."""
        return self.has_quotes and raw.startswith('"') and _closing(raw, 0) != len(raw)

    def value(self, raw: str) -> str | None:
        """What a cell that is spelled so says; None if programs disagree, as its quotation marks are not doubled."""
        if not raw.startswith('"') or not self.has_quotes:
            return raw
        if _closing(raw, 0) == len(raw):
            return raw[1:-1].replace('""', '"')
        return raw if self.is_lenient else None


class Row(NamedTuple):
    """A line of a table, or several if there are line ends in its cells."""

    line: int
    """On which it begins, from 1."""
    cells: Sequence[Span]
    """With their quotation marks, without blanks round those."""
    end: int
    """Where its last cell ends, blanks behind it included."""
    is_open: bool = False
    """Whether its last cell opens with a quotation mark that is never closed."""


@dataclass(frozen=True)
class Table:
    """A text that is a table."""

    text: str
    dialect: Dialect
    start: int = 0
    """Where its first row begins, behind Excel's line about the delimiter."""
    line: int = 1
    """On which that is."""

    def rows(self) -> Iterator[Row]:
        """In order, without blank lines."""
        return rows(self.text, self.dialect, self.start, self.line)

    def raw(self, row: Row, column: int) -> str:
        """How a cell is spelled; empty if the row lacks it."""
        return self.text[slice(*row.cells[column])] if column < len(row.cells) else ""

    def value(self, row: Row, column: int) -> str | None:
        """What a cell says: empty if the row lacks it, None if that is not clear."""
        return self.dialect.value(self.raw(row, column))

    def values(self, row: Row) -> list[str]:
        """What the cells of a row say, without blanks at their ends."""
        return [(self.value(row, column) or "").strip() for column in range(len(row.cells))]


def rows(text: str, dialect: Dialect, start: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows from `start`, which is on that line, without blank lines. Linear in time, whatever the quotes."""
    while start < len(text):
        line_end = LINE_END.search(text, start)
        end = line_end.start() if line_end else len(text)
        lines_in_row = 1
        if dialect.has_quotes and text.find('"', start, end) >= 0:
            row = _row_with_quotes(text, dialect, start, line)
            if row.end > end:
                lines_in_row += len(LINE_END.findall(text, start, row.end))
            line_end = LINE_END.match(text, row.end)
            yield row
        elif end > start and not text[start:end].isspace():
            yield Row(line, _bare_cells(text, dialect, start, end), end)
        if line_end is None:
            return
        start = line_end.end()
        line += lines_in_row


def _bare_cells(text: str, dialect: Dialect, start: int, end: int) -> list[Span]:
    if not dialect.delimiter:
        return [Span(start, end)]
    cells: list[Span] = []
    for piece in text[start:end].split(dialect.delimiter):
        cells.append(Span(start, start + len(piece)))
        start += len(piece) + 1
    return cells


def _row_with_quotes(text: str, dialect: Dialect, start: int, line: int) -> Row:
    cells: list[Span] = []
    while True:
        cell, end, is_open = _cell(text, dialect, start)
        cells.append(cell)
        if not dialect.delimiter or text[end : end + 1] != dialect.delimiter:
            return Row(line, cells, end, is_open)
        start = end + 1


def _cell(text: str, dialect: Dialect, start: int) -> tuple[Span, int, bool]:
    """The cell that begins at `start`, where it ends with the blanks behind it, and whether it is never closed."""
    if simple := dialect.simple_cell.match(text, start):
        return Span(*simple.span()), simple.end(), False
    mark = _end(_BLANKS, text, start)
    if text[mark : mark + 1] == '"':
        is_strict = mark == start and not dialect.is_lenient
        closing = _closing(text, mark)
        if closing is not None:
            end = _end(_BLANKS, text, closing)
            if text[end : end + 1] in (dialect.delimiter, "\r", "\n", ""):
                return Span(mark, closing), end, False
        if is_strict:
            end = len(text) if closing is None else _end(dialect.bare, text, closing)
            return Span(start, end), end, closing is None
    end = _end(dialect.bare, text, start)
    return Span(start, end), end, False


def _closing(text: str, mark: int) -> int | None:
    """Where what the quotation mark at `mark` opens ends, behind the one that closes it; None if none does."""
    place = text.find('"', mark + 1)
    while place >= 0:
        if text[place + 1 : place + 2] != '"':
            return place + 1
        place = text.find('"', place + 2)
    return None


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where what the pattern matches at `start`, if anything, ends."""
    match = pattern.match(text, start)
    return match.end() if match else start
