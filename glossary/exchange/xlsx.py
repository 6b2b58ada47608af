"""Excel's workbooks: a sheet whose rows are those of a glossary file.

Read is the first sheet that has columns for both languages among its first rows, whatever stands above or beside them.
Nothing is computed: of a formula, the value counts that the workbook keeps for it, and what is written is text, even if
it looks like a formula.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Concept
from glossary.exchange.outcome import Exported, Imported, LeftOut, sorted_out
from glossary.exchange.table import FORMULA, GUARDED, guarded, read_sheet
from glossary.rows import COLUMNS, cells_of, column_named
from glossary.sheet import Record, Sheet

_LARGEST_UNPACKED_BYTES = 256 * 1024 * 1024
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How .xls begins, and any workbook that is protected by a password."""
_ROWS_ABOVE_THE_HEADER = 20
_MOST_COLUMNS = 256
_MOST_ROWS = 1_048_576
"""What Excel itself allows; a damaged file may claim any number."""
_LONGEST_CELL = 32_767
_NARROWEST_COLUMN, _WIDEST_COLUMN = 8, 60
# Excel spells some letters by their number, _x000D_, and so does text that merely looks like it: _x005F_x000D_.
_SPELLED_LETTER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPELLED_UNDERLINE_OR_RETURN = re.compile("_x(?:005F|000D)_")
_UNDERLINE = "_x005F_"


def read(data: bytes, name: str) -> Imported:
    """The concepts of a workbook that people call `name`. Raises UnreadableInputError."""
    _refuse_others(data, name)
    try:
        found = _glossary_sheet(data)
    # What openpyxl raises for damaged files is no closed list: KeyError, TypeError, zlib.error …
    except Exception as error:
        raise UnreadableInputError(
            f"{name} is damaged, or no workbook that can be read ({type(error).__name__}). "
            f"Open it in a spreadsheet and save it again as .xlsx."
        ) from error
    if found is None:
        raise UnreadableInputError(
            f"{name} has no sheet with columns headed id and en. Write these names above the Indonesian and the "
            f"English terms."
        )
    title, sheet = found
    imported = read_sheet(sheet, f"{name}, sheet {title}", "row {}".format)
    remarks = (f"read from the sheet {title!r}, whose row {sheet.header.line} names the columns", *imported.remarks)
    return Imported(imported.concepts, imported.skipped, remarks)


def write(concepts: Iterable[Concept]) -> Exported:
    """A workbook of one sheet: a header that stays in sight, a filter, and nothing but text."""
    kept, left_out = sorted_out(concepts)
    rows: list[list[str]] = []
    for concept in kept:
        cells = [_spelled(cell) for cell in cells_of(concept).values()]
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            left_out.append(LeftOut(concept.id, f"a text is longer than the {_LONGEST_CELL:,} characters of a cell"))
        else:
            rows.append(cells)
    workbook = Workbook(write_only=True)
    # A write-only sheet has what is used of a worksheet, and takes a tenth of the memory.
    sheet = cast(Worksheet, workbook.create_sheet("Glossary"))
    _lay_out(sheet, rows)
    sheet.append([_cell(sheet, title, is_title=True) for title in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, text) if text else None for text in row])
    output = io.BytesIO()
    workbook.save(output)
    return Exported(output.getvalue(), tuple(left_out))


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(_OLD_EXCEL):
        raise UnreadableInputError(
            f"{name} is an old .xls workbook or protected by a password. Save it as .xlsx without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Python unpacks no more of a file than the archive says there is.
            unpacked_bytes = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableInputError(f"{name} is not an .xlsx workbook. Save the sheet as .xlsx or as .csv.") from error
    if unpacked_bytes > _LARGEST_UNPACKED_BYTES:
        raise UnreadableInputError(
            f"{name} would fill {unpacked_bytes // 1024**2:,} MB of memory when unpacked, more than a glossary can "
            f"need. Save the one sheet as .csv."
        )


def _glossary_sheet(data: bytes) -> tuple[str, Sheet] | None:
    """The first sheet that has columns for both languages, and its name; None if there is none."""
    with warnings.catch_warnings():
        # About the drawings, validations and the like that openpyxl leaves alone.
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for worksheet in workbook.worksheets:
            top = worksheet.iter_rows(max_row=_ROWS_ABOVE_THE_HEADER, max_col=_MOST_COLUMNS, values_only=True)
            for header in _records(top):
                if {language.value for language in Language} <= {column_named(cell) for cell in header.cells}:
                    width = len(header.cells)
                    rows = worksheet.iter_rows(max_row=_MOST_ROWS, max_col=width, values_only=True)
                    records = (replace(record, cells=_as_wide(record, width)) for record in _records(rows))
                    below = tuple(record for record in records if record.line > header.line)
                    return worksheet.title, Sheet("", header, below, ",")
    return None


def _records(rows: Iterable[tuple[object, ...]]) -> Iterator[Record]:
    """The rows that hold something, without the empty cells at their ends."""
    for number, row in enumerate(rows, start=1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield Record(number, "", tuple(cells))


def _as_wide(record: Record, width: int) -> tuple[str, ...]:
    return (*record.cells, *[""] * (width - len(record.cells)))


def _text(value: object) -> str:
    """What a person reads in the cell; of a moment at midnight, which is how Excel keeps a day, the day."""
    match value:
        case None:
            return ""
        case str():
            return _SPELLED_UNDERLINE_OR_RETURN.sub(lambda spelled: "_" if spelled.group() == _UNDERLINE else "", value)
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _spelled(cell: str) -> str:
    return _SPELLED_LETTER.sub(_UNDERLINE, guarded(cell, GUARDED))


def _lay_out(sheet: Worksheet, rows: list[list[str]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    for number, title in enumerate(COLUMNS):
        longest = max((len(row[number]) for row in rows), default=0)
        width = min(max(longest, len(title), _NARROWEST_COLUMN), _WIDEST_COLUMN)
        sheet.column_dimensions[get_column_letter(number + 1)].width = width + 2


def _cell(sheet: Worksheet, text: str, *, is_title: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    # openpyxl takes "=…" for a formula and "#N/A" for an error.
    cell.data_type = "s"
    if is_title:
        cell.font = Font(bold=True)
    elif FORMULA.match(text):
        # Keeps the text a text even when a person edits the cell.
        cell.quotePrefix = True
    return cell
