"""What the first row of a table says about its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpora.errors import UsageError
from corpora.languages import Language, find_language

_KEYS = ("id", "key", "kunci", "context", "konteks")
_NOTES = ("note", "notes", "catatan", "comment", "comments", "komentar")
_ENDS = ("source", "target")
# What people write over columns, so that a first row that has one of them is one of headings.
_USUAL = frozenset((
    *_KEYS, *_NOTES, *_ENDS, "no", "no.", "nomor", "number", "kode", "code", "nama", "name", "judul", "title", "isi",
    "text", "teks", "konten", "content", "body", "kata", "word", "kalimat", "sentence", "keterangan", "deskripsi",
    "description", "kategori", "category", "jenis", "type", "status", "tanggal", "date", "harga", "price", "jumlah",
    "sumber", "terjemahan", "translation", "string", "nilai", "value", "label", "pertanyaan", "question", "jawaban",
    "answer",
))  # fmt: skip
_LONGEST_HEADING = 60
_REMARK = re.compile(r"\s*[(\[].*", re.DOTALL)
_NUMBER = re.compile(r"[-+]?[\d.,]*\d%?")
_HEADINGS_LISTED = 30
_CHARACTERS_LISTED = 40


class Pair(NamedTuple):
    """Two columns that are each other's translations, by their places from 0."""

    indonesian: int
    english: int

    def of(self, language: Language) -> int:
        """The column that is in `language`."""
        return self.indonesian if language is Language.INDONESIAN else self.english


def language_pair(headings: Sequence[str], name: str) -> Pair | None:
    """The columns that name the two languages, if there are such. Raises UsageError if a language has several."""
    columns = {language: _columns_of(headings, language) for language in Language}
    if not all(columns.values()):
        return None
    for language, places in columns.items():
        if len(places) > 1:
            named = " and ".join(f"“{headings[place]}”" for place in places[:2])
            raise UsageError(
                f"{name} has two columns in {language.label}: {named}. Say which to take, for example "
                f"--column {places[0] + 1}:{columns[language.other][0] + 1} (columns by number)."
            )
    return Pair(columns[Language.INDONESIAN][0], columns[Language.ENGLISH][0])


def _columns_of(headings: Sequence[str], language: Language) -> list[int]:
    """Those in a language. A column “id” beside one that says Indonesian in another way holds names of rows."""
    places = [place for place, heading in enumerate(headings) if language_of(heading) is language]
    others = [place for place in places if headings[place].casefold() != Language.INDONESIAN.value]
    return others or places


def language_of(heading: str) -> Language | None:
    """The language that a heading names: “en”, “Bahasa Indonesia”, “English (US)”."""
    return find_language(_REMARK.sub("", heading))


def source_and_target(headings: Sequence[str]) -> tuple[int, int] | None:
    """The columns headed source and target, if there is one of each."""
    places = [_places(headings, (end,)) for end in _ENDS]
    return (places[0][0], places[1][0]) if all(len(found) == 1 for found in places) else None


def key_column(headings: Sequence[str], taken: Iterable[int]) -> int | None:
    """The column with what programs know a row by, if it is none of those `taken`."""
    return next((place for place in _places(headings, _KEYS) if place not in set(taken)), None)


def note_column(headings: Sequence[str], taken: Iterable[int]) -> int | None:
    """The column with what the author says to translators, if it is none of those `taken`."""
    return next((place for place in _places(headings, _NOTES) if place not in set(taken)), None)


def _places(headings: Sequence[str], names: Sequence[str]) -> list[int]:
    return [place for place, heading in enumerate(headings) if heading.casefold() in names]


def looks_like_headings(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a first row is one of headings: it has a usual one, or no number where all rows below have one."""
    if any(len(cell) > _LONGEST_HEADING for cell in first):
        return False
    if any(cell.casefold() in _USUAL or language_of(cell) for cell in first):
        return True
    return any(
        cell and not _NUMBER.fullmatch(cell) and below and all(_has_number(row, place) for row in below)
        for place, cell in enumerate(first)
    )


def _has_number(row: Sequence[str], place: int) -> bool:
    return place < len(row) and _NUMBER.fullmatch(row[place]) is not None


def in_one_line(heading: str) -> str:
    """A heading as a person names it: spreadsheets break long ones into lines."""
    return " ".join(heading.split())


def listed(headings: Sequence[str]) -> str:
    """The headings as a person may read them in one sentence."""
    shown = [f"“{heading[:_CHARACTERS_LISTED]}”" for heading in headings[:_HEADINGS_LISTED]]
    return ", ".join(shown) + (" …" if len(headings) > _HEADINGS_LISTED else "")
