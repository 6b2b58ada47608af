"""Data files with one entry a line."""

from __future__ import annotations


def entries(text: str) -> list[str]:
    """The lines of a data file in their order, without blank ones and those that begin with `#`."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
