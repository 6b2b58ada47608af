"""A glossary: the concepts of one file.

The file is a CSV with one concept a row, which a person may edit in a spreadsheet. Its header names the columns
(`glossary.rows.COLUMNS`), of which `id` and `en` are needed; columns of other names are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from corpora.collector import collector_paused
from corpora.files import decode, read_bytes
from corpora.languages import Language, find_language
from glossary.columns import columns_of
from glossary.entry import Concept
from glossary.free_ids import FreeIds, first_term
from glossary.rows import RowProblem, concept_of
from glossary.sheet import Record, Sheet, parse_sheet

_DELIMITER_NAMES = MappingProxyType({",": "comma", ";": "semicolon", "\t": "tab"})


@dataclass(frozen=True)
class Glossary:
    """The concepts of one file, and the rows that could not be used."""

    name: str
    concepts: tuple[Concept, ...]
    problems: tuple[RowProblem, ...] = ()


def load_glossary(path: Path) -> Glossary:
    """Read a glossary file. Raises UnreadableInputError when it is no glossary at all; a bad row is a problem in it."""
    return parse_glossary(decode(read_bytes(path), str(path)).text, str(path))


def default_glossary() -> Glossary:
    """The glossary of diplomacy that Padanan ships."""
    text = (resources.files("seeds") / "diplomacy.csv").read_text("utf-8")
    return parse_glossary(text, "diplomacy (built in)")


def parse_glossary(text: str, name: str) -> Glossary:
    """Like `load_glossary`, from the file's text."""
    return glossary_of(parse_sheet(text, name), name)


@collector_paused()
def glossary_of(sheet: Sheet, name: str) -> Glossary:
    """The concepts in a sheet. Raises UnreadableInputError if its header is no glossary's."""
    columns = columns_of(sheet, name)
    rows = [_concept(record, columns, sheet) for record in sheet.records if not record.is_empty]
    problems = [row for row in rows if isinstance(row, RowProblem)]
    concepts: dict[str, Concept] = {}
    for concept in _identified([row for row in rows if isinstance(row, Concept)]):
        if first := concepts.get(concept.id):
            already = f"the concept {concept.id!r} is on line {first.line} already; give this one another name"
            problems.append(RowProblem(concept.line, already))
        else:
            concepts[concept.id] = concept
    return Glossary(name, tuple(concepts.values()), tuple(sorted(problems, key=lambda problem: problem.line)))


def _identified(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """The concepts with an id each: those whose row names none are known by their first Indonesian term."""
    taken = {concept.id for concept in concepts}
    ids = FreeIds(taken)
    for concept in concepts:
        if concept.id:
            yield concept
            continue
        free_id = ids.free_for(first_term(concept))
        taken.add(free_id)
        yield replace(concept, id=free_id)


def _concept(record: Record, columns: Mapping[str, int], sheet: Sheet) -> Concept | RowProblem:
    cells = {column: record.cells[place] for column, place in columns.items() if place < len(record.cells)}
    if complaint := record.complaint or _shape_complaint(record, sheet) or _header_complaint(cells):
        return RowProblem(record.line, complaint)
    return concept_of(cells, record.line)


def _shape_complaint(record: Record, sheet: Sheet) -> str:
    found, expected = len(record.cells), len(sheet.header.cells)
    delimiter = _DELIMITER_NAMES.get(sheet.delimiter, repr(sheet.delimiter))
    if found > expected:
        return (
            f"{found} cells where the header has {expected}; put quotation marks round a cell that holds a {delimiter}"
        )
    if found == 1 < expected:
        return f"one cell where the header has {expected}; part the cells by a {delimiter}"
    return ""


def _header_complaint(cells: Mapping[str, str]) -> str:
    repeated = all(find_language(cells.get(language.value, "")) is language for language in Language)
    return "the header stands here again; delete the row" if repeated else ""
