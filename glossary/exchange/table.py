"""Concepts as rows of a table, which is how csv, excel-csv and xlsx hold them.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which may run a program. An apostrophe
before it makes it text: spreadsheets write it, Padanan writes it, and it is taken off when a table is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpora.wording import counted
from glossary.entry import Concept
from glossary.exchange.outcome import Imported, LeftOut, Skipped, sorted_out
from glossary.glossary import glossary_of
from glossary.rows import COLUMNS, cells_of, column_named
from glossary.sheet import Record, Sheet

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a cell begins with if a spreadsheet may compute it, or if it would lose its own apostrophe when read."""
GUARDED = re.compile(r"'+[=+\-@\t\r]")
"""What a cell begins with that loses an apostrophe when it is read."""


def guarded(cell: str, pattern: re.Pattern[str] = FORMULA) -> str:
    """The cell with an apostrophe before what `pattern` finds at its beginning."""
    return "'" + cell if pattern.match(cell) else cell


def read_sheet(sheet: Sheet, name: str, place: Callable[[int], str]) -> Imported:
    """The concepts of a sheet; `place` tells people where a record is. Raises UnreadableInputError."""
    plain = replace(sheet, records=tuple(_plain(record) for record in sheet.records))
    glossary = glossary_of(plain, name)
    skipped = tuple(Skipped(place(problem.line), problem.message) for problem in glossary.problems)
    return Imported(glossary.concepts, skipped, tuple(_remarks(sheet, plain)))


def table_text(
    concepts: Iterable[Concept], *, delimiter: str, line_end: str, guard: re.Pattern[str]
) -> tuple[str, list[LeftOut]]:
    """A CSV text with every column, and what is not in it; cells that begin with `guard` get an apostrophe."""
    kept, left_out = sorted_out(concepts)
    lines = [_spelled(COLUMNS, delimiter) + line_end]
    for concept in kept:
        lines.append(_spelled([guarded(cell, guard) for cell in cells_of(concept).values()], delimiter) + line_end)
    return "".join(lines), left_out


def _spelled(cells: Iterable[str], delimiter: str) -> str:
    line = io.StringIO(newline="")
    # The module puts quotation marks round line breaks only if they are in its own line end.
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _plain(record: Record) -> Record:
    """The record without its guards; the very same if it has none."""
    if not any(GUARDED.match(cell) for cell in record.cells):
        return record
    return replace(record, cells=tuple(cell[1:] if GUARDED.match(cell) else cell for cell in record.cells))


def _remarks(sheet: Sheet, plain: Sheet) -> Iterator[str]:
    others = [title.strip() for title in sheet.header.cells if title.strip() and column_named(title) is None]
    if others:
        yield f"{counted(len(others), 'other column')} not read: {', '.join(others)}"
    changed = sum(old is not new for old, new in zip(sheet.records, plain.records, strict=True))
    if changed:
        yield f"in {counted(changed, 'row')}, an apostrophe that keeps a cell from being computed was taken off"
