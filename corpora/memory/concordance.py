"""Where words stand in the units of a memory."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge

from corpora.languages import Language
from corpora.memory.forms import Vocabulary
from corpora.memory.schema import COLUMNS, TEXT_COLUMNS, unit_of
from corpora.memory.tokens import TAG
from corpora.memory.unit import ConcordanceLine, MemoryUnit
from corpora.span import Span

_WORD = re.compile(r"[^\W_]+")
_WANTED = re.compile(r"([^\W_]+)(\*?)")
_UNIT_COLUMNS = ", ".join(f"unit.{column}" for column in COLUMNS.split(", "))
_Test = Callable[[str], bool]


class Concordancer:
    """Looks for words in one database."""

    def __init__(self, connection: sqlite3.Connection, name: str):
        self._connection = connection
        self._name = name
        self._vocabulary = Vocabulary(connection)

    def lines(self, text: str, side: Language | None, *, is_stemmed: bool, limit: int) -> list[ConcordanceLine]:
        """Units that have these words in this order, latest first."""
        sides = [side] if side else list(Language)
        found = (self._lines(text, language, is_stemmed) for language in sides)
        lines: list[ConcordanceLine] = []
        for line in merge(*found, key=lambda line: -(line.unit.id or 0)):
            if len(lines) == limit:
                break
            lines.append(line)
        return lines

    def _lines(self, text: str, language: Language, is_stemmed: bool) -> Iterator[ConcordanceLine]:
        wanted = [(folded(word), bool(star)) for word, star in _WANTED.findall(text)]
        if not wanted:
            return
        tests: list[_Test] = []
        terms: list[str] = []
        for word, has_star in wanted:
            forms = self._vocabulary.forms(word, language) if is_stemmed and not has_star else {word}
            tests.append(_begins_with(word) if has_star else forms.__contains__)
            terms.append("(" + " OR ".join(f'"{form}"{"*" * has_star}' for form in sorted(forms)) + ")")
        is_phrase = not is_stemmed and not any(has_star for _, has_star in wanted)
        phrase = '"' + " ".join(word for word, _ in wanted) + '"'
        expression = f"{TEXT_COLUMNS[language]} : {phrase if is_phrase else '(' + ' AND '.join(terms) + ')'}"
        for unit in self._units(expression):
            if spans := _spans(unit.source if unit.pair[0] is language else unit.target, tests):
                yield ConcordanceLine(unit, language, spans, self._name)

    def _units(self, expression: str) -> Iterator[MemoryUnit]:
        rows = self._connection.execute(
            f"SELECT {_UNIT_COLUMNS} FROM words JOIN unit ON unit.id = words.rowid WHERE words MATCH ? "
            f"ORDER BY words.rowid DESC",
            (expression,),
        )
        return map(unit_of, rows)


def grep(
    units: Iterable[MemoryUnit], pattern: re.Pattern[str], side: Language | None, name: str
) -> Iterator[ConcordanceLine]:
    """The units in whose text the pattern is found."""
    for unit in units:
        for language, text in zip(unit.pair, (unit.source, unit.target), strict=True):
            if side in (None, language):
                spans = tuple(Span(*found.span()) for found in pattern.finditer(text))
                if spans:
                    yield ConcordanceLine(unit, language, spans, name)


def folded(text: str) -> str:
    """In lower case and without accents, as FTS5 keeps its words."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter))


def _begins_with(beginning: str) -> _Test:
    return lambda word: word.startswith(beginning)


def _spans(text: str, tests: Sequence[_Test]) -> tuple[Span, ...]:
    """Where words that pass the tests follow each other; tags inside a span are part of it."""
    plain, origins = _without_tags(text)
    words = [(folded(word.group()), word.start(), word.end()) for word in _WORD.finditer(plain)]
    spans: list[Span] = []
    for first in range(len(words) - len(tests) + 1):
        run = words[first : first + len(tests)]
        if all(test(word) for test, (word, _, _) in zip(tests, run, strict=True)):
            start, end = run[0][1], run[-1][2]
            if not spans or origins[start] >= spans[-1].end:
                spans.append(Span(origins[start], origins[end - 1] + 1))
    return tuple(spans)


def _without_tags(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is indexed, and where each of its characters stands in `text`."""
    if "<" not in text:
        return text, range(len(text))
    kept = [True] * len(text)
    for tag in TAG.finditer(text):
        kept[tag.start() : tag.end()] = [False] * len(tag.group())
    origins = [place for place, is_kept in enumerate(kept) if is_kept]
    return "".join(text[place] for place in origins), origins
