"""A code, and a text that has some."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from corpora.span import Span


class CodeKind(Enum):
    """What a code does."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"
    """A tag that encloses nothing, or whose other half stands elsewhere."""
    VARIABLE = "variable"
    """A piece of the text itself that a program fills in: `%s`, `{name}`."""


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of a text that comes through translation as it is."""

    span: Span
    """Where it stands in the text."""
    kind: CodeKind
    shown: str
    """How it stands there: `<1>`, `</1>`, `<1/>`, `%s`."""
    raw: str
    """What it is in the document: `<b>`, `**`, `%s`."""
    number: int = 0
    """Of a tag, from 1; both halves of a pair have the same. 0 for a variable."""
    plain: str = ""
    """What it is to a reader: a space for a tab, a line end for a line break, itself for a variable."""


@dataclass(frozen=True)
class MarkedText:
    """A text with its codes in order."""

    text: str
    codes: tuple[Code, ...] = ()

    @property
    def tags(self) -> tuple[Code, ...]:
        """The codes that are no variables."""
        return tuple(code for code in self.codes if code.kind is not CodeKind.VARIABLE)

    @cached_property
    def plain(self) -> str:
        """The text as a reader sees it, without tags."""
        return self._plain_and_places[0]

    def pieces(self) -> Iterator[str | Code]:
        """The text between codes and the codes, in order; it begins and ends with text, which may be empty."""
        done = 0
        for code in self.codes:
            yield self.text[done : code.span.start]
            yield code
            done = code.span.end
        yield self.text[done:]

    def within(self, span: Span) -> MarkedText:
        """The part of the text at `span`, with the codes that lie in it; a half of a pair stays OPEN or CLOSE."""
        inside = (code for code in self.codes if span.start <= code.span.start and code.span.end <= span.end)
        return MarkedText(
            self.text[span.start : span.end],
            tuple(
                replace(code, span=Span(code.span.start - span.start, code.span.end - span.start)) for code in inside
            ),
        )

    def place(self, plain_span: Span) -> Span:
        """Where a stretch of `plain`, which must not be empty, stands in `text`, tags inside it included."""
        if not self.codes:
            return plain_span
        places = self._plain_and_places[1]
        return Span(places[plain_span.start].start, places[plain_span.end - 1].end)

    def plain_place(self, span: Span) -> Span:
        """The stretch of `plain` that stands at `span` in `text`."""
        if not self.codes:
            return span
        places = self._plain_and_places[1]
        starts = [place.start for place in places]
        return Span(bisect_left(starts, span.start), bisect_left(starts, span.end))

    @cached_property
    def _plain_and_places(self) -> tuple[str, Sequence[Span]]:
        """The plain text and, for each of its characters, where it comes from."""
        if not self.codes:
            return self.text, [Span(place, place + 1) for place in range(len(self.text))]
        pieces: list[str] = []
        places: list[Span] = []
        done = 0
        for code in self.codes:
            pieces += (self.text[done : code.span.start], code.plain)
            places += (Span(place, place + 1) for place in range(done, code.span.start))
            places += [code.span] * len(code.plain)
            done = code.span.end
        pieces.append(self.text[done:])
        places += (Span(place, place + 1) for place in range(done, len(self.text)))
        return "".join(pieces), places
