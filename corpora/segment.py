"""The unit that is translated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """One sentence of a document, or whatever its format calls a unit."""

    number: int
    """Its place in the document, from 1."""
    line: int
    """The line of the document on which it begins, from 1."""
    source: str
