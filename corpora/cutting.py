"""Segments cut in two, and joined again, where people want other borders than a sentence's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpora.markup import MarkedText
from corpora.numbering import Numbered, unnumbered
from corpora.segment import Segment
from corpora.segmentation import SegmentedDocument, with_halves
from corpora.span import Span


def is_in_code(text: MarkedText, place: int) -> bool:
    """Whether a place of the text is in the middle of a tag or a variable."""
    index = text.codes_before(place) - 1
    return index >= 0 and place < text.codes[index].span.end


def fitted(text: MarkedText, span: Span) -> Span | None:
    """A stretch of the text as a segment has it, without whitespace and tags at its ends; None if no more is in it.

    It has those tags at its ends whose other halves are inside, also if they are beside `span`.
    """
    plain_span = text.plain_place(span)
    plain = text.plain[plain_span.start : plain_span.end]
    start = plain_span.start + len(plain) - len(plain.lstrip())
    end = plain_span.start + len(plain.rstrip())
    if start >= end:
        return None
    core = text.place(Span(start, end))
    return with_halves(text, core) if text.codes else core


def halves(text: MarkedText, span: Span, place: int) -> tuple[Span, Span] | None:
    """The two segments into which the one at `span` falls at a place of the text; None if one would be blank."""
    first, second = fitted(text, Span(span.start, place)), fitted(text, Span(place, span.end))
    if first is None or second is None:
        return None
    # Of crossing tags, both could have the same.
    return Span(max(first.start, span.start), min(first.end, second.start)), Span(
        second.start, min(second.end, span.end)
    )


def joined(text: MarkedText, first: Span, second: Span, within: Span) -> Span:
    """The segment that two are together; it keeps `within`, at whose ends others may begin."""
    span = fitted(text, Span(first.start, second.end)) or Span(first.start, second.end)
    return Span(max(span.start, within.start), min(span.end, within.end))


def recut(document: SegmentedDocument, spans: Mapping[int, Sequence[Span]]) -> SegmentedDocument:
    """The document with other segments in some of its units: their spans in order, by the index of the unit.

    Each of those units must have a segment already. The document stays as it is.
    """
    if not spans:
        return document
    units = document.document.units
    old = unnumbered(document.segments)
    segments: list[Segment] = []
    places: list[Span] = []
    done = 0
    for unit in sorted(spans):
        first = bisect_left(old, unit, key=_unit)
        segments += old[done:first]
        places += document.spans[done:first]
        parts = (units[unit].source.within(span) for span in spans[unit])
        segments += (replace(old[first], source=part.text, codes=part.codes) for part in parts)
        places += spans[unit]
        done = bisect_right(old, unit, key=_unit)
    segments += old[done:]
    places += document.spans[done:]
    return SegmentedDocument(document.document, Numbered(segments, _renumbered), places)


def spans_by_unit(segments: Iterable[Segment], spans: Iterable[Span]) -> dict[int, list[Span]]:
    """Where the segments of each unit stand, in order."""
    found: dict[int, list[Span]] = {}
    for segment, span in zip(segments, spans, strict=True):
        found.setdefault(segment.unit, []).append(span)
    return found


def _unit(segment: Segment) -> int:
    return segment.unit


def _renumbered(segment: Segment, number: int) -> Segment:
    return replace(segment, number=number)
