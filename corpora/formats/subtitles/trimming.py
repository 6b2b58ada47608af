"""The lines of a cue without what stands round its text and stays there."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpora.formats.subtitles.pieces import Piece, PieceKind

Lines = deque[deque[Piece]]


def core_lines(pieces: Sequence[Piece]) -> tuple[Lines, tuple[str, str]]:
    """The lines of a cue without what stands round its text, and what closes and opens again at each line end.

    Round the text stand blanks, tags that enclose nothing (a position) and pairs that enclose all of it. A pair may
    enclose each line anew: `<i>Halo,</i>`, `<i>dunia.</i>`.
    """
    others = _pairs(pieces)
    lines = _without_blanks(_lines(pieces))
    closed, opened = "", ""
    while lines:
        first, last = lines[0][0], lines[-1][-1]
        if len(lines) > 1 and _is_framed(lines, others):
            closed, opened = f"{last.raw}{closed}", f"{opened}{first.raw}"
            for line in lines:
                line.popleft()
                line.pop()
            lines = _without_blanks(lines)
        elif others.get(first.start) == last.start:
            lines[0].popleft()
            lines[-1].pop()
        elif _is_lone(first, others):
            lines[0].popleft()
        elif _is_lone(last, others):
            lines[-1].pop()
        else:
            break
        _strip_ends(lines)
    return lines, (closed, opened)


def _without_blanks(lines: Iterable[deque[Piece]]) -> Lines:
    return deque(line for line in map(_stripped, lines) if line)


def _strip_ends(lines: Lines) -> None:
    while lines and not _stripped(lines[0]):
        lines.popleft()
    while lines and not _stripped(lines[-1]):
        lines.pop()


def plain_text(line: deque[Piece]) -> str:
    """What a viewer sees of a line."""
    return "".join(piece.text for piece in line)


def _lines(pieces: Sequence[Piece]) -> Iterator[deque[Piece]]:
    line: deque[Piece] = deque()
    for piece in pieces:
        if piece.kind is PieceKind.BREAK:
            yield line
            line = deque()
        else:
            line.append(piece)
    yield line


def _pairs(pieces: Sequence[Piece]) -> Mapping[int, int]:
    """Where the other half stands, by where each half that has one does."""
    others: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for piece in pieces:
        if piece.kind is PieceKind.OPEN:
            waiting.setdefault(piece.key, []).append(piece.start)
        elif piece.kind is PieceKind.CLOSE and waiting.get(piece.key):
            other = waiting[piece.key].pop()
            others[piece.start], others[other] = other, piece.start
    return others


def _stripped(line: deque[Piece]) -> deque[Piece]:
    """`line` without blanks at its ends."""
    while line and line[0].is_blank:
        line.popleft()
    while line and line[-1].is_blank:
        line.pop()
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if line and line[place].kind is PieceKind.TEXT:
            line[place] = _without_space(line[place], strip)
    return line


def _without_space(piece: Piece, strip: Callable[[str], str]) -> Piece:
    raw = strip(piece.raw)
    start = piece.start + (len(piece.raw) - len(raw) if strip is str.lstrip else 0)
    return piece._replace(raw=raw, start=start, text=strip(piece.text))


def _is_framed(lines: Lines, others: Mapping[int, int]) -> bool:
    """Whether the same pair encloses each line anew."""
    opening, closing = lines[0][0].raw, lines[-1][-1].raw
    # The last line is the first to be looked at: unlike those between, it changes from one look to the next.
    return all(
        (line[0].raw, line[-1].raw) == (opening, closing) and others.get(line[0].start) == line[-1].start
        for line in reversed(lines)
    )


def _is_lone(piece: Piece, others: Mapping[int, int]) -> bool:
    return piece.kind not in (PieceKind.TEXT, PieceKind.DROPPED) and piece.start not in others
