"""Documents that are to be translated: read, and their languages told."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from corpora.files import opened
from corpora.formats import FORMATS, Document, Format, Part, ReadOptions, format_of
from corpora.languages import Language
from translate.direction import Direction, choose_direction
from translate.pair import LanguagePair

STANDARD_STREAM = Path("-")
PART_BYTES = 256 * 1024
"""Of a file that can be cut; 200 MB in such parts were translated in 58 MB of memory, an engine's not counted."""


@dataclass(frozen=True)
class Source:
    """A document that was read and may be translated."""

    path: Path
    """`STANDARD_STREAM` for standard input."""
    document: Document
    """Of a long file its first part."""
    format: Format
    pair: LanguagePair
    remarks: Sequence[str]
    """What a person should be told before anything is translated."""
    later_parts: Callable[[], Iterator[Part]] = lambda: iter(())
    """The parts of a long file after the first."""
    parts: int = 1
    """About how many there are."""

    @property
    def name(self) -> str:
        """What people know it as."""
        return source_name(self.path)

    def documents(self) -> Iterator[tuple[Document, int]]:
        """The documents of its parts, and the line on which each begins; one is read at a time."""
        yield self.document, 1
        for part in self.later_parts():
            yield self.format.read(part.data, self.name, ReadOptions(self.pair.source)), part.first_line


@dataclass(frozen=True)
class SourceOptions:
    """What a person said about the documents to translate."""

    source_language: Language | None = None
    target_language: Language | None = None
    format_name: str | None = None
    columns: tuple[str, ...] = ()


def source_name(path: Path) -> str:
    """A file's path as it was given, or "standard input"."""
    return "standard input" if path == STANDARD_STREAM else str(path)


def read_source(path: Path, read_input: Callable[[], bytes], options: SourceOptions) -> Source:
    """Read a document; `read_input` gives the bytes of standard input. Raises PadananError."""
    name = source_name(path)
    known = _format(path, options.format_name)
    size_bytes, cut = _cut(path, read_input, known)
    first = next(cut(), Part(b"", 1))
    wanted = options.source_language or (options.target_language.other if options.target_language else None)
    document = known.read(first.data, name, ReadOptions(wanted, options.columns))
    texts = "\n".join(unit.source.plain for unit in document.units)
    direction = _direction(document, texts, name, options)
    remarks = [direction.remark] if direction.remark else []
    is_whole = len(first.data) == size_bytes
    if is_whole and not texts.strip():
        remarks = [f"{name} holds nothing to translate; its translation is a copy of it."]
    remarks += (f"{name}: {remark}" for remark in document.remarks)
    source = Source(path, document, known, direction.pair, tuple(remarks))
    if is_whole:
        return source
    return replace(source, later_parts=lambda: islice(cut(), 1, None), parts=-(-size_bytes // len(first.data)))


def _cut(path: Path, read_input: Callable[[], bytes], known: Format) -> tuple[int, Callable[[], Iterator[Part]]]:
    """How long a document is, in bytes, and what reads its parts one by one."""
    if path == STANDARD_STREAM:
        data = read_input()
        return len(data), lambda: known.cut(io.BytesIO(data), PART_BYTES)

    def parts() -> Iterator[Part]:
        with opened(path) as file:
            yield from known.cut(file, PART_BYTES)

    with opened(path) as file:
        return file.seek(0, io.SEEK_END), parts


def _format(path: Path, name: str | None) -> Format:
    if name:
        return FORMATS[name]
    return FORMATS["txt"] if path == STANDARD_STREAM else format_of(path)


def _direction(document: Document, texts: str, name: str, options: SourceOptions) -> Direction:
    """The direction that was asked for, or that the document names, or that its words tell."""
    source, target = options.source_language, options.target_language
    if source is None and target is None:
        source, target = document.source, document.target
        if source is not None and source is target:
            target = None
    if target is not None and document.target is target:
        # A file that names the language of its targets may well hold sources that are names and numbers alone.
        source = source or target.other
    return choose_direction(texts, name, source, target)
