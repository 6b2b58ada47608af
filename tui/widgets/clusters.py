"""What a reader takes for one character: a letter with its marks, an emoji with its modifiers."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_FLAGS = ("\U0001f1e6", "\U0001f1ff")


def next_boundary(text: str, place: int) -> int:
    """The end of the cluster that holds the character at a place; the end of the text if there is none."""
    end = min(place + 1, len(text))
    while end < len(text) and _joins(text, end):
        end += 1
    return end


def previous_boundary(text: str, place: int) -> int:
    """The start of the cluster before a place; 0 if there is none."""
    start = max(place - 1, 0)
    while start > 0 and _joins(text, start):
        start -= 1
    return start


def boundary(text: str, place: int) -> int:
    """The place itself if it is between clusters, else the start of the cluster in which it is."""
    while 0 < place < len(text) and _joins(text, place):
        place -= 1
    return place


def _joins(text: str, place: int) -> bool:
    """Whether the character at a place belongs to the one before it."""
    character = text[place]
    if character.isascii():
        return False
    if character == _JOINER or text[place - 1] == _JOINER or unicodedata.category(character) in ("Mn", "Me"):
        return True
    if _SKIN_TONES[0] <= character <= _SKIN_TONES[1]:
        return True
    return _is_flag(character) and _flags_before(text, place) % 2 == 1


def _is_flag(character: str) -> bool:
    return _FLAGS[0] <= character <= _FLAGS[1]


def _flags_before(text: str, place: int) -> int:
    count = 0
    while place - count > 0 and _is_flag(text[place - count - 1]):
        count += 1
    return count
