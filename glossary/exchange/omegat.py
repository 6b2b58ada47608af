"""OmegaT's glossary: a line a pair of terms, `source TAB target TAB comment`, nothing quoted, `#` begins a remark.

OmegaT shows all targets of a source together, in the order of their lines. So a concept is written as a line for each
pair of its allowed terms, the preferred target first, and lines of the same source and comment are read as one concept
whose first target is preferred and whose others are admitted. Terms stand as they are: `|` and `!` mean nothing here.

A file whose first line names its languages is no glossary of OmegaT's but a table with tabs for commas, and is read as
one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from corpora.files import decode
from corpora.guess import guess_language
from corpora.languages import Language
from corpora.wording import counted
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange.outcome import (
    Exported,
    Imported,
    LeftOut,
    Skipped,
    complaint_of,
    identified,
    sorted_out,
)
from glossary.exchange.table import read_sheet
from glossary.rows import column_named
from glossary.sheet import parse_sheet

_REMARK = "#"
_FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
"""What OmegaT itself writes, and by which it knows that the file is in UTF-8."""
_REMARK_LINE = re.compile(r"(?m)^#.*$")
_SAMPLE_LINES = 2_000


def read(data: bytes, name: str, source: Language) -> Imported:
    """The concepts of a file whose first column is in the language `source`. Raises UnreadableInputError."""
    decoded = decode(data, name)
    if _names_its_languages(decoded.text):
        # Emptied lines keep the numbers of those below.
        return read_sheet(parse_sheet(_REMARK_LINE.sub("", decoded.text), name), name, "line {}".format)
    remarks = [f"read as {decoded.encoding}"] if decoded.is_unusual else []
    rows, skipped = _rows(decoded.text)
    remarks += _direction_remarks(rows, source)
    concepts: list[Concept] = []
    for synonyms in _by_source(rows, skipped):
        concept = _concept(synonyms, source)
        if complaint := complaint_of(concept):
            skipped.append((concept.line, complaint))
        else:
            concepts.append(concept)
    skipped.sort()
    found, _ = identified(concepts)
    return Imported(tuple(found), tuple(Skipped(f"line {line}", reason) for line, reason in skipped), tuple(remarks))


def write(concepts: Iterable[Concept], source: Language) -> Exported:
    """The lines of the concepts, in UTF-8, with the language `source` first."""
    kept, left_out = sorted_out(concepts)
    lines = [_FIRST_LINE]
    for concept in kept:
        left_out += _not_written(concept, source)
        comment = _on_one_line(concept.note)
        for source_term, target_term in product(concept.allowed(source), concept.allowed(source.other)):
            cells = (_on_one_line(source_term.text), _on_one_line(target_term.text), comment)
            if not cells[0].startswith(_REMARK):
                lines.append("\t".join(cells).rstrip("\t") + "\n")
    return Exported("".join(lines).encode(), tuple(left_out), tuple(_losses(kept)))


@dataclass(frozen=True)
class _Row:
    line: int
    source: str
    target: str
    comment: str


def _names_its_languages(text: str) -> bool:
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith(_REMARK)), "")
    columns = {column_named(cell) for cell in first.split("\t")}
    return all(language.value in columns for language in Language)


def _rows(text: str) -> tuple[list[_Row], list[tuple[int, str]]]:
    rows: list[_Row] = []
    skipped: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip() or line.startswith(_REMARK):
            continue
        cells = [_on_one_line(cell) for cell in line.split("\t")]
        if len(cells) < 2:
            skipped.append((number, "no tab in it; part source and target by a tab"))
        elif not cells[0] or not cells[1]:
            skipped.append((number, f"no {'source' if not cells[0] else 'target'} term"))
        else:
            rows.append(_Row(number, cells[0], cells[1], " ".join(cell for cell in cells[2:] if cell)))
    return rows, skipped


def _by_source(rows: Iterable[_Row], skipped: list[tuple[int, str]]) -> list[list[_Row]]:
    """The rows that are synonyms of each other; those that say nothing new are added to `skipped`."""
    groups: dict[tuple[str, str], dict[str, _Row]] = {}
    for row in rows:
        synonyms = groups.setdefault((row.source, row.comment), {})
        first = synonyms.setdefault(row.target, row)
        if first is not row:
            skipped.append((row.line, f"it repeats line {first.line}"))
    return [list(synonyms.values()) for synonyms in groups.values()]


def _concept(synonyms: Sequence[_Row], source: Language) -> Concept:
    first = synonyms[0]
    targets = tuple(Term(row.target, TermStatus.PREFERRED if row is first else TermStatus.ADMITTED) for row in synonyms)
    terms = {source: (Term(first.source, TermStatus.PREFERRED),), source.other: targets}
    return Concept("", {language: terms[language] for language in Language}, note=first.comment, line=first.line)


def _direction_remarks(rows: Sequence[_Row], source: Language) -> Iterator[str]:
    sample = rows[:_SAMPLE_LINES]
    first = guess_language("\n".join(row.source for row in sample))
    second = guess_language("\n".join(row.target for row in sample))
    if first.is_clear and first.language is source.other and not (second.is_clear and second.language is source.other):
        yield (
            f"the first column was read as {source.label} but looks {source.other.label}; "
            f"if it is, import the file again with --from {source.other.value}"
        )


def _not_written(concept: Concept, source: Language) -> Iterator[LeftOut]:
    if forbidden := [term.text for language in Language for term in concept.forbidden(language)]:
        yield LeftOut(concept.id, f"forbidden, which the format cannot say: {', '.join(forbidden)}")
    for term in concept.allowed(source):
        if term.text.startswith(_REMARK):
            yield LeftOut(concept.id, f"begins with #, which OmegaT takes for a remark: {term.text}")


def _losses(concepts: Sequence[Concept]) -> Iterator[str]:
    lost = Counter[str]()
    for concept in concepts:
        lost["domain"] += bool(concept.domain)
        lost["definition"] += len(concept.definitions)
        lost["example"] += len(concept.examples)
        lost["source"] += bool(concept.source)
        lost["name to be kept"] += concept.keep_as_is
    if present := [counted(number, kind) for kind, number in lost.items() if number]:
        yield f"the format has no place for {', '.join(present)}"
    if changed := sum(_on_one_line(concept.note) != concept.note for concept in concepts):
        yield f"line breaks, tabs and double blanks of {counted(changed, 'note')} became single blanks"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
