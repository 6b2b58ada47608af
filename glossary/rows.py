"""A concept as a row of titled cells, which is how glossary files and spreadsheets hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from corpora.languages import Language, find_language
from glossary.entry import Concept, Term
from glossary.parts_of_speech import part_of_speech_named
from glossary.term_cell import format_terms, parse_terms

CONCEPT, PART_OF_SPEECH, DOMAIN, NOTE, SOURCE, CASE, KEEP = (
    "concept", "pos", "domain", "note", "source", "case", "keep",
)  # fmt: skip
COLUMNS = (
    CONCEPT,
    "id",
    "en",
    PART_OF_SPEECH,
    DOMAIN,
    "definition_id",
    "definition_en",
    "example_id",
    "example_en",
    NOTE,
    SOURCE,
    CASE,
    KEEP,
)
"""Every column that Padanan understands, in the order in which it writes them."""

_OTHER_TITLES = MappingProxyType(
    {
        "concept_id": CONCEPT,
        "konsep": CONCEPT,
        "part_of_speech": PART_OF_SPEECH,
        "kelas_kata": PART_OF_SPEECH,
        "subject": DOMAIN,
        "bidang": DOMAIN,
        "definition": "definition_en",
        "definisi": "definition_id",
        "example": "example_en",
        "contoh": "example_id",
        "notes": NOTE,
        "comment": NOTE,
        "catatan": NOTE,
        "sumber": SOURCE,
    }
)
_DEFINITIONS = MappingProxyType({language: f"definition_{language.value}" for language in Language})
_EXAMPLES = MappingProxyType({language: f"example_{language.value}" for language in Language})
_YES = frozenset(("yes", "y", "true", "1", "x", "ya"))
_NO = frozenset(("", "no", "n", "false", "0", "tidak"))
# Half of a surrogate pair has no bytes in any encoding.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class RowProblem:
    """A row that could not be used."""

    line: int
    message: str


def column_named(title: str) -> str | None:
    """The column that a header's title means, or None for one that Padanan leaves alone."""
    plain = re.sub(r"[\s_:-]+", "_", title.strip().lower())
    if plain in COLUMNS:
        return plain
    if plain in _OTHER_TITLES:
        return _OTHER_TITLES[plain]
    language = find_language(title)
    return language.value if language else None


def concept_of(cells: Mapping[str, str], line: int) -> Concept | RowProblem:
    """The concept in a row's cells by column, or what is wrong with them; its id is empty if the row names none."""
    if complaint := _complaint(cells):
        return RowProblem(line, complaint)
    part_of_speech = part_of_speech_named(cells.get(PART_OF_SPEECH, ""))
    is_case_sensitive = _is_yes(cells.get(CASE, ""))
    terms = {
        language: parse_terms(cells.get(language.value, ""), part_of_speech, is_case_sensitive) for language in Language
    }
    keep_as_is = _is_yes(cells.get(KEEP, ""))
    if keep_as_is:
        terms = {language: terms[language] or terms[language.other] for language in Language}
    for language, found in terms.items():
        if not any(term.is_allowed for term in found):
            return RowProblem(line, f"no {language.label} term; fill the column {language.value} or delete the row")
    return Concept(
        id=_text(cells, CONCEPT),
        terms=terms,
        domain=_text(cells, DOMAIN),
        definitions=_texts(cells, _DEFINITIONS),
        examples=_texts(cells, _EXAMPLES),
        note=_text(cells, NOTE),
        source=_text(cells, SOURCE),
        keep_as_is=keep_as_is,
        line=line,
    )


def cells_of(concept: Concept) -> dict[str, str]:
    """Every column's cell for a concept; `concept_of` gives the concept back."""
    terms = [term for language in Language for term in concept.terms.get(language, ())]
    part_of_speech = _shared_part_of_speech(terms)
    is_case_sensitive = bool(terms) and all(term.is_case_sensitive for term in terms)
    cells = {
        CONCEPT: concept.id,
        PART_OF_SPEECH: part_of_speech,
        DOMAIN: concept.domain,
        NOTE: concept.note,
        SOURCE: concept.source,
        CASE: "yes" if is_case_sensitive else "",
        KEEP: "yes" if concept.keep_as_is else "",
    }
    for language in Language:
        cells[language.value] = format_terms(concept.terms.get(language, ()), part_of_speech, is_case_sensitive)
        cells[_DEFINITIONS[language]] = concept.definitions.get(language, "")
        cells[_EXAMPLES[language]] = concept.examples.get(language, "")
    return {column: cells[column] for column in COLUMNS}


def control_in(text: str) -> str | None:
    """The first character in `text` that no file can hold, as U+0007, or None."""
    # Most texts are printable, which is told faster than a search.
    control = None if text.isprintable() else _CONTROL.search(text)
    return f"U+{ord(control.group()):04X}" if control else None


def _shared_part_of_speech(terms: list[Term]) -> str:
    """The one that a row may say of all its terms; none if they differ, as each then says its own."""
    named = {term.part_of_speech for term in terms}
    return named.pop() if len(named) == 1 else ""


def _complaint(cells: Mapping[str, str]) -> str | None:
    for column, cell in cells.items():
        if control := control_in(cell):
            return f"a control character ({control}) in the column {column}; delete it"
    for column in (CASE, KEEP):
        if cells.get(column, "").strip().lower() not in _YES | _NO:
            return f"the column {column} says {cells[column].strip()!r}; write yes or leave it empty"
    return None


def _text(cells: Mapping[str, str], column: str) -> str:
    return cells.get(column, "").strip()


def _texts(cells: Mapping[str, str], columns: Mapping[Language, str]) -> dict[Language, str]:
    """The filled cells among the columns."""
    return {
        language: text for language, column in columns.items() if column in cells and (text := cells[column].strip())
    }


def _is_yes(cell: str) -> bool:
    return cell.strip().lower() in _YES
