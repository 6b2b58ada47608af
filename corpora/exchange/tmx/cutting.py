"""A TMX file cut into its translation units before it is parsed.

A parser gives up at the first mistake. Units are told by their tags instead, before they are parsed, so that a mistake
costs the unit it is in. Memory stays flat, however long the file is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Comments and CDATA sections may hold what looks like a tag.
_MARK = re.compile(r"<(?:!--|!\[CDATA\[|tu(?=[\s>/])|/tu\s*>)")
_CLOSED_BY = {"<!--": "-->", "<![CDATA[": "]]>"}
_LONGEST_MARK = len("<![CDATA[")
_LONGEST_ASIDE = 1_000_000
LONGEST_UNIT = 2_000_000
"""Characters; a unit that does not end before is taken for one that never does."""
LONGEST_HEAD = 1_000_000
"""Characters before the first unit; a file with more is none."""


class Stretch(NamedTuple):
    """A part of the file in which whole units stand, one after the other."""

    text: str
    line: int
    """On which it begins, from 1."""
    units: list[tuple[int, int]]
    """Where each begins and ends in it."""
    broken: list[int]
    """Where units begin in it that do not end before the next one does, or at all."""


class Cut(NamedTuple):
    """A file cut in two."""

    head: str
    """What stands before the first unit."""
    stretches: Iterator[Stretch]


def cut_units(pieces: Iterable[str]) -> Cut:
    """The head of a file and its units, of which some hundred thousand characters are held at a time."""
    source = iter(pieces)
    text = ""
    for piece in source:
        text += piece
        start = _first_unit(text)
        if start is not None:
            return Cut(text[:start], _stretches(text[start:], source, 1 + text.count("\n", 0, start)))
        if len(text) > LONGEST_HEAD:
            break
    return Cut(text, iter(()))


def _first_unit(text: str) -> int | None:
    place = 0
    while match := _MARK.search(text, place):
        mark = match.group()
        if mark == "<tu":
            return match.start()
        end = text.find(_CLOSED_BY[mark], match.end()) if mark in _CLOSED_BY else match.end()
        if end < 0:
            return None
        place = end
    return None


def _stretches(text: str, pieces: Iterator[str], line: int) -> Iterator[Stretch]:
    for piece in pieces:
        stretch, done = _scan(text, line, is_end=False)
        if stretch.units or stretch.broken:
            yield stretch
        line += text.count("\n", 0, done)
        text = text[done:] + piece
    stretch, _ = _scan(text, line, is_end=True)
    if stretch.units or stretch.broken:
        yield stretch


def _scan(text: str, line: int, *, is_end: bool) -> tuple[Stretch, int]:
    """The units that are whole in a text, and up to where it has been read."""
    units: list[tuple[int, int]] = []
    broken: list[int] = []
    unclosed: set[str] = set()
    opened: int | None = None
    place = 0
    while match := _MARK.search(text, place):
        mark, place = match.group(), match.end()
        if mark in _CLOSED_BY:
            end = -1 if mark in unclosed else text.find(_CLOSED_BY[mark], place)
            if end >= 0:
                place = end
                continue
            unclosed.add(mark)
            if not is_end and len(text) - place < _LONGEST_ASIDE:
                return Stretch(text, line, units, broken), match.start() if opened is None else opened
        elif mark == "<tu":
            if opened is not None:
                broken.append(opened)
            opened = match.start()
        elif opened is not None:
            units.append((opened, place))
            opened = None
    if opened is not None and (is_end or len(text) - opened > LONGEST_UNIT):
        broken.append(opened)
        opened = None
    read = max(place, len(text) - _LONGEST_MARK) if opened is None else opened
    return Stretch(text, line, units, broken), read
