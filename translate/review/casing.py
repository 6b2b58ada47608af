"""Capitals: in turn, as they were typed, and as what they replace has them."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpora.memory.tokens import pieces_of
from translate.review.codes import is_code

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def toggle_case(text: str) -> str:
    """Small letters, Each Word With A Capital, ALL CAPITALS, in turn; tags and variables stay as they are."""
    small, titled, capitals = (_each_piece(text, change) for change in (str.lower, _titled, str.upper))
    if text == small:
        return titled
    return capitals if text == titled != capitals else small


def rest_as_typed(typed: str, whole: str) -> str:
    """The part of `whole` behind `typed`, with which it begins but for capitals, so that both go together.

    "ENTERIAN" for KEM and kementerian; "itra Junior" for M and Mitra Junior, "itra junior" for m.
    """
    rest = whole[len(typed) :]
    if whole.startswith(typed):
        return rest
    if len(typed) > 1 and typed.isupper():
        return rest.upper()
    return rest.lower() if typed.islower() or whole.isupper() else rest


def like(found: str, replacement: str) -> str:
    """A replacement in small letters with the capitals of what it stands for: all, the first, or none."""
    if len(found) > 1 and found.isupper():
        return replacement.upper()
    return replacement[:1].upper() + replacement[1:] if found[:1].isupper() else replacement


def _titled(text: str) -> str:
    return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:].lower(), text)


def _each_piece(text: str, change: Callable[[str], str]) -> str:
    return "".join(piece if is_code(piece) else change(piece) for piece in pieces_of(text))
