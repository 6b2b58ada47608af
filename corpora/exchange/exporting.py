"""Writing a memory for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UsageError
from corpora.exchange import tables, tmx
from corpora.files import writing_whole
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

Write = Callable[[bytes], object]


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file that is written."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    write: Callable[[Iterable[MemoryUnit], Write, str], None] | None
    """Writes units; the last argument is Padanan's version. None for Moses pairs, which are two files."""


EXPORT_FORMATS = {
    known.name: known
    for known in (
        ExportFormat("tmx", "TMX 1.4b: everything, for every CAT tool.", (".tmx",), tmx.write),
        ExportFormat(
            "tsv",
            "A table with a column for each language and one for each fact.",
            (".tsv", ".tab"),
            lambda units, write, _: tables.write_tsv(units, write),
        ),
        ExportFormat("moses", "Two files, name.id and name.en, one text a line.", (".id", ".en"), None),
    )
}
"""Every format by its name."""


def export_format_of(path: Path) -> ExportFormat:
    """The format that the suffix of `path` names. Raises UsageError when there is none."""
    for known in EXPORT_FORMATS.values():
        if path.suffix.lower() in known.suffixes:
            return known
    raise UsageError(f"{path}: no memory is written as {path.suffix!r}. Name one with --format: tmx, tsv or moses.")


def export_units(
    units: Iterable[MemoryUnit], path: Path, known: ExportFormat, version: str, *, overwrite: bool
) -> list[Path]:
    """Write units to a file, or two, whole or not at all; returns which. Raises OutputError."""
    if known.write is None:
        return _export_lines(units, path, overwrite=overwrite)
    with writing_whole(path, overwrite=overwrite) as write:
        known.write(units, write, version)
    return [path]


def _export_lines(units: Iterable[MemoryUnit], path: Path, *, overwrite: bool) -> list[Path]:
    stem = path.with_suffix("") if path.suffix in EXPORT_FORMATS["moses"].suffixes else path
    paths = {language: stem.with_name(f"{stem.name}.{language.value}") for language in Language}
    with ExitStack() as stack:
        writers = {
            language: stack.enter_context(writing_whole(paths[language], overwrite=overwrite)) for language in Language
        }
        for unit in units:
            for language, text in zip(unit.pair, (unit.source, unit.target), strict=True):
                writers[language](f"{' '.join(text.split())}\n".encode("utf-8", "replace"))
    return list(paths.values())
