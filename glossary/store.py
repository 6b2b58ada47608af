"""A glossary file that is being edited: what was not touched comes back byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from corpora.errors import ConflictError, OutputError, UsageError
from corpora.files import DecodedText, decode, read_bytes, write_whole
from corpora.languages import Language
from corpora.locks import folder_locked
from glossary.columns import columns_of
from glossary.entry import Concept
from glossary.glossary import Glossary, glossary_of
from glossary.rows import CASE, COLUMNS, CONCEPT, KEEP, cells_of, concept_of
from glossary.sheet import Sheet, parse_sheet

NEW_FILE_COLUMNS = tuple(column for column in COLUMNS if column not in (CASE, KEEP))
"""What the header of a new glossary names; the others are added when a concept needs them."""


@dataclass(frozen=True)
class GlossaryFile:
    """A glossary file and the edits made to it since it was read. Every edit makes a new one; `save` writes it."""

    path: Path
    content: DecodedText
    sheet: Sheet
    on_disk: bytes | None
    """The bytes that were read; None for a file that is not there yet."""

    @cached_property
    def glossary(self) -> Glossary:
        """The concepts as they are after the edits."""
        return glossary_of(self.sheet, str(self.path))

    @cached_property
    def _by_id(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.glossary.concepts}

    def concept(self, concept_id: str) -> Concept:
        """The concept with this id. Raises UsageError."""
        concept = self._by_id.get(concept_id)
        if concept is not None:
            return concept
        raise UsageError(f"{self.path} has no concept {concept_id!r}. `padanan glossary list` shows what it has.")

    def added(self, concepts: Sequence[Concept]) -> GlossaryFile:
        """With new rows at the end. Raises UsageError if a concept's id is taken."""
        taken = {concept.id for concept in self.glossary.concepts}
        for concept in concepts:
            if concept.id in taken:
                raise UsageError(
                    f"{self.path} has a concept {concept.id!r} already. Choose another id, or edit that one."
                )
            taken.add(concept.id)
        rows = [self._new_cells(concept) for concept in concepts]
        widened = self._with_columns({column for row in rows for column, cell in row.items() if cell})
        return widened._with_sheet(widened.sheet.with_rows([widened._row((), row) for row in rows]))

    def replaced(self, concepts: Sequence[Concept]) -> GlossaryFile:
        """With these concepts in the place of those of the same ids; cells that do not change keep their spelling."""
        columns = self._columns
        records = {record.line: record for record in self.sheet.records}
        changes: dict[int, dict[str, str]] = {}
        for concept in concepts:
            old = self.concept(concept.id)
            cells = records[old.line].cells
            spelled = {column: cells[place] for column, place in columns.items() if place < len(cells)}
            changes[old.line] = _changed_cells(old, concept, spelled)
        widened = self._with_columns({column for row in changes.values() for column, cell in row.items() if cell})
        rows = {line: widened._row(records[line].cells, row) for line, row in changes.items() if row}
        return widened._with_sheet(widened.sheet.with_cells(rows))

    def removed(self, concept_ids: Collection[str]) -> GlossaryFile:
        """Without the concepts of these ids. Raises UsageError if there is no such concept."""
        return self._with_sheet(self.sheet.without({self.concept(concept_id).line for concept_id in concept_ids}))

    def save(self) -> None:
        """Write the file whole. Raises ConflictError if it is no longer what was read, OutputError."""
        with folder_locked(self.path.resolve().parent):
            self._write()

    def _write(self) -> None:
        path = self.path.resolve()
        data = self.content.encode(self.sheet.text, str(self.path))
        if _bytes_if_there(path) != self.on_disk:
            raise ConflictError(
                f"{self.path} was changed by somebody else since it was read. Nothing was written; "
                f"run the command again."
            )
        if data == self.on_disk:
            return
        if self.on_disk is not None and not os.access(path, os.W_OK):
            raise OutputError(f"{self.path} is write-protected. Nothing was written; ask its owner, or make a copy.")
        write_whole(path, data, overwrite=self.on_disk is not None)

    @property
    def _columns(self) -> dict[str, int]:
        return dict(columns_of(self.sheet, str(self.path)))

    def _with_sheet(self, sheet: Sheet) -> GlossaryFile:
        return replace(self, sheet=sheet)

    def _new_cells(self, concept: Concept) -> dict[str, str]:
        """A new concept's cells, without a name that its row would have by itself."""
        cells = cells_of(concept)
        own_term = concept.preferred(Language.INDONESIAN)
        if CONCEPT not in self._columns and own_term is not None and own_term.text == concept.id:
            del cells[CONCEPT]
        return cells

    def _row(self, cells: Sequence[str], changes: Mapping[str, str]) -> list[str]:
        """A row of the sheet: `cells` with the changes in their columns, as long as it needs to be."""
        columns = self._columns
        row = [*cells, *("",) * (len(self.sheet.header.cells) - len(cells))]
        for column, cell in changes.items():
            if column in columns:
                row[columns[column]] = cell
        return row

    def _with_columns(self, needed: Collection[str]) -> GlossaryFile:
        """With a header that names these columns; the rows, which may be shorter than the header, stay as they are."""
        present = self._columns
        missing = [column for column in COLUMNS if column in needed and column not in present]
        if not missing:
            return self
        header = self.sheet.header
        return self._with_sheet(self.sheet.with_cells({header.line: (*header.cells, *missing)}))


def open_glossary_file(path: Path) -> GlossaryFile:
    """Read a glossary file for editing. Raises UnreadableInputError."""
    data = read_bytes(path)
    content = decode(data, str(path))
    return GlossaryFile(path, content, parse_sheet(content.text, str(path)), data)


def new_glossary_file(path: Path) -> GlossaryFile:
    """A glossary without concepts, which will be saved to a file that is not there yet."""
    return GlossaryFile(path, DecodedText("", "UTF-8"), parse_sheet(",".join(NEW_FILE_COLUMNS) + "\n", str(path)), None)


def change_glossary_file(
    path: Path, change: Callable[[GlossaryFile], GlossaryFile], *, create: bool = False
) -> GlossaryFile:
    """Read the file as it is now, change it and save it, while no other Padanan does; returns the new state.

    With `create`, a file that is not there is begun.
    """
    with folder_locked(path.resolve().parent):
        begun = new_glossary_file(path) if create and not path.exists() else open_glossary_file(path)
        changed = change(begun)
        changed._write()
    return changed


def _changed_cells(old: Concept, new: Concept, spelled: Mapping[str, str]) -> dict[str, str]:
    """The cells that make `new` of a row that spells `old`: those that differ, or all if these do not do it alone."""
    old_cells, new_cells = cells_of(old), cells_of(replace(new, id=old.id))
    differing = {column: cell for column, cell in new_cells.items() if cell != old_cells[column]}
    told = concept_of({**spelled, **differing}, old.line)
    if isinstance(told, Concept) and replace(told, id=new.id) == new:
        return differing
    return {column: cell for column, cell in new_cells.items() if column != CONCEPT}


def _bytes_if_there(path: Path) -> bytes | None:
    return read_bytes(path) if path.exists() else None
