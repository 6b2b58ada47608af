"""What stands in settings, written so that a terminal is safe from it and a message stays short."""

from __future__ import annotations

import contextlib
import unicodedata
from pathlib import Path

_LONGEST = 60
_LARGEST = 10**18


def shown(value: object) -> str:
    """A value as messages name it: “many”, true, 4.5, a list."""
    if isinstance(value, str):
        return f"“{printable(value)}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) > _LARGEST:
        return "a number of so many digits"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return printable(str(value))


def printable(text: str, *, whole: bool = False) -> str:
    """The text with escapes for what would move the cursor or cannot be seen, and cut off where it is long."""
    cut = text if whole or len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(repr(letter)[1:-1] if is_control(letter) else letter for letter in cut)


def is_control(letter: str) -> bool:
    """Whether it is no letter that a name has: a control character, a line end, half a surrogate pair."""
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")


def shown_path(path: Path) -> str:
    """The path from the working folder if it is below, else the whole."""
    with contextlib.suppress(ValueError, OSError):
        path = path.relative_to(Path.cwd())
    return printable(str(path), whole=True)


def missing_file(path: Path, key: str) -> str:
    """What to say of a file that a setting names and that is not there."""
    return f"there is no file {shown_path(path)}. Correct {key}, or take the file out."
