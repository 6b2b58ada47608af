"""What a format makes of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from corpora.languages import Language
from corpora.markup import MarkedText
from corpora.segment import Limits, Status, Translation


@dataclass(frozen=True)
class Unit:
    """A stretch of a document that is translated and written back as a whole: a paragraph, a message, a cell."""

    source: MarkedText
    line: int = 1
    """The line on which it begins, from 1; of formats without lines, its number."""
    key: str = ""
    """What programs know it by: a message's key or context."""
    note: str = ""
    """What its author says to translators."""
    target: str | None = None
    """The translation that the file brings with it; None if it has none or an empty one."""
    status: Status = Status.UNTRANSLATED
    is_one_segment: bool = False
    """Whether people see it as one segment, however many sentences it has: files with a place for the target do."""
    limits: Limits | None = None


@dataclass(frozen=True)
class ReadOptions:
    """What a person said about a file."""

    source: Language | None = None
    """The language to translate from, if it was named."""
    columns: tuple[str, ...] = ()
    """Of a table, which columns to translate: "isi" in its place, "id:en" from one column into another."""


class Part(NamedTuple):
    """A piece of a long file that is a document of its own."""

    data: bytes
    first_line: int
    """Of the file, from 1."""


class Document(Protocol):
    """A file taken apart into units, which can be put together again with translations in their places."""

    @property
    def units(self) -> Sequence[Unit]:
        """In reading order."""

    @property
    def source(self) -> Language | None:
        """The language that the file says it is in."""

    @property
    def target(self) -> Language | None:
        """The language into which the file says it is to be translated."""

    @property
    def remarks(self) -> Sequence[str]:
        """What a person should know about how it was read, such as an unusual encoding."""

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with the translations, by the index of their unit, in their places.

        All else comes back byte for byte. The texts have each tag of their unit once. Where the file says in which
        language it is, it says `target`. Without translations the bytes are those that were read.
        """
