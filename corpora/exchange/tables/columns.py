"""Which columns of a table hold what: told by their headings, by a person, or guessed from the words in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from corpora.errors import UsageError
from corpora.exchange.record import ReadOptions, source_unknown
from corpora.formats.tables.headings import in_one_line, language_of, language_pair, listed, looks_like_headings
from corpora.formats.tables.headings import source_and_target as headed_source_and_target
from corpora.formats.tables.naming import named_tasks
from corpora.formats.tables.rows import Table
from corpora.guess import guess_language
from corpora.languages import Language

FIELDS = ("before", "after", "document", "author", "created", "changed", "origin", "uses", "note", "from")
"""The headings, beside the languages, of a table that Padanan writes; "from" is the language that was translated."""

_ROWS_LOOKED_AT = 200


@dataclass(frozen=True)
class Columns:
    """The columns of a table, by their places from 0."""

    source: int
    target: int
    language: Language
    """Of the source."""
    has_headings: bool
    others: Mapping[str, int] = field(default_factory=dict)
    """By the names of `FIELDS`."""
    remark: str = ""
    """What was guessed: a sentence."""


def find_columns(table: Table, name: str, options: ReadOptions) -> Columns:
    """The columns of a table, of which the first rows are there. Raises UsageError if a person must tell."""
    rows = [table.values(row) for row in islice(table.rows(), _ROWS_LOOKED_AT)]
    headings = [in_one_line(value) for value in rows[0]]
    others = {heading.casefold(): place for place, heading in enumerate(headings) if heading.casefold() in FIELDS}
    if options.columns:
        return _as_told(headings, rows, others, name, options)
    if pair := language_pair(headings, name):
        source = options.source or min(Language, key=pair.of)
        return Columns(pair.of(source), pair.of(source.other), source, has_headings=True, others=others)
    if ends := headed_source_and_target(headings):
        language = options.source or _clear_language(rows[1:], ends[0]) or _other(_clear_language(rows[1:], ends[1]))
        if language is None:
            raise source_unknown(name)
        return Columns(*ends, language, has_headings=True, others=others)
    return _guessed(headings, rows, name, options)


def _as_told(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    others: Mapping[str, int],
    name: str,
    options: ReadOptions,
) -> Columns:
    tasks, is_by_heading = named_tasks(headings, (options.columns or "",), name)
    source, target = tasks[0]
    if source == target:
        raise UsageError(f"--column {options.columns} names one column. Name two, for example --column id:en.")
    has_headings = is_by_heading or looks_like_headings(headings, rows[1:])
    language = options.source or language_of(headings[source]) or _other(language_of(headings[target]))
    language = language or _clear_language(rows, source) or _other(_clear_language(rows, target))
    if language is None:
        raise source_unknown(name)
    return Columns(source, target, language, has_headings, others if has_headings else {})


def _guessed(headings: Sequence[str], rows: Sequence[Sequence[str]], name: str, options: ReadOptions) -> Columns:
    """The columns that are most clearly in the two languages; of two columns, with a language that was named, these."""
    found = {language: _clearest(rows, language) for language in Language}
    places = [found[language] for language in Language]
    if None not in places and len(set(places)) == len(Language):
        source = options.source or min(Language, key=lambda language: found[language] or 0)
        columns = Columns(found[source] or 0, found[source.other] or 0, source, has_headings=False)
    elif len(headings) == len(Language) and options.source:
        columns = Columns(0, 1, options.source, has_headings=False)
    else:
        raise UsageError(
            f"{name} does not say which of its columns are Indonesian and English. Pass --column 1:2 --from id, with "
            f"the numbers of source and target. It has {listed(headings)}."
        )
    languages = (columns.language, columns.source), (columns.language.other, columns.target)
    told = " and ".join(f"column {place + 1} for {language.label}" for language, place in sorted(languages))
    return Columns(
        columns.source, columns.target, columns.language, False, remark=f"it has no headings; {told} was taken."
    )


def _clearest(rows: Sequence[Sequence[str]], language: Language) -> int | None:
    places = [place for place in range(max(map(len, rows))) if _clear_language(rows, place) is language]
    return places[0] if places else None


def _clear_language(rows: Sequence[Sequence[str]], place: int) -> Language | None:
    guess = guess_language(" ".join(row[place] for row in rows if place < len(row)))
    return guess.language if guess.is_clear else None


def _other(language: Language | None) -> Language | None:
    return language.other if language else None
