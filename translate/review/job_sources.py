"""Segments of a job as the pipeline takes them: with their codes, which a job keeps only as numbered tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpora.formats.variables import DEFAULT, Syntax, mark_variables
from corpora.markup import Code, MarkedText
from corpora.markup.reading import marked_of
from corpora.segment import Segment
from corpora.span import Span
from translate.review.drafting import Asked

# Elements are numbered tags in a job; what else looks like one is text.
_SYNTAXES = DEFAULT - {Syntax.ELEMENT}


def segment_of(asked: Asked) -> Segment:
    """The segment of the document if it is still the same, else the job's with the codes that its text shows."""
    segment, read = asked.segment, asked.in_document
    if read is not None and read.source == segment.source:
        return replace(read, number=segment.number)
    codes = with_codes(segment.source).codes
    return Segment(segment.number, segment.line, segment.source, codes, key=segment.key)


def with_codes(text: str) -> MarkedText:
    """A text with numbered tags and variables as codes."""
    return MarkedText(text, tuple(_codes(marked_of(text))))


def _codes(tagged: MarkedText) -> Iterator[Code]:
    start = 0
    for piece in tagged.pieces():
        if not isinstance(piece, str):
            yield piece
            start = piece.span.end
            continue
        for variable in mark_variables(piece, _SYNTAXES).codes:
            yield replace(variable, span=Span(start + variable.span.start, start + variable.span.end))
