"""Sentences with their translations, read from the files in which people keep them.

TMX (a translation memory, version 1.4), TSV (two or more columns), and two plain files `name.id` and `name.en` whose
lines answer each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from corpora.errors import UnreadableInputError
from corpora.files import decode, read_bytes
from corpora.guess import Guess, guess_language
from corpora.languages import Language, find_language
from corpora.xml import stream_xml

_PROBLEMS_KEPT = 20
_LINES_GUESSED_FROM = 200
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Their content is code of the document's own format; that of <hi> and of elements nobody knows is text.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence, or whatever was translated as one, in both languages, on one line and without blanks at the ends."""

    indonesian: str
    english: str
    line: int = 0
    """Where it stands in its file, counted from 1; 0 when it comes from no file."""


@dataclass(frozen=True, slots=True)
class BitextProblem:
    """What could not be used."""

    line: int
    message: str


_Reader = Callable[[], Iterator[SentencePair | BitextProblem]]


class Bitext:
    """The sentence pairs of a file, read while one goes through them.

    Going through them raises UnreadableInputError when the file holds none. A file that breaks off is used up to there,
    and `problems` says so.
    """

    def __init__(self, name: str, read: _Reader, notes: Sequence[str] = ()):
        self.name = name
        self.notes = tuple(notes)
        """What was assumed: the encoding, the columns. For people."""
        self._read = read
        self._skipped: Counter[str] = Counter()
        self._problems: list[BitextProblem] = []

    def __iter__(self) -> Iterator[SentencePair]:
        self._skipped.clear()
        self._problems.clear()
        pair_count = 0
        for item in self._items():
            if isinstance(item, SentencePair):
                pair_count += 1
                yield item
            else:
                self._note(item)
        if not pair_count:
            raise UnreadableInputError(self._emptiness())

    @property
    def skipped(self) -> Mapping[str, int]:
        """How much was left out so far, by reason."""
        return MappingProxyType(self._skipped)

    @property
    def problems(self) -> tuple[BitextProblem, ...]:
        """The first twenty things that were left out."""
        return tuple(self._problems)

    def _items(self) -> Iterator[SentencePair | BitextProblem]:
        """What the reader gives; once there was a pair, a broken file is a problem, not an error."""
        last_line = 0
        try:
            for item in self._read():
                yield item
                last_line = item.line if isinstance(item, SentencePair) else last_line
        except UnreadableInputError as error:
            if not last_line:
                raise
            yield BitextProblem(last_line, f"{error} What stands before was used, up to the pair on line {last_line}.")

    def _note(self, problem: BitextProblem) -> None:
        self._skipped[problem.message] += 1
        if len(self._problems) < _PROBLEMS_KEPT:
            self._problems.append(problem)

    def _emptiness(self) -> str:
        emptiness = f"{self.name} holds no sentence in both Indonesian and English"
        if not self._problems:
            return f"{emptiness}. Check that it is the file you mean."
        first = self._problems[0]
        return f"{emptiness}; line {first.line}: {first.message}. Check its languages."


def open_bitext(path: Path) -> Bitext:
    """The bitext in a file, by its suffix: .tmx; .tsv, .tab or .txt; .id or .en with its sister beside it.

    `name.id.txt` and `name.en.txt` are sisters too. Raises UnreadableInputError.
    """
    if sisters := sister_paths(path):
        return _open_line_by_line(sisters)
    suffix = path.suffix.lower()
    if suffix == ".tmx":
        return _open_tmx(path)
    if suffix in (".tsv", ".tab", ".txt"):
        return _open_tsv(path)
    raise UnreadableInputError(
        f"{path} is no bitext by its name. Padanan reads .tmx, .tsv, and name.id with name.en beside it."
    )


# TMX


def _open_tmx(path: Path) -> Bitext:
    data = read_bytes(path)
    if not data.strip():
        raise UnreadableInputError(f"{path} is empty. Check that it is the file you mean.")
    return Bitext(str(path), lambda: _read_tmx(data, str(path)))


def _read_tmx(data: bytes, name: str) -> Iterator[SentencePair | BitextProblem]:
    elements = stream_xml(data, name, ["tu"])
    if (root := etree.QName(next(elements)).localname) != "tmx":
        raise UnreadableInputError(
            f"{name} is no TMX file: it begins with <{root}>. Check that it is the file you mean."
        )
    for unit in elements:
        yield _pair(_unit_texts(unit), unit.sourceline or 0)


def _unit_texts(unit: etree._Element) -> dict[Language, str]:
    """The first text of each of the two languages."""
    texts: dict[Language, str] = {}
    for variant in unit.iterfind("{*}tuv"):
        language = find_language(variant.get(_XML_LANGUAGE) or variant.get("lang") or "")
        segment = variant.find("{*}seg")
        if language is not None and segment is not None:
            texts.setdefault(language, "".join(_text_pieces(segment)))
    return texts


def _text_pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # Comments and the like have no name.
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            yield from _text_pieces(child)
        yield child.tail or ""


# TSV


