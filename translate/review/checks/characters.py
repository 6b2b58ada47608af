"""Characters that nobody wrote: control characters, misread letters (`Ã©`), lost ones."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.cleaning.characters import mended
from corpora.span import Span
from translate.review.checks.check import Problem, Subject

_LOST = "\ufffd"


def problems(subject: Subject) -> Iterator[Problem]:
    """From the first to the last of them."""
    text = subject.target.text
    if _LOST in text and _LOST not in subject.source.text:
        place = text.index(_LOST)
        yield Problem(f"A character is lost here ({_LOST}).", Span(place, place + 1))
    better = mended(text)
    if better != text:
        start = _same_length(text, better)
        end = len(text) - _same_length(text[start:][::-1], better[start:][::-1])
        yield Problem("Control characters, or letters that were misread.", Span(start, end))


def _same_length(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    places = (place for place, (here, there) in enumerate(zip(one, other, strict=False)) if here != there)
    return next(places, min(len(one), len(other)))
