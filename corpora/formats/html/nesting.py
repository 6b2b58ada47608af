"""Where elements end: at their end tags, or where browsers end those that have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from corpora.formats.html.tokens import Token, TokenKind
from corpora.formats.html.vocabulary import (
    BLOCKS,
    CLOSED_BY,
    PARAGRAPH_ENDS,
    SCOPES,
    TABLE_PARTS,
    VOID,
)


def element_ends(tokens: Sequence[Token]) -> list[int]:
    """For each start tag the index of the token at which its element ends: its end tag, if that has the same name.

    The number of tokens for what is never closed; for tags without content, and all else, their own index.
    """
    ends = list(range(len(tokens)))
    elements = _OpenElements(ends)
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.START:
            elements.close_before(token.name, index)
            if token.name not in VOID and not token.is_empty_tag:
                elements.open(token.name, index)
        elif token.kind is TokenKind.END:
            elements.close(token.name, index)
    elements.close_from(0, len(tokens))
    return ends


class _OpenElements:
    """The elements that are open at a place of the page, and where in their stack those of a name are."""

    def __init__(self, ends: list[int]):
        self._ends = ends
        self._open: list[tuple[str, int]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._blocks = [-1]
        self._scopes = [-1]

    def open(self, name: str, index: int) -> None:
        place = len(self._open)
        self._places[name].append(place)
        if name in BLOCKS:
            self._blocks.append(place)
        if name in SCOPES:
            self._scopes.append(place)
        self._open.append((name, index))

    def close_before(self, name: str, index: int) -> None:
        """Close what the start tag of an element closes."""
        if name in PARAGRAPH_ENDS and self._last("p") > self._scopes[-1]:
            self.close_from(self._last("p"), index)
        if name in CLOSED_BY:
            names, barriers = CLOSED_BY[name]
            barrier = max(map(self._last, barriers))
            places = [place for place in map(self._last, names) if place > barrier]
            if places:
                self.close_from(min(places), index)

    def close(self, name: str, index: int) -> None:
        """Close what an end tag closes: the last element of its name, if nothing holds it."""
        if name in TABLE_PARTS:
            barrier = self._last("table")
        else:
            barrier = self._scopes[-1] if name in BLOCKS or name in SCOPES else max(self._scopes[-1], self._blocks[-1])
        place = self._last(name)
        # An element does not hold itself.
        if place >= max(barrier, 0):
            self.close_from(place, index)

    def close_from(self, place: int, index: int) -> None:
        """Close the elements from a place of the stack on."""
        while len(self._open) > place:
            name, start = self._open.pop()
            self._ends[start] = index
            self._places[name].pop()
            if name in BLOCKS:
                self._blocks.pop()
            if name in SCOPES:
                self._scopes.pop()

    def _last(self, name: str) -> int:
        """Where the last of a name is in the stack; -1 if there is none."""
        places = self._places.get(name)
        return places[-1] if places else -1
