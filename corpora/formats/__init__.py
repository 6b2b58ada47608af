"""Document formats: one module each, registered here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpora.errors import UsageError
from corpora.formats import plain
from corpora.languages import Language
from corpora.segment import Segment


class Document(Protocol):
    """A document taken apart into segments, which can be put together again with other texts in their places."""

    @property
    def segments(self) -> Sequence[Segment]:
        """The segments in reading order."""

    def render(self, targets: Mapping[int, str]) -> str:
        """The document with `targets[segment.number]` in each segment's place; a segment without one stays."""


@dataclass(frozen=True)
class Format:
    """A kind of document."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    read: Callable[[str, Language], Document]


FORMATS = {
    known.name: known
    for known in (
        Format("txt", "Plain text: a paragraph a line, blank lines as they are.", (".txt", ".text", ""), plain.read),
    )
}


def format_of(path: Path) -> Format:
    """The format that the suffix of `path` names. Raises UsageError when there is none."""
    suffix = path.suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    raise UsageError(
        f"{path}: the format {suffix} is not supported. Save the text as .txt, or pass --format txt to translate "
        f"every line of it as plain text."
    )
