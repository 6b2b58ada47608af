"""Padanan's own CSV: every column, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable

from corpora.files import decode
from glossary.entry import Concept
from glossary.exchange.outcome import Exported, Imported
from glossary.exchange.table import GUARDED, read_sheet, table_text
from glossary.sheet import parse_sheet


def read(data: bytes, name: str) -> Imported:
    """The concepts of a CSV file of any delimiter and encoding, as `load_glossary` reads it. UnreadableInputError."""
    decoded = decode(data, name)
    imported = read_sheet(parse_sheet(decoded.text, name), name, "line {}".format)
    if not decoded.is_unusual:
        return imported
    return Imported(imported.concepts, imported.skipped, (f"read as {decoded.encoding}", *imported.remarks))


def write(concepts: Iterable[Concept]) -> Exported:
    """UTF-8, commas, a line feed after each row: a glossary file."""
    # Only what would lose an apostrophe of its own is guarded: a glossary file is read as it stands.
    text, left_out = table_text(concepts, delimiter=",", line_end="\n", guard=GUARDED)
    return Exported(text.encode(), tuple(left_out))
