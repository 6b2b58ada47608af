"""What files with a place for the translation have in common."""

from __future__ import annotations

from collections import defaultdict

from corpora.markup import CodeKind, MarkedText


def in_tags_of(source: MarkedText, target: MarkedText) -> str:
    """The target as people see it: its codes with the numbers that the same codes have in the source.

    A code that the source lacks is left out; the file keeps it as long as nobody changes the target.
    """
    waiting: dict[tuple[CodeKind, str], list[str]] = defaultdict(list)
    for code in reversed(source.codes):
        waiting[code.kind, code.raw].append(code.shown)
    pieces: list[str] = []
    done = 0
    for code in target.codes:
        same = waiting[code.kind, code.raw]
        shown = same.pop() if same else code.raw if code.kind is CodeKind.VARIABLE else ""
        pieces += (target.text[done : code.span.start], shown)
        done = code.span.end
    pieces.append(target.text[done:])
    return "".join(pieces)
