"""Plain text: lines are paragraphs, sentences are segments, and every space between them stays where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.languages import Language
from corpora.segment import Segment
from corpora.sentences import split
from corpora.span import Span

_PARAGRAPH = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class PlainDocument:
    """A plain text with the span of each of its segments."""

    text: str
    segments: Sequence[Segment]
    spans: Sequence[Span]

    def render(self, targets: Mapping[int, str]) -> str:
        """The text with the targets spliced in; all else comes back character for character."""
        pieces: list[str] = []
        copied_to = 0
        for segment, span in zip(self.segments, self.spans, strict=True):
            pieces.append(self.text[copied_to : span.start])
            pieces.append(targets.get(segment.number, segment.source))
            copied_to = span.end
        pieces.append(self.text[copied_to:])
        return "".join(pieces)


def read(text: str, language: Language) -> PlainDocument:
    """Take `text`, written in `language`, apart into sentences."""
    segments: list[Segment] = []
    spans: list[Span] = []
    line, counted_to = 1, 0
    for paragraph in _PARAGRAPH.finditer(text):
        line += len(_LINE_END.findall(text, counted_to, paragraph.start()))
        counted_to = paragraph.start()
        for span in split(paragraph.group(), language):
            start, end = paragraph.start() + span.start, paragraph.start() + span.end
            spans.append(Span(start, end))
            segments.append(Segment(number=len(segments) + 1, line=line, source=text[start:end]))
    return PlainDocument(text, tuple(segments), tuple(spans))
