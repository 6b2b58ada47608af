"""Putting a text with codes together from the pieces of a document."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import count

from corpora.markup.codes import Code, CodeKind, MarkedText
from corpora.markup.rendering import NUMBERED_TAG
from corpora.span import Span


@dataclass(frozen=True)
class _Piece:
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

    def add_text(self, text: str) -> None:
        """Text that is translated."""
        if text:
            self._pieces.append(_Piece(text))

    def open(self, raw: str, key: Hashable = None) -> None:
        """The first half of a pair; `key` is what its other half has, too. Without keys pairs are nested."""
        self._pieces.append(_Piece(raw, CodeKind.OPEN, key))

    def close(self, raw: str, key: Hashable = None) -> None:
        """The other half of a pair."""
        self._pieces.append(_Piece(raw, CodeKind.CLOSE, key))

    def add_alone(self, raw: str, plain: str = "") -> None:
        """A code that encloses nothing; `plain` is what a reader sees of it, such as a space."""
        self._pieces.append(_Piece(raw, CodeKind.ALONE, plain=plain))

    def add_variable(self, text: str) -> None:
        """A piece of the text that a program fills in."""
        self._pieces.append(_Piece(text, CodeKind.VARIABLE))

    def build(self) -> MarkedText:
        """The text so far. A half whose other half is missing stands alone."""
        pairs = self._pairs()
        numbers = self._free_numbers()
        given: dict[int, int] = {}
        shown_pieces: list[str] = []
        codes: list[Code] = []
        length = 0
        for place, piece in enumerate(self._pieces):
            shown, kind, number = piece.raw, piece.kind, 0
            if kind in (CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE):
                other = pairs.get(place)
                kind = kind if other is not None else CodeKind.ALONE
                number = given[place] = given[other] if other in given else next(numbers)
                shown = _tag(kind, number)
            if kind is not None:
                plain = piece.raw if kind is CodeKind.VARIABLE else piece.plain
                codes.append(Code(Span(length, length + len(shown)), kind, shown, piece.raw, number, plain))
            shown_pieces.append(shown)
            length += len(shown)
        return MarkedText("".join(shown_pieces), tuple(codes))

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
        taken = {int(number) for number in NUMBERED_TAG.findall(text)}
        return (number for number in count(1) if number not in taken)


def _tag(kind: CodeKind, number: int) -> str:
    if kind is CodeKind.ALONE:
        return f"<{number}/>"
    return f"</{number}>" if kind is CodeKind.CLOSE else f"<{number}>"
