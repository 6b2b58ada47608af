"""The unit that is translated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from corpora.markup.codes import Code, MarkedText


class Status(Enum):
    """How far the translation of a segment is."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    """A translation that somebody must look at: a machine's, or one marked so by another tool."""
    CONFIRMED = "confirmed"
    """A person stands for it."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What is written into a document in the place of a source text."""

    text: str
    """With the tags of the source text."""
    status: Status = Status.DRAFT


@dataclass(frozen=True, slots=True)
class Limits:
    """What its place has room for; None where there is no limit."""

    longest: int | None = None
    """Characters of the whole translation."""
    longest_line: int | None = None
    """Characters of a line."""
    most_lines: int | None = None
    seconds: float | None = None
    """How long it is shown, if it is a subtitle."""


@dataclass(frozen=True)
class Segment:
    """One sentence of a document, or whatever its format calls a unit."""

    number: int
    """Its place in the document, from 1."""
    line: int
    """The line of the document on which it begins, from 1; of formats without lines, the number of the paragraph."""
    source: str
    """With numbered tags in the places of the document's own: `<1>`, `</1>`, `<2/>`."""
    codes: tuple[Code, ...] = ()
    """What must come through translation as it is."""
    unit: int = 0
    """Which of the document's units it is of, from 0."""
    target: str | None = None
    """The translation that the document brought with it."""
    status: Status = Status.UNTRANSLATED
    key: str = ""
    """What programs know it by: a message's key or context."""
    note: str = ""
    """What its author says to translators."""
    limits: Limits | None = None

    @property
    def marked(self) -> MarkedText:
        """The source with its codes."""
        return MarkedText(self.source, self.codes)
