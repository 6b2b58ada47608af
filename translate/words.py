"""Whether there is anything in a text to translate."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[^\W\d_]")
# The bounds keep a long line without spaces from being searched again at each of its letters.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<!\S)\S{1,64}@\S{1,255}"
    r"|\b(?:[\w-]{1,63}\.){1,8}(?:id|com|org|net|int|gov|edu|info|io)\b(?:/\S*)?"
)


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides numbers, punctuation, web and mail addresses."""
    return bool(_LETTER.search(_ADDRESS.sub(" ", text)))
