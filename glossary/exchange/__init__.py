"""Glossaries of other programs: one module a format, registered here. Bytes in, bytes out; files are the caller's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpora.dotted import imported
from corpora.errors import UsageError
from corpora.languages import Language
from glossary.entry import Concept
from glossary.exchange.outcome import Exported, Imported, LeftOut, Skipped

__all__ = ["EXCHANGE_FORMATS", "ExchangeFormat", "Exported", "Imported", "LeftOut", "Skipped", "format_of"]


@dataclass(frozen=True)
class ExchangeFormat:
    """A kind of file in which glossaries are handed on."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    """Those by which `format_of` knows it; the first is the usual one."""
    reader: str
    """`module.function`, imported on use: lxml and openpyxl take 30 and 150 ms."""
    writer: str
    is_directed: bool = False
    """Whether its files do not say which of their columns is which language."""

    def read(self, data: bytes, name: str, source: Language = Language.INDONESIAN) -> Imported:
        """The concepts in the bytes of a file that people call `name`. Raises UnreadableInputError.

        `source` is the language of the first column, for formats that are directed.
        """
        function = imported(self.reader)
        outcome: Imported = function(data, name, source) if self.is_directed else function(data, name)
        return outcome

    def write(self, concepts: Iterable[Concept], source: Language = Language.INDONESIAN) -> Exported:
        """The bytes of a file of these concepts; `source` as in `read`. Raises OutputError if TBX would be empty."""
        function = imported(self.writer)
        exported: Exported = function(concepts, source) if self.is_directed else function(concepts)
        return exported


_CSV_READER = "glossary.exchange.padanan_csv.read"
# The three dialects of TBX are told apart by what is in a file.
_TBX_READER = "glossary.exchange.tbx.reading.read"

EXCHANGE_FORMATS = {
    known.name: known
    for known in (
        ExchangeFormat(
            "csv",
            "Padanan's own: every column, nothing lost.",
            (".csv",),
            reader=_CSV_READER,
            writer="glossary.exchange.padanan_csv.write",
        ),
        ExchangeFormat(
            "excel-csv",
            "CSV for a double click in Excel: semicolons, a byte order mark, CRLF.",
            (),
            reader=_CSV_READER,
            writer="glossary.exchange.excel_csv.write",
        ),
        ExchangeFormat(
            "xlsx",
            "A sheet with the same columns.",
            (".xlsx",),
            reader="glossary.exchange.xlsx.read",
            writer="glossary.exchange.xlsx.write",
        ),
        ExchangeFormat(
            "tsv",
            "OmegaT's glossary: source, target, comment, parted by tabs.",
            (".tsv", ".tab", ".txt", ".utf8"),
            reader="glossary.exchange.omegat.read",
            writer="glossary.exchange.omegat.write",
            is_directed=True,
        ),
        ExchangeFormat(
            "tbx",
            "TBX-Basic, version 3 (ISO 30042:2019), DCT style.",
            (".tbx", ".xml"),
            reader=_TBX_READER,
            writer="glossary.exchange.tbx.writing.write_dct",
        ),
        ExchangeFormat(
            "tbx-dca",
            "TBX-Basic, version 3 (ISO 30042:2019), DCA style.",
            (),
            reader=_TBX_READER,
            writer="glossary.exchange.tbx.writing.write_dca",
        ),
        ExchangeFormat(
            "tbx-v2",
            "TBX-Basic, version 2 (martif), which older tools read.",
            (),
            reader=_TBX_READER,
            writer="glossary.exchange.tbx.writing.write_v2",
        ),
    )
}
"""Every format by its name, in the order in which people should consider them."""


def format_of(path: Path) -> ExchangeFormat:
    """The format that the suffix of `path` names. Raises UsageError when there is none."""
    suffix = path.suffix.lower()
    for known in EXCHANGE_FORMATS.values():
        if suffix in known.suffixes:
            return known
    suffixes = " ".join(suffix for known in EXCHANGE_FORMATS.values() for suffix in known.suffixes)
    raise UsageError(
        f"{path}: no glossary format has the suffix {suffix!r}. Known are {suffixes}; "
        f"or name one with --format: {', '.join(EXCHANGE_FORMATS)}."
    )
