"""What files with a place for the translation have in common."""

from __future__ import annotations

from collections import defaultdict
from xml.sax.saxutils import unescape

from corpora.errors import UsageError
from corpora.languages import Language
from corpora.markup import Code, CodeKind, MarkedText


def check_target(name: str, target: Language | None, asked_source: Language | None) -> None:
    """Raise UsageError if a person wants a file translated from the language in which its translations are."""
    if target is not None and target is asked_source:
        raise UsageError(
            f"{name} says that its translations are {target.label}, so it cannot be translated from {target.label}. "
            f"Leave --from and --to out, or mend what the file says."
        )


def in_tags_of(source: MarkedText, target: MarkedText) -> str:
    """The target as people see it: its codes with the numbers that the same codes have in the source.

    An element of the file that the source lacks is left out; the file keeps it as long as nobody changes the target.
    """
    waiting: dict[tuple[CodeKind, str], list[str]] = defaultdict(list)
    for code in reversed(source.codes):
        waiting[code.kind, code.raw].append(code.shown)

    def shown(code: Code) -> str:
        same = waiting[code.kind, code.raw]
        return same.pop() if same else _as_text(code)

    return "".join(piece if isinstance(piece, str) else shown(piece) for piece in target.pieces())


def _as_text(code: Code) -> str:
    """What a person wrote: a variable, or an element that is text in the file (`&lt;b&gt;`)."""
    if code.kind is CodeKind.VARIABLE:
        return code.raw
    return unescape(code.raw) if code.raw.startswith("&lt;") else ""
