"""Memories of other programs: one module a format, registered here.

Readers go through a file in flat memory and give what they find, unit by unit; what they pass over they tell, with the
reason. Writing is in `corpora.exchange.exporting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.bitext import sister_paths
from corpora.dotted import imported
from corpora.errors import UsageError
from corpora.exchange.record import Item, ReadOptions, Remark, Skipped

__all__ = ["EXCHANGE_FORMATS", "ExchangeFormat", "Item", "ReadOptions", "Remark", "Skipped", "format_of"]


@dataclass(frozen=True)
class ExchangeFormat:
    """A kind of file in which memories are handed on."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    reader: str
    """`module.function`, imported on use."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[Item]:
        """What a file holds. Raises UnreadableInputError, or UsageError if a person must say more about it."""
        items: Iterator[Item] = imported(self.reader)(path, options)
        return items


EXCHANGE_FORMATS = {
    known.name: known
    for known in (
        ExchangeFormat(
            "tmx", "Translation memory exchange, 1.1 to 1.4b, damaged ones too.", (".tmx",), "corpora.exchange.tmx.read"
        ),
        ExchangeFormat(
            "xliff",
            "XLIFF 1.2, 2.0 and 2.1: confirmed segments.",
            (".xlf", ".xliff", ".mxliff", ".mqxliff"),
            "corpora.exchange.documents.read_xliff",
        ),
        ExchangeFormat("po", "Gettext: messages that are not fuzzy.", (".po",), "corpora.exchange.documents.read_po"),
        ExchangeFormat(
            "csv",
            "Tables with a column for each language: CSV, TSV.",
            (".csv", ".tsv", ".tab"),
            "corpora.exchange.tables.read",
        ),
        ExchangeFormat(
            "moses",
            "Two files whose lines answer each other: name.id and name.en.",
            (".id", ".en"),
            "corpora.exchange.lines.read",
        ),
    )
}
"""Every format by its name."""


def format_of(path: Path) -> ExchangeFormat:
    """The format that the name of `path` tells. Raises UsageError when there is none."""
    suffix = path.suffix.lower()
    for known in EXCHANGE_FORMATS.values():
        if suffix in known.suffixes:
            return known
    if sister_paths(path):
        return EXCHANGE_FORMATS["moses"]
    suffixes = " ".join(suffix for known in EXCHANGE_FORMATS.values() for suffix in known.suffixes)
    raise UsageError(
        f"{path}: no memory has the suffix {suffix!r}. Known are {suffixes}; "
        f"or name one with --format: {', '.join(EXCHANGE_FORMATS)}."
    )
