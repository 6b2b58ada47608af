"""Runs: what stands between two block boundaries, text and inline elements, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.formats.html.vocabulary import INLINE, LOOSE
from corpora.formats.html.words import SPACE, has_words, is_blank, read_text
from corpora.span import Span

_DEEPEST = 40
_LONGEST = 300
"""Inline elements in each other, and codes in a row; more are of machines, and sentences may be cut in them."""


class Text(NamedTuple):
    """Characters between tags."""

    start: int
    raw: str
    """As the page spells it."""
    keeps_space: bool
    """Whether people see its line ends and runs of spaces."""
    text: str
    """As people read it."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.raw))

    def without_space(self, *, at_start: bool = False, at_end: bool = False) -> Text:
        """It without the space at its ends, which stays in the page as it is."""
        raw = self.raw.lstrip(SPACE) if at_start else self.raw
        start = self.start + len(self.raw) - len(raw)
        raw = raw.rstrip(SPACE) if at_end else raw
        return self if len(raw) == len(self.raw) else text_at(start, raw, keeps_space=self.keeps_space)


def text_at(start: int, raw: str, *, keeps_space: bool) -> Text:
    """The characters that a page spells `raw`."""
    return Text(start, raw, keeps_space, read_text(raw, keeps_space=keeps_space))


class Mark(NamedTuple):
    """A code that encloses nothing to translate: a picture, a comment, `<code>` with its content, a template."""

    span: Span
    plain: str = ""
    """What a sentence has in its place."""
    is_break: bool = False
    """Whether it is a `<br>`."""
    is_variable: bool = False
    """Whether it is shown to people as it is."""


@dataclass(slots=True)
class Pair:
    """An element, or several that enclose the same, with its content."""

    first: Span
    """Its start tag."""
    last: Span
    """Its end tag."""
    name: str
    is_loose: bool
    """Whether it may be an item of a menu rather than a part of a sentence."""
    inner: list[Piece] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """With its tags."""
        return Span(self.first.start, self.last.end)


Piece = Text | Mark | Pair


class Run:
    """Takes the pieces of a run in order."""

    def __init__(self) -> None:
        self._levels = [_pair(Span(0, 0), "")]
        self._length = 0
        self._is_after_break = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come yet."""
        return len(self._levels) == 1 and not self._levels[0].inner

    @property
    def is_full(self) -> bool:
        """Whether it should be cut here."""
        return len(self._levels) > _DEEPEST or self._length > _LONGEST

    @property
    def is_after_break(self) -> bool:
        """Whether nothing that people see has come since a `<br>`."""
        return self._is_after_break

    def add_text(self, text: Text) -> None:
        """Characters between tags."""
        self._levels[-1].inner.append(text)
        if not is_blank(text.raw):
            self._is_after_break = False

    def add_mark(self, mark: Mark) -> None:
        """A code that encloses nothing to translate."""
        self._length += 1
        self._is_after_break = mark.is_break or (self._is_after_break and not mark.plain)
        _append(self._levels[-1].inner, mark)

    def open(self, span: Span, name: str) -> None:
        """The start tag of an inline element."""
        self._length += 1
        self._levels.append(_pair(span, name))

    def is_open(self, name: str) -> bool:
        """Whether an element of that name is open."""
        return any(level.name == name for level in self._levels)

    def close(self, span: Span, name: str) -> None:
        """The end tag of an open element. Elements that are open in it are not nested: their tags stand alone."""
        place = len(self._levels) - 1
        while self._levels[place].name != name:
            place -= 1
        self._dissolve_in(place)
        pair = self._levels.pop()
        pair.last = span
        _append(self._levels[-1].inner, _reduced(pair))

    def finish(self) -> list[Piece]:
        """The pieces. What was not closed stands alone."""
        self._dissolve_in(0)
        return self._levels[0].inner

    def _dissolve_in(self, place: int) -> None:
        """Let the tags of the elements that are open in one stand alone in it."""
        pieces = self._levels[place].inner
        for level in self._levels[place + 1 :]:
            for piece in (Mark(level.first), *level.inner):
                _append(pieces, piece)
        del self._levels[place + 1 :]


def texts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each text to translate in a run, without what stands at its ends. A menu has several."""
    pieces = _without_ends(pieces)
    with_words = [piece for piece in pieces if _has_words(piece)]
    if not with_words:
        return
    pairs = [piece for piece in with_words if isinstance(piece, Pair)]
    if len(pieces) == len(pairs) == 1:
        yield from texts(pairs[0].inner)
    elif len(pairs) == len(with_words) > 1 and all(pair.is_loose for pair in pairs):
        for pair in pairs:
            yield from texts(pair.inner)
    else:
        yield pieces


def _pair(first: Span, name: str) -> Pair:
    return Pair(first, first, name, name in LOOSE or name not in INLINE)


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Add a piece. Codes side by side are one."""
    before = pieces[-1] if pieces else None
    if isinstance(before, Mark) and isinstance(piece, Mark) and _is_plain_code(before) and _is_plain_code(piece):
        pieces[-1] = Mark(Span(before.span.start, piece.span.end), before.plain + piece.plain)
    else:
        pieces.append(piece)


def _is_plain_code(mark: Mark) -> bool:
    return not mark.is_break and not mark.is_variable


def _reduced(pair: Pair) -> Piece:
    """An element without words as one code, and one around nothing but another as one pair."""
    if not any(isinstance(piece, Pair) or _is_seen(piece) for piece in pair.inner):
        marks = [piece for piece in pair.inner if isinstance(piece, Mark)]
        plain = "".join(piece.plain if isinstance(piece, Mark) else " " for piece in pair.inner)
        return Mark(pair.span, plain, is_break=any(mark.is_break for mark in marks))
    if len(pair.inner) == 1 and isinstance(inner := pair.inner[0], Pair):
        inner.first = Span(pair.first.start, inner.first.end)
        inner.last = Span(inner.last.start, pair.last.end)
        inner.is_loose = inner.is_loose or pair.is_loose
        return inner
    return pair


def _is_seen(piece: Text | Mark) -> bool:
    return piece.is_variable if isinstance(piece, Mark) else not is_blank(piece.raw)


def _without_ends(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the space and codes at both ends that are nothing in a sentence."""
    start, end = 0, len(pieces)
    while start < end and _is_nothing(pieces[start]):
        start += 1
    while start < end and _is_nothing(pieces[end - 1]):
        end -= 1
    inner = list(pieces[start:end])
    if inner and isinstance(inner[0], Text):
        inner[0] = inner[0].without_space(at_start=True)
    if inner and isinstance(inner[-1], Text):
        inner[-1] = inner[-1].without_space(at_end=True)
    return inner


def _is_nothing(piece: Piece) -> bool:
    if isinstance(piece, Mark):
        return not piece.is_variable and is_blank(piece.plain)
    return isinstance(piece, Text) and is_blank(piece.raw)


def _has_words(piece: Piece) -> bool:
    if isinstance(piece, Pair):
        return any(map(_has_words, piece.inner))
    return isinstance(piece, Text) and has_words(piece.text)
