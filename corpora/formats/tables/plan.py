"""Which columns of a table are translated: those that a person named, or those whose headings name the languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpora.errors import UsageError
from corpora.formats.document import ReadOptions
from corpora.formats.tables.headings import (
    Pair,
    in_one_line,
    key_column,
    language_of,
    language_pair,
    listed,
    looks_like_headings,
    note_column,
    source_and_target,
)
from corpora.formats.tables.naming import Task, named_tasks
from corpora.formats.tables.rows import Row, Table
from corpora.languages import Language
from corpora.wording import counted

_ROWS_LOOKED_AT = 20


@dataclass(frozen=True)
class Plan:
    """What is to be done with a table."""

    tasks: Sequence[Task]
    """By the columns that they translate; no two fill the same."""
    has_headings: bool = True
    key: int | None = None
    """The column with what programs know a row by."""
    note: int | None = None
    """The column with what the author says to translators."""
    source: Language | None = None
    """The language that the headings name, if they do; the other is filled."""
    remarks: Sequence[str] = ()


def plan(table: Table, first: Row, name: str, options: ReadOptions) -> Plan:
    """What to do with a table that begins with this row. Raises UsageError if a person must say it."""
    headings = [in_one_line(value) for value in table.values(first)]
    if options.columns:
        return _as_told(table, headings, name, options.columns)
    if pair := language_pair(headings, name):
        source = options.source or _waiting(table, pair, name)
        return _with_headings(headings, [Task(pair.of(source), pair.of(source.other))], source)
    if ends := source_and_target(headings):
        return _with_headings(headings, [Task(*ends)])
    raise UsageError(
        f"{name} does not say which of its columns to translate. Name it by heading or number: --column 2 translates a "
        f"column in its place, --column 1:2 fills the second from the first. It has {listed(headings)}."
    )


def _with_headings(headings: Sequence[str], tasks: Sequence[Task], source: Language | None = None) -> Plan:
    taken = {column for task in tasks for column in task}
    return Plan(sorted(tasks), key=key_column(headings, taken), note=note_column(headings, taken), source=source)


def _waiting(table: Table, pair: Pair, name: str) -> Language:
    """The language from which to translate: that of the rows that lack the other."""
    lacking = dict.fromkeys(Language, 0)
    for row in islice(table.rows(), 1, None):
        empty = [language for language in Language if not (table.value(row, pair.of(language)) or "").strip()]
        if len(empty) == 1:
            lacking[empty[0]] += 1
    if all(lacking.values()):
        lacks = " and ".join(f"{counted(number, 'row')} without {one.label}" for one, number in lacking.items())
        raise UsageError(f"{name} has {lacks}. Pass --from id or --from en.")
    return min(Language, key=lambda one: (lacking[one], pair.of(one)))


def _as_told(table: Table, headings: Sequence[str], name: str, columns: Sequence[str]) -> Plan:
    """For the columns that a person named. Where all are numbers, it is to be seen whether there are headings."""
    tasks, is_by_heading = named_tasks(headings, columns, name)
    if is_by_heading:
        return _with_headings(headings, tasks, _sure_source(headings, tasks))
    below = [table.values(row) for row in islice(table.rows(), 1, 1 + _ROWS_LOOKED_AT)]
    if looks_like_headings(headings, below):
        return replace(
            _with_headings(headings, tasks, _sure_source(headings, tasks)),
            remarks=["its first row was taken for headings and stays as it is."],
        )
    return Plan(
        sorted(tasks),
        has_headings=False,
        remarks=["its first row does not look like headings and was translated, too."],
    )


def _sure_source(headings: Sequence[str], tasks: Sequence[Task]) -> Language | None:
    """The language that the headings of all columns name from which others are filled."""
    sources = {language_of(headings[task.source]) for task in tasks}
    targets = {language_of(headings[task.target]) for task in tasks}
    source = sources.pop() if len(sources) == 1 else None
    return source if source is not None and targets == {source.other} else None
