"""Which line ends of a cue mean something: those before another speaker, a sound or a line of a song."""

from __future__ import annotations

import re

SPEAKER_MARK = re.compile(r"\s*(?:[-–—‐]{1,2}(?=\s*(?:[^\W\d]|[\"'“‘«.…\[(♪]))|>{2,3}(?=\s))")
"""What stands before a speaker's words: `-`, `– `, `>>`."""
_LABEL = re.compile(r"[A-Z][A-Z0-9 .'’-]{0,30}:|>>")
_SONG_OR_SOUND = re.compile(r"[♪♫#\[(]")
_WHOLE_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_ENDED = re.compile(r"[.?!…:♪♫)\]\"'”’»-]\Z")
_DIVIDED_WORD = re.compile(r"[^\W\d_]-\Z")
_OTHER_PART = re.compile(r"(?!(?:and|atau|dan|or)\b)[^\W\d_]")


def joint(first: str, before: str, after: str, *, is_voice: bool = False) -> str:
    """What stands between two lines of a cue in its text: a line end, a space, or nothing in a word that is divided.

    `first` is the first line since the last line end that meant something; `is_voice` is whether a tag says that
    somebody else speaks from here on.
    """
    if is_voice or _begins_anew(first, before, after):
        return "\n"
    if before[-1:].isspace() or after[:1].isspace():
        return ""
    is_divided = _DIVIDED_WORD.search(before) and _OTHER_PART.match(after) and after[0].islower()
    return "" if is_divided else " "


def _begins_anew(first: str, before: str, after: str) -> bool:
    after = after.lstrip()
    if _LABEL.match(after) or (first == before and _WHOLE_SOUND.fullmatch(before.strip())):
        return True
    for mark in (SPEAKER_MARK, _SONG_OR_SOUND):
        if mark.match(after):
            return bool(_ENDED.search(before.rstrip()) or mark.match(first.lstrip()))
    return False
