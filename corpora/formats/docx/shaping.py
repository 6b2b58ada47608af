"""What of a paragraph is the translator's: codes at its ends stay outside, codes that follow each other are one."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.formats.docx.pieces import Piece, PieceKind, joined, words
from corpora.span import Span


def translatable(pieces: list[Piece]) -> list[Piece]:
    """The pieces from the first word to the last and what else cannot stay outside; empty if there is no word."""
    if not any(words(pieces)):
        return []
    return _merged(_trimmed(_with_wordless_as_codes(pieces)))


def place(pieces: list[Piece]) -> Span:
    """Where pieces stand that begin and end where runs do."""
    first, last = pieces[0], pieces[-1]
    return Span(
        first.first_run.outer.start if first.first_run else first.span.start,
        last.last_run.outer.end if last.last_run else last.span.end,
    )


def _with_wordless_as_codes(pieces: list[Piece]) -> list[Piece]:
    """Pairs that have no word in them, such as a link on a picture, are one code."""
    kept: list[Piece] = []
    opened: list[tuple[int, bool]] = []
    for piece in pieces:
        kept.append(piece)
        if piece.kind is PieceKind.OPEN:
            opened.append((len(kept) - 1, False))
        elif piece.kind is PieceKind.TEXT and opened and piece.text.strip():
            opened[-1] = (opened[-1][0], True)
        elif piece.kind is PieceKind.CLOSE:
            start, has_words = opened.pop()
            if not has_words:
                kept[start:] = [joined(PieceKind.ALONE, kept[start:], _seen(kept[start:]))]
            elif opened:
                opened[-1] = (opened[-1][0], True)
    return kept


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the codes at the ends, as far as these end where runs do, and the pairs round all of the rest."""
    start, end = 0, len(pieces)
    while True:
        before = start, end
        codes = start
        while pieces[codes].kind is PieceKind.ALONE:
            codes += 1
            start = codes if pieces[codes - 1].is_last else start
        codes = end
        while pieces[codes - 1].kind is PieceKind.ALONE:
            codes -= 1
            end = codes if pieces[codes].is_first else end
        if _is_pair_round_all(pieces, start, end):
            start, end = start + 1, end - 1
        if (start, end) == before:
            return pieces[start:end]


def _is_pair_round_all(pieces: list[Piece], start: int, end: int) -> bool:
    if pieces[start].kind is not PieceKind.OPEN or not (pieces[start].is_last and pieces[end - 1].is_first):
        return False
    depth = 0
    for index in range(start, end):
        depth += {PieceKind.OPEN: 1, PieceKind.CLOSE: -1}.get(pieces[index].kind, 0)
        if depth == 0:
            return index == end - 1
    return False


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Codes that follow each other as one."""
    merged: list[Piece] = []
    alike: list[Piece] = []
    for piece in pieces:
        if piece.kind is not PieceKind.ALONE:
            merged += _as_one(alike)
            alike = []
            merged.append(piece)
        else:
            alike.append(piece)
    return merged + _as_one(alike)


def _as_one(codes: list[Piece]) -> list[Piece]:
    return [joined(PieceKind.ALONE, codes, _seen(codes))] if len(codes) > 1 else codes


def _seen(pieces: Iterable[Piece]) -> str:
    """What a reader sees of pieces without words: a line end if there is one, or else a space if there is one."""
    text = "".join(piece.text for piece in pieces)
    return "\n" if "\n" in text else text[:1]
