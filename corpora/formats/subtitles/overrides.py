"""Override blocks, `{\\i1}`: of (Advanced) SubStation Alpha, and of SubRip files that borrow them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.formats.subtitles.pieces import Piece, PieceKind

_SWITCH = re.compile(r"\{\\([ibus])([01]?)\}")
_KARAOKE = re.compile(r"\\[kK][fot]?\d")
_DRAWING = re.compile(r"\\p(\d+)")
_MOST_IN_WORDS = 2
"""A part of a word may be emphasised."""


def override_piece(raw: str, start: int) -> Piece:
    """A block as a piece of a cue; one that only switches italics, say, on or off is half a pair."""
    if switch := _SWITCH.fullmatch(raw):
        return Piece(PieceKind.OPEN if switch[2] == "1" else PieceKind.CLOSE, raw, start, key=f"\\{switch[1]}")
    return Piece(PieceKind.ALONE, raw, start)


def is_karaoke(pieces: Sequence[Piece]) -> bool:
    """Whether the syllables of a cue are timed one by one."""
    return any(piece.kind is not PieceKind.TEXT and _KARAOKE.search(piece.raw) for piece in pieces)


def is_set_by_letters(pieces: Sequence[Piece]) -> bool:
    """Whether blocks stand in the middle of words again and again: each letter has a colour or a place of its own."""
    inside = 0
    before = is_interrupted = False
    for piece in pieces:
        if piece.kind is PieceKind.TEXT:
            inside += before and is_interrupted and piece.text[:1].isalnum()
            before, is_interrupted = piece.text[-1:].isalnum(), False
        else:
            before = before and piece.kind is not PieceKind.BREAK
            is_interrupted = True
    return inside > _MOST_IN_WORDS


def is_drawing_after(raw: str, before: bool) -> bool:
    """Whether what follows a block is a drawing; `before` is whether what stands before it is."""
    scales = _DRAWING.findall(raw)
    return scales[-1].strip("0") != "" if scales else before
