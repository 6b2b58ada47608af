"""Complex fields: a run that begins one, its instruction, a run that separates, its result, a run that ends it.

A field is one code, since its result is a program's. But the result of a link is text, and so is a table of contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpora.formats.docx.pieces import Piece, PieceKind, joined, words

_TEXTS = frozenset(("TOC", "INDEX", "TOA"))
_FARTHEST_NAME = 50
"""Pieces after its begin among which the name of a field is."""


class _Field(NamedTuple):
    """Where the marks of a field are."""

    begin: int
    separate: int | None
    end: int


def with_fields(pieces: list[Piece]) -> list[Piece]:
    """The pieces, each field that ends in them one code, or a pair if it is a link."""
    if not any(piece.field_role for piece in pieces):
        return pieces
    parents = _parents(pieces)
    # Where two fields share a tracked change, the first has it; the marks of the other are codes of their own.
    grouped = {
        first: (last, piece) for field in _outermost(pieces) for first, last, piece in _codes(pieces, field, parents)
    }
    return list(_with_codes(pieces, grouped))


def _with_codes(pieces: list[Piece], grouped: Mapping[int, tuple[int, Piece]]) -> Iterator[Piece]:
    index = 0
    while index < len(pieces):
        index, piece = grouped.get(index, (index, pieces[index]))
        yield piece
        index += 1


def _outermost(pieces: list[Piece]) -> list[_Field]:
    """The fields that are in no other, except in one whose result is text, in order."""
    opened: list[list[int]] = []
    found: list[_Field] = []
    for index, piece in enumerate(pieces):
        if piece.field_role == "begin":
            opened.append([index])
        elif piece.field_role == "separate" and opened:
            opened[-1].append(index)
        elif piece.field_role == "end" and opened:
            begin, *separates = opened.pop()
            field = _Field(begin, separates[0] if separates else None, index)
            if _kind(pieces, field) in _TEXTS:
                continue
            while found and found[-1].begin > begin and not _is_link(pieces, field):
                found.pop()
            found.append(field)
    return sorted(found)


def _kind(pieces: list[Piece], field: _Field) -> str:
    """The first word of a field's instruction."""
    stop = min(field.end if field.separate is None else field.separate, field.begin + _FARTHEST_NAME)
    instruction = "".join(piece.instruction for piece in pieces[field.begin : stop])
    return (instruction.split() or [""])[0].upper()


def _is_link(pieces: list[Piece], field: _Field) -> bool:
    return field.separate is not None and _kind(pieces, field) == "HYPERLINK"


def _codes(pieces: list[Piece], field: _Field, parents: list[tuple[int, ...]]) -> Iterator[tuple[int, int, Piece]]:
    """The codes that a field becomes, each with the first and the last piece that it replaces."""
    begin, separate, end = field
    if separate is not None and _is_link(pieces, field) and parents[begin] == parents[separate] == parents[end]:
        yield begin, separate, joined(PieceKind.OPEN, pieces[begin : separate + 1])
        yield end, end, joined(PieceKind.CLOSE, [pieces[end]])
        return
    depth = sum(one == other for one, other in zip(parents[begin], parents[end], strict=False))
    first = parents[begin][depth] if depth < len(parents[begin]) else begin
    last = _close(pieces, parents[end][depth]) if depth < len(parents[end]) else end
    # Text beside the field in the same tracked change would be lost to the translator.
    if not any(words(pieces[first:begin] + pieces[end + 1 : last + 1])):
        yield first, last, joined(PieceKind.ALONE, pieces[first : last + 1])


def _parents(pieces: list[Piece]) -> list[tuple[int, ...]]:
    """The indices of the OPEN pieces round each piece, the outermost first."""
    parents: list[tuple[int, ...]] = []
    path: tuple[int, ...] = ()
    for index, piece in enumerate(pieces):
        path = path[:-1] if piece.kind is PieceKind.CLOSE else path
        parents.append(path)
        path = (*path, index) if piece.kind is PieceKind.OPEN else path
    return parents


def _close(pieces: list[Piece], index: int) -> int:
    """The index of the other half of an OPEN piece."""
    depth = 0
    for place in range(index, len(pieces)):
        depth += {PieceKind.OPEN: 1, PieceKind.CLOSE: -1}.get(pieces[place].kind, 0)
        if depth == 0:
            return place
    raise AssertionError("pieces are nested")
