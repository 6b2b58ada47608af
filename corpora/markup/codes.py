"""A code, and a text that has some."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

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

    @property
    def plain(self) -> str:
        """The text as a reader sees it, without tags."""
        return self._plain if self.codes else self.text

    @cached_property
    def _plain(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.plain for piece in self.pieces())

    def pieces(self) -> Iterator[str | Code]:
        """The text between codes and the codes, in order; it begins and ends with text, which may be empty."""
        done = 0
        for code in self.codes:
            yield self.text[done : code.span.start]
            yield code
            done = code.span.end
        yield self.text[done:]

    def codes_before(self, place: int) -> int:
        """How many codes begin before a place of the text."""
        return bisect_left(self.codes, place, key=lambda code: code.span.start)

    def codes_in(self, span: Span) -> tuple[Code, ...]:
        """The codes that lie in a stretch of the text."""
        last = bisect_right(self.codes, span.end, key=lambda code: code.span.end)
        return self.codes[self.codes_before(span.start) : last]

    def within(self, span: Span) -> MarkedText:
        """The part of the text at `span`, with the codes that lie in it; a half of a pair stays OPEN or CLOSE."""
        if span == (0, len(self.text)):
            return self
        return MarkedText(
            self.text[span.start : span.end],
            tuple(
                replace(code, span=Span(code.span.start - span.start, code.span.end - span.start))
                for code in self.codes_in(span)
            ),
        )

    def place(self, plain_span: Span) -> Span:
        """Where a stretch of `plain`, which must not be empty, stands in `text`, tags inside it included."""
        if not self.codes:
            return plain_span
        return Span(self._origin(plain_span.start).start, self._origin(plain_span.end - 1).end)

    def plain_place(self, span: Span) -> Span:
        """The stretch of `plain` that stands at `span` in `text`."""
        return Span(self._plain_length(span.start), self._plain_length(span.end)) if self.codes else span

    def _origin(self, plain_place: int) -> Span:
        """Where a character of `plain` comes from: a character of the text, or a code."""
        index = bisect_right(self._stretches, plain_place, key=lambda stretch: stretch.plain_start) - 1
        stretch = self._stretches[index]
        if stretch.is_code:
            return stretch.span
        start = stretch.span.start + plain_place - stretch.plain_start
        return Span(start, start + 1)

    def _plain_length(self, place: int) -> int:
        """How many characters of `plain` come from before a place of the text."""
        index = bisect_left(self._stretches, place, key=lambda stretch: stretch.span.start) - 1
        if index < 0:
            return 0
        stretch = self._stretches[index]
        within = stretch.plain_length if stretch.is_code else min(stretch.plain_length, place - stretch.span.start)
        return stretch.plain_start + within

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        """What `plain` is made of, in order."""
        stretches: list[_Stretch] = []
        done = plain_done = 0
        for piece in self.pieces():
            is_code = not isinstance(piece, str)
            span = Span(done, done + len(piece)) if isinstance(piece, str) else piece.span
            length = len(piece) if isinstance(piece, str) else len(piece.plain)
            if length:
                stretches.append(_Stretch(span, plain_done, length, is_code))
            done = span.end
            plain_done += length
        return stretches


class _Stretch(NamedTuple):
    """A piece of a text that a reader sees something of."""

    span: Span
    plain_start: int
    plain_length: int
    is_code: bool
