"""How a table is written: Excel's own line about it, or whichever delimiter makes the rows alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.formats.tables.rows import Dialect, Row, Table, rows

# What stands first wins if nothing else tells: commas stand in any text.
_DELIMITERS = "\t|;,"
_SAMPLE_CHARACTERS = 100_000
_SAMPLE_ROWS = 100
_EXCEL_DELIMITER = re.compile(r"(?i)[ ]*sep=([^\s\w\"]|\t)[ ]*(?:\r\n|\r|\n|\Z)")
_OF_TABS = (".tsv", ".tab")


def sniff(text: str, name: str) -> Table:
    """The table in `text`, which people call `name`."""
    declared = _EXCEL_DELIMITER.match(text)
    if declared:
        return Table(text, _with_or_without_quotes(text, declared[1]), declared.end(), line=2)
    return Table(text, _with_or_without_quotes(text, _delimiter(text, has_tabs=name.lower().endswith(_OF_TABS))))


def _delimiter(text: str, *, has_tabs: bool) -> str:
    """The one that parts the first row and makes most of those below it as wide; empty if none parts the first row."""
    widths = {one: [len(row.cells) for row in _sample(text, Dialect(one))] for one in _DELIMITERS}
    parting = [one for one in _DELIMITERS if widths[one] and widths[one][0] > 1]
    if has_tabs and "\t" in parting:
        return "\t"
    return max(parting, key=lambda one: (_share_of_first(widths[one]), widths[one][0]), default="")


def _sample(text: str, dialect: Dialect) -> list[Row]:
    """The first rows; of a long text without the last one of them, which may be cut off."""
    sample: list[Row] = []
    for row in rows(text[:_SAMPLE_CHARACTERS], dialect):
        if len(sample) == _SAMPLE_ROWS:
            return sample
        sample.append(row)
    return sample[:-1] if len(text) > _SAMPLE_CHARACTERS and len(sample) > 1 else sample


def _share_of_first(widths: Sequence[int]) -> float:
    return widths.count(widths[0]) / len(widths)


def _with_or_without_quotes(text: str, delimiter: str) -> Dialect:
    """The dialect in which fewer rows are as no row should be; with quotation marks if there is no difference."""
    quoted = Dialect(delimiter)
    if not quoted.is_lenient or '"' not in text:
        return quoted
    return min(quoted, Dialect(delimiter, has_quotes=False), key=lambda dialect: _oddities(text, dialect))


def _oddities(text: str, dialect: Dialect) -> tuple[int, int]:
    """How many rows are not as wide as the first, and how many cells open with a quotation mark that is not closed."""
    width = uneven = odd = 0
    for row in rows(text, dialect):
        width = width or len(row.cells)
        uneven += len(row.cells) != width
        odd += sum(dialect.is_odd(text[start:end]) for start, end in row.cells)
    return uneven, odd
