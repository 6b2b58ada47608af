"""A CSV file as records that keep their own spelling, so that what was not edited comes back byte for byte."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.collector import collector_paused
from corpora.errors import UnreadableInputError, UsageError

_DELIMITERS = ",;\t"
_LONGEST_RECORD_LINES = 50
# What Excel writes into a file's first line to say what parts its cells.
_EXCEL_DELIMITER = re.compile(r"(?i)sep=(.)\r?\n?")


@dataclass(frozen=True)
class Record:
    """One row: what it says, and how the file spells it."""

    line: int
    """On which it begins, counted from 1."""
    raw: str
    """With its line end."""
    cells: tuple[str, ...]
    """Empty for an empty line and for a row that cannot be read."""
    complaint: str = ""
    """Why it cannot be read, empty if it can."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.complaint and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """A CSV file's header and records. Every change makes a new one."""

    lead: str
    """What stands before the header: empty lines, Excel's `sep=;`."""
    header: Record
    records: tuple[Record, ...]
    delimiter: str

    @property
    def text(self) -> str:
        """The file's whole text."""
        return "".join((self.lead, self.header.raw, *(record.raw for record in self.records)))

    def with_cells(self, changes: Mapping[int, Sequence[str]]) -> Sheet:
        """The sheet with new cells for the records on these lines; the header's line may be one of them.

        Raises UsageError if a row would be too long to be read again.
        """
        return self._of(
            replace(record, raw=self._spell(changes[record.line]) + _line_end(record.raw))
            if record.line in changes
            else record
            for record in (self.header, *self.records)
        )

    def without(self, lines: Collection[int]) -> Sheet:
        """The sheet without the records on these lines."""
        return self._of((self.header, *(record for record in self.records if record.line not in lines)))

    def with_rows(self, rows: Iterable[Sequence[str]]) -> Sheet:
        """The sheet with rows after its last one. Raises UsageError if one would be too long to be read again."""
        line_end = _line_end(self.header.raw) or "\n"
        *before, last = (self.header, *self.records)
        last = replace(last, raw=last.raw if _line_end(last.raw) else last.raw + line_end)
        added = (Record(0, self._spell(cells) + line_end, tuple(cells)) for cells in rows)
        return self._of((*before, last, *added))

    def _of(self, records: Iterable[Record]) -> Sheet:
        """The sheet of these records, with their places in it counted anew."""
        return parse_sheet(self.lead + "".join(record.raw for record in records), "")

    def _spell(self, cells: Sequence[str]) -> str:
        if complaint := row_complaint(cells):
            raise UsageError(f"The row of {cells[0]!r} cannot be written: {complaint}.")
        quotes_all = len(self.header.cells) > 1 and self.header.raw.count('"') >= 2 * len(self.header.cells)
        line = io.StringIO(newline="")
        csv.writer(
            line,
            delimiter=self.delimiter,
            quoting=csv.QUOTE_ALL if quotes_all else csv.QUOTE_MINIMAL,
            # The module puts quotation marks round line breaks only if they are in its own line end.
            lineterminator="\r\n",
        ).writerow(cells)
        return line.getvalue().removesuffix("\r\n")


@collector_paused()
def parse_sheet(text: str, name: str) -> Sheet:
    """The records of a CSV text that people call `name`. Raises UnreadableInputError if there is no header."""
    lines = io.StringIO(text, newline="").readlines()
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    declared = _EXCEL_DELIMITER.fullmatch(lines[at]) if at < len(lines) else None
    at += 1 if declared else 0
    if at >= len(lines):
        raise UnreadableInputError(f"{name} is empty. A glossary begins with a line that reads: id,en")
    delimiter = declared.group(1) if declared else max(_DELIMITERS, key=lines[at].count)
    header, *records = _records(lines, at, delimiter)
    return Sheet("".join(lines[:at]), header, tuple(records), delimiter)


def row_complaint(cells: Iterable[str]) -> str | None:
    """Why a row of these cells could not be read again, or None."""
    cells = list(cells)
    lines = 1 + sum(len(cell.splitlines()) - 1 for cell in cells if not cell.isprintable() and cell)
    if lines > _LONGEST_RECORD_LINES:
        return f"its texts have {lines} lines where a row may have {_LONGEST_RECORD_LINES}; shorten them"
    longest = max(map(len, cells), default=0)
    if longest >= csv.field_size_limit():
        return f"a text has {longest:,} characters where a cell may have {csv.field_size_limit() - 1:,}; shorten it"
    return None


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[Record]:
    """The records from line index `first` on.

    A quoted cell may run over several lines. One whose quote is never closed costs its own line, not the rest of the
    file, which is what the csv module alone would do.
    """
    at = first
    while at < len(lines):
        reading = _Reading(lines, at)
        reader = csv.reader(reading, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                end = reading.first + reader.line_num
                yield Record(reading.begun + 1, "".join(lines[reading.begun : end]), tuple(cells))
                at = reading.begun = end
        except csv.Error as error:
            yield Record(at + 1, lines[at], (), _complaint(error, lines[at]))
            at += 1


class _Reading:
    """The lines from `first` on, but never more than a record may have beyond the one that is being read."""

    def __init__(self, lines: Sequence[str], first: int):
        self.first = self.begun = first
        self._lines = lines

    def __iter__(self) -> Iterator[str]:
        at = self.first
        while at < len(self._lines) and at < self.begun + _LONGEST_RECORD_LINES:
            yield self._lines[at]
            at += 1


def _complaint(error: csv.Error, line: str) -> str:
    if "field limit" in str(error) and len(line) > csv.field_size_limit():
        return f"a cell is longer than {csv.field_size_limit()} characters; shorten it"
    if "expected after" in str(error):
        return 'a quotation mark stands inside a quoted cell; write "" for it'
    return 'a quotation mark is not closed; write "" for one inside a quoted cell'


def _line_end(raw: str) -> str:
    """The line break at the end of a record, empty for a last line without one."""
    return next((end for end in ("\r\n", "\n", "\r") if raw.endswith(end)), "")
