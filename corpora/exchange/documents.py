"""XLIFF and PO as memories: what their segments have for a translation, if somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpora.exchange.record import NOT_CONFIRMED, UNTRANSLATED, Item, ReadOptions, Skipped, source_unknown
from corpora.exchange.tags import Kind, Tag, Token, element_tokens, numbered_alike
from corpora.files import read_bytes
from corpora.formats import FORMATS, Document, Unit
from corpora.formats import ReadOptions as DocumentOptions
from corpora.languages import Language
from corpora.markup import CodeKind, MarkedText
from corpora.memory.unit import MemoryUnit
from corpora.segment import Status


def read_xliff(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The segments of an XLIFF file. Raises UnreadableInputError, UsageError."""
    return _items(path, "xliff", options)


def read_po(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The messages of a PO file. Raises UnreadableInputError, UsageError."""
    return _items(path, "po", options)


def _items(path: Path, format_name: str, options: ReadOptions) -> Iterator[Item]:
    has_elements = format_name == "po"
    document = FORMATS[format_name].read(read_bytes(path), str(path), DocumentOptions(options.source))
    source = _source(document, options, str(path))
    units = document.units
    for index, unit in enumerate(units):
        before = units[index - 1].source.text if index else ""
        after = units[index + 1].source.text if index + 1 < len(units) else ""
        if reason := _complaint(unit, options):
            yield Skipped(unit.line, reason)
        else:
            yield MemoryUnit(
                *_texts(unit, has_elements=has_elements),
                (source, source.other),
                before,
                after,
                document=path.name,
                author=options.author,
                origin=options.origin,
            )


def _texts(unit: Unit, *, has_elements: bool) -> tuple[str, str]:
    """Both texts; with `has_elements` the target has its tags as the file has them, `<b>`."""
    target = unit.target or ""
    if not has_elements or "<" not in target:
        return unit.source.text, target
    return numbered_alike(list(_tokens(unit.source)), list(element_tokens(target)))


def _tokens(text: MarkedText) -> Iterator[Token]:
    for piece in text.pieces():
        if isinstance(piece, str) or piece.kind is CodeKind.VARIABLE:
            yield piece if isinstance(piece, str) else piece.raw
        else:
            kind: Kind = "open" if piece.kind is CodeKind.OPEN else "close" if piece.kind is CodeKind.CLOSE else "alone"
            yield Tag(kind, piece.number, piece.raw)


def _source(document: Document, options: ReadOptions, name: str) -> Language:
    told = options.source or document.source or (document.target.other if document.target else None)
    if told is None:
        raise source_unknown(name)
    return told


def _complaint(unit: Unit, options: ReadOptions) -> str | None:
    if not (unit.target or "").strip() or not unit.source.text.strip():
        return UNTRANSLATED
    if unit.status is not Status.CONFIRMED and not options.with_drafts:
        return NOT_CONFIRMED
    return None
