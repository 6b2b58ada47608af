"""A comparison as it is shown: `[-gone]` struck through, `[+new]` underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from corpora.memory import DiffPiece
from tui.widgets.shown_text import pictured

_SIGNS = {"removed": "-", "added": "+"}
_STYLES = {"removed": "strike $text-error", "added": "underline $text-success"}
_BLANKS = str.maketrans(" \n\t", "␣↵⇥")


def diff_content(pieces: Iterable[DiffPiece], style: str = "") -> Content:
    """What was removed and added, with signs as well as colours; `style` is for what is the same."""
    return Content.assemble(*(part for piece in joined(pieces) for part in _parts(piece, style)))


def joined(pieces: Iterable[DiffPiece]) -> list[DiffPiece]:
    """Changes with nothing but a blank between them made one: `[-the experts][+all experts]` reads better than four."""
    waiting = list(pieces)
    result: list[DiffPiece] = []
    while waiting:
        count = _length_of_run(waiting)
        run, waiting = waiting[: max(count, 1)], waiting[max(count, 1) :]
        result += _as_one(run) if count > 1 else run
    return result


def beginning(text: str, length: int = 160) -> str:
    """As much of a text, cut between words."""
    return text if len(text) <= length else f"{text[:length].rpartition(' ')[0] or text[:length]} …"


def shortened(pieces: Sequence[DiffPiece], context: int = 24) -> tuple[DiffPiece, ...]:
    """The changes, with about `context` characters of what is the same before and after each."""
    last = len(pieces) - 1
    return tuple(
        DiffPiece("same", _elided(piece.text, context * (place > 0), context * (place < last)))
        if piece.kind == "same"
        else piece
        for place, piece in enumerate(pieces)
    )


def _length_of_run(pieces: Sequence[DiffPiece]) -> int:
    """How many pieces from the first are changes and the blanks between them; 0 if the first is no change."""
    length = 0
    for place, piece in enumerate(pieces, 1):
        if piece.kind != "same":
            length = place
        elif length == 0 or piece.text.strip():
            break
    return length


def _as_one(run: Sequence[DiffPiece]) -> Iterator[DiffPiece]:
    removed = "".join(piece.text for piece in run if piece.kind != "added")
    added = "".join(piece.text for piece in run if piece.kind != "removed")
    if not any(piece.kind == "added" for piece in run):
        yield DiffPiece("removed", removed)
        if added:
            yield DiffPiece("same", added)
        return
    if any(piece.kind == "removed" for piece in run):
        yield DiffPiece("removed", removed.strip() or removed)
    yield DiffPiece("added", added)


def _parts(piece: DiffPiece, style: str) -> Iterator[tuple[str, str]]:
    text = pictured(piece.text)
    if piece.kind == "same":
        yield text, style
        return
    before, core, after = text.partition(text.strip() or text)
    if not core.strip():
        core = core.translate(_BLANKS)
    sign_style = _STYLES[piece.kind].split()[-1]
    yield before, ""
    yield f"[{_SIGNS[piece.kind]}", sign_style
    yield core, _STYLES[piece.kind]
    yield "]", sign_style
    yield after, ""


def _elided(text: str, start: int, end: int) -> str:
    """The text with `start` characters of its start and `end` of its end, cut between words."""
    if len(text) <= start + end + 12:
        return text
    head = text[:start].rpartition(" ")[0] if start else ""
    tail = text[len(text) - end :].partition(" ")[2] if end else ""
    return (f"{head} " if start else "") + "…" + (f" {tail}" if end else "")
