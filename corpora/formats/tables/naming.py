"""The columns that a person names: by heading, by number, "id:en" from one into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.errors import UsageError
from corpora.formats.tables.headings import in_one_line, listed


class Task(NamedTuple):
    """A column to translate, by its place from 0."""

    source: int
    target: int
    """The column that is filled; the same one if it is translated in its place."""


class Named(NamedTuple):
    """What a person named."""

    tasks: Sequence[Task]
    is_by_heading: bool
    """Whether at least one column was named by its heading."""


class _Column(NamedTuple):
    place: int
    is_heading: bool


def named_tasks(headings: Sequence[str], specifications: Sequence[str], name: str) -> Named:
    """The columns that are meant. Raises UsageError if one is not there, is there twice or is filled twice."""
    pairs = [_pair(headings, in_one_line(one), name) for one in specifications]
    tasks = list(dict.fromkeys(Task(source.place, target.place) for source, target in pairs))
    filled: set[int] = set()
    for task in tasks:
        if task.target in filled:
            raise UsageError(f"{name}: --column names column {task.target + 1} twice. Leave one of them out.")
        filled.add(task.target)
    return Named(tasks, any(column.is_heading for pair in pairs for column in pair))


def _pair(headings: Sequence[str], specification: str, name: str) -> tuple[_Column, _Column]:
    if column := _find(headings, specification, name):
        return column, column
    # A heading may have a colon itself: "Judul: isi:Title".
    for from_name, into_name in _halves(specification):
        source, target = _find(headings, from_name, name), _find(headings, into_name, name)
        if source and target and source.place != target.place:
            return source, target
    raise UsageError(f"{name} has no {_missing(headings, specification, name)}. It has {listed(headings)}.")


def _halves(specification: str) -> Iterator[tuple[str, str]]:
    for place, character in enumerate(specification):
        if character == ":":
            yield specification[:place].strip(), specification[place + 1 :].strip()


def _find(headings: Sequence[str], wanted: str, name: str) -> _Column | None:
    places = [place for place, heading in enumerate(headings) if heading.casefold() == wanted.casefold()]
    exact = [place for place in places if headings[place] == wanted]
    places = exact or places
    if len(places) > 1 and wanted:
        numbers = " and ".join(str(place + 1) for place in places[:2])
        raise UsageError(f"{name} has the heading “{wanted}” twice, over columns {numbers}. Name one by its number.")
    if places and wanted:
        return _Column(places[0], is_heading=True)
    if wanted.isascii() and wanted.isdecimal() and len(wanted) < 9 and 0 < int(wanted) <= len(headings):
        return _Column(int(wanted) - 1, is_heading=False)
    return None


def _missing(headings: Sequence[str], specification: str, name: str) -> str:
    """What of a specification is not there."""
    halves = list(_halves(specification))
    names = halves[0] if len(halves) == 1 else (specification,)
    missing = [f"“{one}”" for one in names if not _find(headings, one, name)]
    return f"column {' and no column '.join(missing)}" if missing else f"two columns “{specification}”"
