"""Two texts compared word by word."""

from __future__ import annotations

from corpora.memory.tokens import pieces_of
from corpora.memory.unit import DiffPiece


def diff(query: str, other: str) -> tuple[DiffPiece, ...]:
    """What of `other` is the same in the query, removed in it, or added."""
    # The review room shows its first screen before anything is compared.
    from rapidfuzz.distance import Levenshtein

    mine, theirs = pieces_of(query), pieces_of(other)
    pieces: list[DiffPiece] = []
    for step in Levenshtein.opcodes(theirs, mine):
        gone, new = theirs[step.src_start : step.src_end], mine[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces.append(DiffPiece("same", "".join(new)))
            continue
        if gone:
            pieces.append(DiffPiece("removed", "".join(gone)))
        if new:
            pieces.append(DiffPiece("added", "".join(new)))
    return tuple(pieces)