def _open_tsv(path: Path) -> Bitext:
    text, notes = _read_text(path)
    rows = [[_unquoted(cell) for cell in line.split("\t")] for line in _lines(text)]
    if not any(len(row) > 1 for row in rows):
        raise UnreadableInputError(f"{path} has no line with two columns. Part the two languages by a tab.")
    columns = _titled_columns(rows[0])
    first = 1 if columns else 0
    if not columns:
        columns = _guessed_columns(rows[:_LINES_GUESSED_FROM], str(path))
        places = ", ".join(f"column {columns[language] + 1} is {language.label}" for language in Language)
        notes.append(f"{path}: {places}, guessed from the first lines.")
    return Bitext(str(path), lambda: _read_rows(rows, columns, first), notes)


def _read_rows(
    rows: Sequence[Sequence[str]], columns: Mapping[Language, int], first: int
) -> Iterator[SentencePair | BitextProblem]:
    for line, row in enumerate(rows[first:], first + 1):
        texts = {language: row[column] for language, column in columns.items() if column < len(row)}
        if any(cell.strip() for cell in row):
            yield _pair(texts, line)


def _unquoted(cell: str) -> str:
    """A cell that a spreadsheet put in quotation marks, without them."""
    inner = cell[1:-1]
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if is_quoted else cell


def _titled_columns(titles: Sequence[str]) -> dict[Language, int]:
    """The columns that the first line names; empty unless it names both languages."""
    columns: dict[Language, int] = {}
    for place, title in enumerate(titles):
        if language := find_language(title):
            columns.setdefault(language, place)
    return columns if len(columns) == len(Language) else {}


def _guessed_columns(rows: Sequence[Sequence[str]], name: str) -> dict[Language, int]:
    width = max(map(len, rows))
    guesses = [guess_language(" ".join(row[place] for row in rows if place < len(row))) for place in range(width)]
    columns = {
        Language.INDONESIAN: max(range(width), key=lambda place: _lead(guesses[place], Language.INDONESIAN)),
        Language.ENGLISH: max(range(width), key=lambda place: _lead(guesses[place], Language.ENGLISH)),
    }
    if any(_lead(guesses[place], language) <= 0 for language, place in columns.items()):
        raise UnreadableInputError(
            f"{name}: which column is Indonesian and which English? Write a first line that names them: id, tab, en."
        )
    return columns


def _lead(guess: Guess, language: Language) -> int:
    """By how many function words a text is rather in `language` than in the other."""
    difference = guess.indonesian - guess.english
    return difference if language is Language.INDONESIAN else -difference


# Line by line


def sister_paths(path: Path) -> dict[Language, Path] | None:
    """The two files that belong together, if the name of one says its language: `berita.id.txt`, `berita.en.txt`."""
    # berita.id, berita.id.txt
    for stem, ending in ((path.stem, ""), (Path(path.stem).stem, path.suffix)):
        tag = path.name.removeprefix(stem).removesuffix(ending).removeprefix(".")
        if tag in ("id", "en") and ending in ("", ".txt"):
            return {language: path.with_name(f"{stem}.{language.value}{ending}") for language in Language}
    return None


def _open_line_by_line(paths: Mapping[Language, Path]) -> Bitext:
    texts = {language: _read_text(path) for language, path in paths.items()}
    lines = {language: _lines(text) for language, (text, _) in texts.items()}
    indonesian, english = lines[Language.INDONESIAN], lines[Language.ENGLISH]
    names = " and ".join(str(path) for path in paths.values())
    if len(indonesian) != len(english):
        raise UnreadableInputError(
            f"{names} have {len(indonesian)} and {len(english)} lines, so that their lines cannot answer each other. "
            f"Mend the one that lost some."
        )
    notes = [note for _, found in texts.values() for note in found]
    return Bitext(names, lambda: _read_lines(indonesian, english), notes)


def _read_lines(indonesian: Sequence[str], english: Sequence[str]) -> Iterator[SentencePair | BitextProblem]:
    for line, (source, target) in enumerate(zip(indonesian, english, strict=True), 1):
        if source.strip() or target.strip():
            yield _pair({Language.INDONESIAN: source, Language.ENGLISH: target}, line)


# Shared


def _read_text(path: Path) -> tuple[str, list[str]]:
    """A file's text, and what a person should know about its encoding."""
    decoded = decode(read_bytes(path), str(path))
    if not decoded.text.strip():
        raise UnreadableInputError(f"{path} is empty. Check that it is the file you mean.")
    return decoded.text, [f"{path} was read as {decoded.encoding}."] if decoded.is_unusual else []


def _lines(text: str) -> list[str]:
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def _pair(texts: Mapping[Language, str], line: int) -> SentencePair | BitextProblem:
    plain = {language: " ".join(texts.get(language, "").split()) for language in Language}
    missing = [language.label for language in Language if not plain[language]]
    if missing:
        return BitextProblem(line, f"no {' and no '.join(missing)} text")
    return SentencePair(plain[Language.INDONESIAN], plain[Language.ENGLISH], line)
