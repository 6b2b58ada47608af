"""Between units and segments: paragraphs into sentences, and translated sentences into paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.formats.document import Document, Unit
from corpora.formats.splicing import Edit, splice
from corpora.languages import Language
from corpora.markup import CodeKind, MarkedText, mend
from corpora.markup.codes import Code
from corpora.segment import Segment, Status, Translation
from corpora.span import Span

if TYPE_CHECKING:
    from corpora.sentences import Splitter

_LINE = re.compile(r"[^\r\n]+")


def sentences(text: MarkedText, splitter: Splitter) -> list[Span]:
    """The sentences of a text of any number of lines, in order; nothing but whitespace and tags lies outside them.

    Tags at the ends of a sentence are outside it, except halves of pairs whose other half is inside.
    """
    plain = text.plain
    spans: list[Span] = []
    for line in _LINE.finditer(plain):
        for span in splitter.split(line.group()):
            core = text.place(Span(line.start() + span.start, line.start() + span.end))
            spans.append(with_halves(text, core) if text.codes else core)
    return spans


def with_halves(text: MarkedText, core: Span) -> Span:
    """`core`, and the tags beside it as far as there is a half of a pair among them whose other half is inside."""
    inside = {code.number: code for code in text.codes_in(core)}
    start, end = core
    for code in _adjacent_before(text, core.start):
        other = inside.get(code.number)
        if code.kind is CodeKind.OPEN and other is not None and other.kind is CodeKind.CLOSE:
            start = code.span.start
    for code in _adjacent_after(text, core.end):
        other = inside.get(code.number)
        if code.kind is CodeKind.CLOSE and other is not None and other.kind is CodeKind.OPEN:
            end = code.span.end
    return Span(start, end)


def _adjacent_before(text: MarkedText, place: int) -> Iterator[Code]:
    for index in range(text.codes_before(place) - 1, -1, -1):
        code = text.codes[index]
        if code.span.end != place:
            return
        yield code
        place = code.span.start


def _adjacent_after(text: MarkedText, place: int) -> Iterator[Code]:
    for index in range(text.codes_before(place), len(text.codes)):
        code = text.codes[index]
        if code.span.start != place:
            return
        yield code
        place = code.span.end


@dataclass(frozen=True)
class SegmentedDocument:
    """A document with its segments, and where each stands in its unit."""

    document: Document
    segments: Sequence[Segment]
    spans: Sequence[Span]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The document with translations, by the number of their segment, in their places.

        Each unit has all its tags once and in good order, whatever the translations have. A unit is as its least
        confirmed segment is.
        """
        units = self.document.units
        by_unit: dict[int, list[tuple[Segment, Span]]] = defaultdict(list)
        for segment, span in zip(self.segments, self.spans, strict=True):
            by_unit[segment.unit].append((segment, span))
        rendered = {
            index: translation
            for index, parts in by_unit.items()
            if (translation := _joined(units[index], parts, translations)) is not None
        }
        return self.document.render(rendered, target)


def _joined(
    unit: Unit, parts: Sequence[tuple[Segment, Span]], translations: Mapping[int, Translation]
) -> Translation | None:
    """The translation of a unit; None if no segment of it is translated, or nothing is changed by it."""
    given = {segment.number: translations[segment.number] for segment, _ in parts if segment.number in translations}
    if not given:
        return None
    text = unit.source.text
    edits = (Edit(span, given[segment.number].text) for segment, span in parts if segment.number in given)
    joined = mend(unit.source, splice(text, edits)).text
    if joined == text and not unit.is_one_segment:
        return None
    confirmed = len(given) == len(parts) and all(one.status is Status.CONFIRMED for one in given.values())
    return Translation(joined, Status.CONFIRMED if confirmed else Status.DRAFT)


def segment_document(
    document: Document, splitter: Splitter, *, first_number: int = 1, first_line: int = 1
) -> SegmentedDocument:
    """The segments of a document; the splitter is that of the language in which it is written.

    Of a part of a file, `first_number` is the number of its first segment and `first_line` the line it begins on.
    """
    segments: list[Segment] = []
    spans: list[Span] = []
    for index, unit in enumerate(document.units):
        for span in _segment_spans(unit, splitter):
            part = unit.source.within(span)
            spans.append(span)
            segments.append(
                Segment(
                    number=first_number + len(segments),
                    line=first_line + unit.line - 1,
                    source=part.text,
                    codes=part.codes,
                    unit=index,
                    target=unit.target,
                    status=unit.status,
                    key=unit.key,
                    note=unit.note,
                    limits=unit.limits,
                )
            )
    return SegmentedDocument(document, tuple(segments), tuple(spans))


def _segment_spans(unit: Unit, splitter: Splitter) -> list[Span]:
    if unit.is_one_segment:
        return [Span(0, len(unit.source.text))]
    return sentences(unit.source, splitter)
