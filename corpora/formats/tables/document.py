"""A table as a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.collector import collector_paused
from corpora.errors import UnreadableInputError
from corpora.files import decode
from corpora.formats.bilingual import in_tags_of
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.splicing import Edit, Slot, SplicedDocument, encode_like, slot_edits, splice
from corpora.formats.tables.complaints import Complaints
from corpora.formats.tables.naming import Task
from corpora.formats.tables.plan import Plan, plan
from corpora.formats.tables.rows import LINE_END, Row, Table
from corpora.formats.tables.sniffing import sniff
from corpora.formats.tables.spelling import cell_writer, style_of
from corpora.formats.variables import mark_variables
from corpora.languages import Language
from corpora.markup import MarkedText
from corpora.segment import Status, Translation
from corpora.span import Span

_FORMULA = re.compile(r"=\S")


@dataclass(frozen=True)
class TableDocument(SplicedDocument):
    """The cells of a table that are translated."""

    delimiter: str = ","
    missing: Mapping[int, int] = field(default_factory=dict)
    """Of the units whose cell their row lacks, by how many delimiters it is behind the row's end."""

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The table with these cells; a row that ends too early is continued up to the last of them."""
        present = {index: given for index, given in translations.items() if index not in self.missing}
        edits = slot_edits(self.content.text, self.slots, present)
        return encode_like(self.content, splice(self.content.text, [*edits, *self._continued(translations)]))

    def _continued(self, translations: Mapping[int, Translation]) -> Iterator[Edit]:
        by_row: dict[Span, list[int]] = defaultdict(list)
        for index in translations.keys() & self.missing.keys():
            by_row[self.slots[index].span].append(index)
        for row_end, indexes in by_row.items():
            text, done = "", 0
            for index in sorted(indexes, key=self.missing.__getitem__):
                slot = self.slots[index]
                written = slot.write(translations[index].text, slot.unit.source.tags)
                text += (self.missing[index] - done) * self.delimiter + written
                done = self.missing[index]
            yield Edit(row_end, text)


class _Place(NamedTuple):
    """A cell to be written, and by how many delimiters it is behind the end of its row if that lacks it."""

    slot: Slot
    missing: int


@collector_paused()
def read(data: bytes, name: str, options: ReadOptions) -> SplicedDocument:
    """Take a table apart into the cells to translate. Raises UnreadableInputError, UsageError."""
    content = decode(data, name)
    table = sniff(content.text, name)
    first = next(table.rows(), None)
    if first is None:
        return SplicedDocument(content, ())
    if first.is_open:
        raise _never_closed(table, first, name)
    planned = plan(table, first, name, options)
    complaints = Complaints(len(first.cells))
    places: list[_Place] = []
    for row in table.rows():
        if row.is_open:
            raise _never_closed(table, row, name)
        complaints.note_width(row.line, len(row.cells))
        if row.line != first.line or not planned.has_headings:
            places += _places(table, planned, row, complaints)
    return TableDocument(
        content,
        [place.slot for place in places],
        source=planned.source,
        target=planned.source.other if planned.source else None,
        other_remarks=[*planned.remarks, *complaints.remarks()],
        delimiter=table.dialect.delimiter,
        missing={index: place.missing for index, place in enumerate(places) if place.missing},
    )


def _never_closed(table: Table, row: Row, name: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"{name}, line {_line(table, row, row.cells[-1])}: a quotation mark opens a cell here and is never closed. "
        f'Close it, or write "" for one inside a quoted cell.'
    )


def _line(table: Table, row: Row, cell: Span) -> int:
    return row.line + len(LINE_END.findall(table.text, row.cells[0].start, cell.start))


def _places(table: Table, planned: Plan, row: Row, complaints: Complaints) -> Iterator[_Place]:
    for task in planned.tasks:
        is_in_place = task.source == task.target
        text = table.value(row, task.source)
        target = "" if is_in_place else table.value(row, task.target)
        if text is None or target is None:
            complaints.note_odd(row.line)
        elif _is_translated(text, is_in_place=is_in_place):
            unit = _unit(table, planned, row, task, mark_variables(text), target)
            raw = table.raw(row, task.target)
            write = cell_writer(style_of(raw, table.dialect, is_alone=len(row.cells) == 1))
            missing = max(0, task.target + 1 - len(row.cells))
            span = Span(row.end, row.end) if missing else row.cells[task.target]
            yield _Place(Slot(unit, span, write), missing)


def _is_translated(text: str, *, is_in_place: bool) -> bool:
    """Whether there is something to write for a text: a number in its place and a formula stay as they are."""
    if not text or text.isspace() or _FORMULA.match(text):
        return False
    return not is_in_place or any(map(str.isalpha, text))


def _unit(table: Table, planned: Plan, row: Row, task: Task, source: MarkedText, target: str) -> Unit:
    is_filled = bool(target.strip())
    return Unit(
        source,
        line=_line(table, row, row.cells[task.source]),
        key=_about(table, row, planned.key),
        note=_about(table, row, planned.note),
        target=in_tags_of(source, mark_variables(target)) if is_filled else None,
        status=Status.CONFIRMED if is_filled else Status.UNTRANSLATED,
        is_one_segment=task.source != task.target,
    )


def _about(table: Table, row: Row, column: int | None) -> str:
    return "" if column is None else (table.value(row, column) or "").strip()
