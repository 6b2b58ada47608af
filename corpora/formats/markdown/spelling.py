"""Ways of writing a row of texts and tags."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.formats.markdown.items import Item
from corpora.markup import Code

MARKS = frozenset(string.punctuation)
"""What a backslash may stand before."""


_BAR = "&#124;"


class Spot(NamedTuple):
    """A character of a text in a row."""

    item: int
    place: int


@dataclass(frozen=True)
class Spelling:
    """How a row is written where it is not written plainly."""

    escaped: frozenset[Spot] = frozenset()
    """Which characters a backslash goes before."""
    written: Mapping[str, str] = field(default_factory=dict)
    """What is written for a tag instead of what it is in the source, by how it is shown."""
    is_by_numbers: bool = False
    """Whether all marks in texts are written by their numbers: `&#42;` for `*`."""
    guard: str = ""
    """What is written before all else."""


class Written(NamedTuple):
    """A row as it is written."""

    text: str
    starts: list[int]
    """Where each item begins."""


def spell(items: Sequence[Item], spelling: Spelling, raw: Callable[[Code], str]) -> Written:
    """The items one after the other; `raw` says how a tag is written."""
    pieces = [spelling.guard]
    starts: list[int] = []
    length = len(spelling.guard)
    for number, item in enumerate(items):
        if isinstance(item, str):
            written = _spelled(item, number, spelling)
        else:
            written = spelling.written.get(item.shown) or raw(item)
        starts.append(length)
        pieces.append(written)
        length += len(written)
    return Written("".join(pieces), starts)


def _spelled(text: str, number: int, spelling: Spelling) -> str:
    if spelling.is_by_numbers:
        return "".join(f"&#{ord(character)};" if character in MARKS else character for character in text)
    if not spelling.escaped:
        return text
    return "".join(
        _escaped(character) if Spot(number, place) in spelling.escaped else character
        for place, character in enumerate(text)
    )


def _escaped(character: str) -> str:
    # To a line below that could be a table's, a bar with a backslash is a bar.
    return _BAR if character == "|" else f"\\{character}"


def written_spots(items: Sequence[Item], spelling: Spelling, written: Written) -> dict[int, Spot]:
    """The marks in texts by where they are written, without those that have a backslash already."""
    spots: dict[int, Spot] = {}
    for number, item in enumerate(items):
        if isinstance(item, str):
            at = written.starts[number]
            for place, character in enumerate(item):
                spot = Spot(number, place)
                if spot in spelling.escaped:
                    at += len(_escaped(character)) - 1
                elif character in MARKS:
                    spots[at] = spot
                at += 1
    return spots
