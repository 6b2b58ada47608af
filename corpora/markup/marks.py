"""Where the tags of a translation stand in its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.markup.codes import Code
from corpora.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag at a place of the text without tags."""

    place: int
    shown: str
    space_after: bool = False


class Marks:
    """The tags of a translation, each once, in the order in which they were found or put."""

    def __init__(self, found: Iterable[Mark]):
        self._by_shown = {mark.shown: mark for mark in found}
        self._order = {shown: number for number, shown in enumerate(self._by_shown)}

    def find(self, shown: str) -> Mark | None:
        """Where a tag stands; None if it does not."""
        return self._by_shown.get(shown)

    def put(self, *marks: Mark) -> None:
        """Put marks, in the stead of those of the same tags, behind all others at the same place."""
        for mark in marks:
            self._by_shown.pop(mark.shown, None)
            self._by_shown[mark.shown] = mark

    def were_found_in_order(self, first: str, last: str) -> bool:
        """Whether one of two tags that were found was before the other."""
        return self._order[first] < self._order[last]

    def by_place(self) -> list[Mark]:
        """In the order of the text; the sort is stable."""
        return sorted(self._by_shown.values(), key=lambda mark: mark.place)


def uncrossed(marks: Sequence[Mark], pairs: Sequence[tuple[Code, Code]]) -> tuple[list[Mark], list[str]]:
    """Marks of whole pairs so that none of these crosses another unless it does in the source, and those that did.

    A pair is closed early where one ends in which it was opened. Elements of XML never cross in a source, the codes of
    XLIFF may: `<bpt>` and `<ept>` are elements each.
    """
    sources = {first.shown: Span(first.span.start, last.span.start) for first, last in pairs}
    openings = {last.shown: first.shown for first, last in pairs}
    closings = {first.shown: last.shown for first, last in pairs}
    places = {mark.shown: mark.place for mark in marks}
    result: list[Mark] = []
    opened: list[str] = []
    crossed: list[str] = []
    closed: set[str] = set()
    for mark in marks:
        if mark.shown in closed:
            continue
        if mark.shown in sources:
            opened.append(mark.shown)
        if mark.shown not in openings:
            result.append(mark)
            continue
        for shown in _closed_with(openings[mark.shown], opened, sources):
            result.append(Mark(mark.place, closings[shown]))
            closed.add(closings[shown])
            crossed += [shown] if places[closings[shown]] != mark.place else []
    return result, crossed


def _closed_with(first: str, opened: list[str], sources: dict[str, Span]) -> list[str]:
    """Take a pair out of those that are open, and with it those that may not cross it; the last one opened is first."""
    start = next(place for place in range(len(opened) - 1, -1, -1) if opened[place] == first)
    closing = [first]
    left: list[str] = []
    for shown in opened[start + 1 :]:
        may_stay = all(_cross(sources[outer], sources[shown]) for outer in closing)
        (left if may_stay else closing).append(shown)
    opened[start:] = left
    return closing[::-1]


def _cross(one: Span, other: Span) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end
