"""Putting a text with codes together from the pieces of a document."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import count
from typing import NamedTuple

from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.rendering import NUMBERED_TAG
from corpora.span import Span


class _Piece(NamedTuple):
    raw: str
    kind: CodeKind | None = None
    """None for text."""
    key: Hashable = None
    plain: str = ""


class MarkupBuilder:
    """Takes the pieces of a text in order and numbers its tags.

    A number that stands in the text itself as if it were a tag ("write <1> here") is given to no tag.
    """

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._has_tags = False

    def add_text(self, text: str) -> None:
        """Text that is translated."""
        if text:
            self._pieces.append(_Piece(text))

    def open(self, raw: str, key: Hashable = None) -> None:
        """The first half of a pair; `key` is what its other half has, too. Without keys pairs are nested."""
        self._add_tag(_Piece(raw, CodeKind.OPEN, key))

    def close(self, raw: str, key: Hashable = None) -> None:
        """The other half of a pair."""
        self._add_tag(_Piece(raw, CodeKind.CLOSE, key))

    def add_alone(self, raw: str, plain: str = "") -> None:
        """A code that encloses nothing; `plain` is what a reader sees of it, such as a space."""
        self._add_tag(_Piece(raw, CodeKind.ALONE, plain=plain))

    def add_variable(self, text: str) -> None:
        """A piece of the text that a program fills in."""
        self._pieces.append(_Piece(text, CodeKind.VARIABLE))

    def _add_tag(self, piece: _Piece) -> None:
        self._pieces.append(piece)
        self._has_tags = True

    def build(self) -> MarkedText:
        """The text so far. A half whose other half is missing stands alone."""
        numbered = self._numbered()
        shown_pieces: list[str] = []
        codes: list[Code] = []
        length = 0
        for place, (raw, kind, _, plain) in enumerate(self._pieces):
            shown = raw
            if kind is CodeKind.VARIABLE:
                codes.append(Code(Span(length, length + len(raw)), kind, raw, raw, 0, raw))
            elif kind is not None:
                kind, number = numbered[place]
                shown = _tag(kind, number)
                codes.append(Code(Span(length, length + len(shown)), kind, shown, raw, number, plain))
            shown_pieces.append(shown)
            length += len(shown)
        return MarkedText("".join(shown_pieces), tuple(codes))

    def _numbered(self) -> dict[int, tuple[CodeKind, int]]:
        """What each tag is, and its number, by its place; a half without its other half is alone."""
        if not self._has_tags:
            return {}
        pairs = self._pairs()
        numbers = self._free_numbers()
        numbered: dict[int, tuple[CodeKind, int]] = {}
        for place, piece in enumerate(self._pieces):
            if piece.kind is None or piece.kind is CodeKind.VARIABLE:
                continue
            other = pairs.get(place)
            kind = piece.kind if other is not None else CodeKind.ALONE
            numbered[place] = (kind, numbered[other][1] if other in numbered else next(numbers))
        return numbered

    def _pairs(self) -> dict[int, int]:
        """The place of the other half, by the place of each half that has one."""
        pairs: dict[int, int] = {}
        open_places: dict[Hashable, list[int]] = {}
        for place, piece in enumerate(self._pieces):
            if piece.kind is CodeKind.OPEN:
                open_places.setdefault(piece.key, []).append(place)
            elif piece.kind is CodeKind.CLOSE and open_places.get(piece.key):
                other = open_places[piece.key].pop()
                pairs[place], pairs[other] = other, place
        return pairs

    def _free_numbers(self) -> Iterator[int]:
        """Numbers from 1, without those that tags could be taken for."""
        text = "".join(piece.raw for piece in self._pieces if piece.kind in (None, CodeKind.VARIABLE))
        taken = {int(number) for number in NUMBERED_TAG.findall(text)} if "<" in text else frozenset[int]()
        return (number for number in count(1) if number not in taken)


def _tag(kind: CodeKind, number: int) -> str:
    if kind is CodeKind.ALONE:
        return f"<{number}/>"
    return f"</{number}>" if kind is CodeKind.CLOSE else f"<{number}>"
