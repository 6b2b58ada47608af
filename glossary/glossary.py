"""A glossary file: a CSV with one concept a row, which a person may edit in a spreadsheet.

The header names the columns. `id` and `en` (or any spelling of the two languages) hold terms, synonyms parted by `|`,
the first being preferred and those marked `!` forbidden. `concept`, `pos`, `domain` and `note` are optional; other
columns are left alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from corpora.errors import UnreadableInputError
from corpora.files import decode, read_bytes
from corpora.languages import Language, find_language
from glossary.entry import Concept, Term, TermStatus

_SYNONYM_MARK = "|"
_FORBIDDEN_MARK = "!"
_DELIMITERS = ",;\t"
_LONGEST_RECORD_LINES = 50


@dataclass(frozen=True)
class RowProblem:
    """A row that could not be used."""

    line: int
    message: str


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
    lines = text.splitlines(keepends=True)
    header_at = next((number for number, line in enumerate(lines) if line.strip()), None)
    if header_at is None:
        raise UnreadableInputError(f"{name} is empty. A glossary begins with a line that reads: id,en")
    delimiter = max(_DELIMITERS, key=lines[header_at].count)
    columns = _columns(next(csv.reader([lines[header_at]], delimiter=delimiter), []), name)
    concepts: dict[str, Concept] = {}
    problems: list[RowProblem] = []
    for line, cells in _records(lines, header_at + 1, delimiter):
        concept = _concept(cells, columns, line)
        if isinstance(concept, Concept) and concept.id in concepts:
            concept = RowProblem(line, f"the concept {concept.id!r} is on line {concepts[concept.id].line} already")
        if isinstance(concept, Concept):
            concepts[concept.id] = concept
        elif concept is not None:
            problems.append(concept)
    return Glossary(name, tuple(concepts.values()), tuple(problems))


@dataclass(frozen=True)
class _Columns:
    terms: Mapping[Language, int]
    texts: Mapping[str, int]
    count: int


def _columns(header: Sequence[str], name: str) -> _Columns:
    terms: dict[Language, int] = {}
    texts: dict[str, int] = {}
    for index, title in enumerate(header):
        language = find_language(title)
        if language is not None and language not in terms:
            terms[language] = index
        else:
            texts.setdefault(title.strip().lower(), index)
    if missing := [language.value for language in Language if language not in terms]:
        raise UnreadableInputError(
            f"{name}, line 1: no column headed {' or '.join(missing)}. "
            f"The first line of a glossary names its columns, at least: id,en"
        )
    return _Columns(terms, texts, len(header))


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The line number and cells of each record; None for cells that cannot be read.

    A quoted cell may run over several lines. One whose quote is never closed costs its own line, not the rest of the
    file, which is what the csv module alone would do.
    """
    index = first
    while index < len(lines):
        for last in range(index + 1, min(index + _LONGEST_RECORD_LINES, len(lines)) + 1):
            try:
                rows = list(csv.reader(lines[index:last], delimiter=delimiter, strict=True))
            except csv.Error:
                continue
            yield index + 1, rows[0] if rows else []
            index = last
            break
        else:
            yield index + 1, None
            index += 1


def _concept(cells: list[str] | None, columns: _Columns, line: int) -> Concept | RowProblem | None:
    """The concept of a record, what is wrong with it, or None for an empty row."""
    if cells is None:
        return RowProblem(line, 'a quotation mark is not closed; write "" for one inside a quoted cell')
    if not any(cell.strip() for cell in cells):
        return None
    if len(cells) > columns.count:
        return RowProblem(line, f"{len(cells)} cells where the header has {columns.count}; quote a cell with a comma")

    def cell(index: int | None) -> str:
        return cells[index].strip() if index is not None and index < len(cells) else ""

    part_of_speech = cell(columns.texts.get("pos"))
    terms = {language: _terms(cell(index), part_of_speech) for language, index in columns.terms.items()}
    for language, found in terms.items():
        if not any(term.is_allowed for term in found):
            return RowProblem(line, f"no {language.label} term; fill the column {language.value} or delete the row")
    name = cell(columns.texts.get("concept")) or f"line {line}"
    domain, note = (cell(columns.texts.get(title)) for title in ("domain", "note"))
    return Concept(name, terms, domain=domain, note=note, line=line)


def _terms(cell: str, part_of_speech: str) -> tuple[Term, ...]:
    terms: list[Term] = []
    for written in cell.split(_SYNONYM_MARK):
        forbidden = written.strip().startswith(_FORBIDDEN_MARK)
        text = " ".join(written.strip().removeprefix(_FORBIDDEN_MARK).split())
        if not text:
            continue
        if forbidden:
            status = TermStatus.FORBIDDEN
        elif any(term.is_allowed for term in terms):
            status = TermStatus.ADMITTED
        else:
            status = TermStatus.PREFERRED
        terms.append(Term(text, status, part_of_speech))
    return tuple(terms)
