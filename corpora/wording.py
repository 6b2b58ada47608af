"""English words as numbers ask for them."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """1 row, 2 rows, 2 entries."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"
