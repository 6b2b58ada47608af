"""The cuts that people made in a document, made again in the document as it is now."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpora.cutting import is_in_code, recut, spans_by_unit
from corpora.job.database import Database
from corpora.job.places import cut_spans, unit_texts
from corpora.markup import MarkedText
from corpora.segmentation import SegmentedDocument
from corpora.span import Span

_MOST_AT_ONCE = 30
"""Segments in a row whose text is looked for together."""
_BETWEEN = "\0"


def cut_again(database: Database, document: SegmentedDocument) -> tuple[SegmentedDocument, set[tuple[int, int]]]:
    """The document with the cuts that a job has, where its text is still the same.

    Also which of its segments people cut, by their unit and where they start in it. First the units are looked for
    that are as they were, then in those that are new what people cut out of the others.
    """
    old_spans = cut_spans(database)
    if not old_spans:
        return document, set()
    texts = unit_texts(database)
    new = _Laying.of(document)
    same = _same_units(texts, {unit: source.text for unit, source in new.sources.items()})
    for unit in old_spans.keys() & same.keys():
        for run in _runs(old_spans[unit]):
            new.lay(same[unit], run, 0)
    changed = _Changed({unit: new.sources[unit].text for unit in new.sources.keys() - set(same.values())})
    for unit in sorted(old_spans.keys() - same.keys()):
        for run in _runs(old_spans[unit]) if unit in texts else ():
            _lay_somewhere(new, changed, texts[unit], run)
    return recut(document, {unit: new.spans[unit] for unit in new.touched}), new.of_people


@dataclass
class _Laying:
    """A document's segments while cuts are laid over them."""

    sources: Mapping[int, MarkedText]
    """Of the units whose segments can be cut."""
    spans: dict[int, list[Span]]
    touched: set[int] = field(default_factory=set)
    of_people: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, document: SegmentedDocument) -> _Laying:
        units = document.document.units
        spans = spans_by_unit(document.segments, document.spans)
        return cls({unit: units[unit].source for unit in spans if not units[unit].is_one_segment}, spans)

    def lay(self, unit: int, run: Sequence[Span], moved: int) -> bool:
        """Put segments, moved by so many characters, in the place of those there; False where they do not fit."""
        pieces = [Span(span.start + moved, span.end + moved) for span in run]
        start, end = pieces[0].start, pieces[-1].end
        old = self.spans[unit]
        inside = [span for span in old if start <= span.start and span.end <= end]
        crossing = any(span.start < end and start < span.end for span in old if span not in inside)
        taken = any((unit, span.start) in self.of_people for span in inside)
        if not inside or crossing or taken or (inside[0].start, inside[-1].end) != (start, end):
            return False
        if any(is_in_code(self.sources[unit], place) for span in pieces for place in span):
            return False
        first = old.index(inside[0])
        old[first : first + len(inside)] = pieces
        self.touched.add(unit)
        self.of_people |= {(unit, span.start) for span in pieces}
        return True


class _Changed:
    """The texts of the units that were not there before, to look for pieces in."""

    def __init__(self, texts: Mapping[int, str]):
        self._units = sorted(texts)
        self._text = _BETWEEN.join(texts[unit] for unit in self._units)
        self._starts: list[int] = []
        start = 0
        for unit in self._units:
            self._starts.append(start)
            start += len(texts[unit]) + len(_BETWEEN)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text stands: in which unit, and from which character of it."""
        found = self._text.find(text)
        while found >= 0:
            index = bisect_right(self._starts, found) - 1
            yield self._units[index], found - self._starts[index]
            found = self._text.find(text, found + 1)


def _lay_somewhere(new: _Laying, changed: _Changed, text: str, run: Sequence[Span]) -> None:
    """Lay a run of segments where its text is; of one that is nowhere, the longest pieces that are somewhere."""
    first = 0
    while first < len(run):
        for last in range(min(len(run), first + _MOST_AT_ONCE), first, -1):
            pieces = run[first:last]
            looked_for = text[pieces[0].start : pieces[-1].end]
            if any(new.lay(unit, pieces, place - pieces[0].start) for unit, place in changed.places(looked_for)):
                first = last
                break
        else:
            first += 1


def _runs(spans: Sequence[tuple[Span, bool]]) -> list[list[Span]]:
    """The segments that people cut, those together that follow one another."""
    return [[span for span, _ in run] for is_cut, run in groupby(spans, key=lambda one: one[1]) if is_cut]


def _same_units(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Which units are which: by text and neighbours, then by text; the first of the old is the first of the new."""
    same: dict[int, int] = {}
    left, waiting = _contexts(old), _contexts(new)
    for key_of in (_whole, _text):
        queues: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for unit, place in left.items():
            queues[key_of(place)].append(unit)
        found = {queue.popleft(): unit for unit, place in waiting.items() if (queue := queues.get(key_of(place)))}
        same |= found
        left = {unit: place for unit, place in left.items() if unit not in found}
        taken = set(found.values())
        waiting = {unit: place for unit, place in waiting.items() if unit not in taken}
    return same


def _whole(context: tuple[str, str, str]) -> Hashable:
    return context


def _text(context: tuple[str, str, str]) -> Hashable:
    return context[0]


def _contexts(texts: Mapping[int, str]) -> dict[int, tuple[str, str, str]]:
    units = sorted(texts)
    around = ["", *(texts[unit] for unit in units), ""]
    return dict(zip(units, zip(around[1:-1], around[:-2], around[2:], strict=True), strict=True))
