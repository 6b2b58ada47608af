"""A table as a memory, read in flat memory."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from corpora.errors import UnreadableInputError
from corpora.exchange.dates import parse_date
from corpora.exchange.decoding import DAMAGED_BYTE, DecodedPieces
from corpora.exchange.record import DAMAGED, EMPTY, Item, ReadOptions, Remark, Skipped, without
from corpora.exchange.tables.columns import Columns, find_columns
from corpora.exchange.tags import numbered
from corpora.files import opened
from corpora.formats.tables.rows import LINE_END, Dialect, Row, Table, rows
from corpora.formats.tables.sniffing import sniff
from corpora.languages import Language, find_language
from corpora.memory.unit import MemoryUnit

_LONGEST_CELL = 64 * 1024
_LONGEST_OPEN_ROW = 1_000_000


def read(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The rows of a table. Raises UnreadableInputError, UsageError."""
    name = str(path)
    with opened(path) as file:
        pieces = DecodedPieces(file)
        source = iter(pieces)
        head = next(source, "")
        if not head.strip():
            raise UnreadableInputError(f"{name} is empty. Check that it is the file you mean.")
        if "\x00" in head:
            raise UnreadableInputError(f"{name} is no table: it holds NUL bytes. Save it as CSV in UTF-8.")
        table = sniff(head, name)
        columns = find_columns(table, name, options)
        if columns.remark:
            yield Remark(columns.remark)
        is_heading = columns.has_headings
        for text, row in _rows(table, source):
            if not is_heading:
                yield _item(text, row, table.dialect, columns, options)
            is_heading = False
        if pieces.encoding == "Windows-1252":
            yield Remark(f"it was read as {pieces.encoding}.")


def _rows(table: Table, pieces: Iterator[str]) -> Iterator[tuple[str, Row]]:
    """The rows of a table with the text in which they stand, of which some is held at a time.

    One that opens a cell and never closes it is given as such, and those below it once more by themselves.
    """
    text, start, line = table.text, table.start, table.line
    is_end = False
    while not is_end:
        piece = next(pieces, None)
        is_end = piece is None
        text, start = text[start:] + (piece or ""), 0
        is_read = False
        while not is_read:
            start, line, is_read = yield from _whole_rows(text, table.dialect, start, line, is_end=is_end)


def _whole_rows(
    text: str, dialect: Dialect, start: int, line: int, *, is_end: bool
) -> Generator[tuple[str, Row], None, tuple[int, int, bool]]:
    """The rows that are surely whole; then where to go on, on which line, and whether more must be read for that."""
    sure_end = len(text) if is_end else len(text) - _LONGEST_CELL
    for row in rows(text, dialect, start, line):
        begin = row.cells[0].start
        if row.is_open and (is_end or len(text) - begin > _LONGEST_OPEN_ROW):
            yield text, row
            line_end = LINE_END.search(text, begin)
            return (line_end.end() if line_end else len(text)), row.line + 1, False
        if row.is_open or row.end > sure_end:
            return begin, row.line, True
        yield text, row
    return len(text), line + text.count("\n", start), True


def _item(text: str, row: Row, dialect: Dialect, columns: Columns, options: ReadOptions) -> MemoryUnit | Skipped:
    if row.is_open or DAMAGED_BYTE.search(text, row.cells[0].start, row.end):
        return Skipped(row.line, DAMAGED)

    def value(place: int | None) -> str | None:
        if place is None or place >= len(row.cells):
            return ""
        return dialect.value(text[slice(*row.cells[place])])

    source, target = value(columns.source), value(columns.target)
    if source is None or target is None:
        return Skipped(row.line, DAMAGED)
    lacking = [
        language
        for language, cell in ((columns.language, source), (columns.language.other, target))
        if not cell.strip()
    ]
    if lacking:
        return Skipped(row.line, EMPTY if len(lacking) > 1 else without(lacking[0]))
    said = {name: value(place) or "" for name, place in columns.others.items()}
    return _unit(source, target, said, columns.language, options)


def _unit(source: str, target: str, said: Mapping[str, str], language: Language, options: ReadOptions) -> MemoryUnit:
    if find_language(said.get("from", "")) is language.other:
        source, target, language = target, source, language.other
    uses = said.get("uses", "")
    return MemoryUnit(
        *numbered(source, target),
        (language, language.other),
        said.get("before", ""),
        said.get("after", ""),
        said.get("document", ""),
        said.get("author") or options.author,
        parse_date(said.get("created", "")),
        parse_date(said.get("changed", "")),
        said.get("origin") or options.origin,
        int(uses) if uses.isdecimal() and len(uses) < 10 else 0,
        said.get("note", ""),
    )
