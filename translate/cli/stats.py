"""`padanan stats`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from corpora.formats import FORMATS
from corpora.languages import Language
from corpora.memory import Memories
from corpora.segment import Segment
from corpora.segmentation import segment_document
from corpora.sentences import splitter
from translate.cli.configured import ConfiguredCommand
from translate.cli.memories import memory_files_option, opened_memories
from translate.cli.options import LanguageType, read_standard_input
from translate.config import MemoryFile
from translate.leverage import Leverage, Row, leverage, total
from translate.pair import LanguagePair
from translate.sources import Source, SourceOptions, read_source

_HEADINGS = ("match", "segments", "words", "characters", "share of words")


@click.command(
    name="stats",
    cls=ConfiguredCommand,
    documents="files",
    epilog="""\b
Examples:
  padanan stats kontrak.docx --tm kantor.tm
  padanan stats *.xlf --csv > penawaran.csv

\b
Repetitions are segments whose text stood before, in any of the files. Words are
what white space parts; characters are counted without white space.""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--from", "source_language", type=LanguageType(), help="Language of the source. Default: guessed.")
@click.option("--to", "target_language", type=LanguageType(), help="Language wanted. Default: the other one.")
@click.option(
    "--format", "format_name", type=click.Choice(sorted(FORMATS)), help="Format of the files. Default: by suffix."
)
@click.option("--column", "columns", multiple=True, metavar="NAME", help="Column of a table, see padanan translate.")
@memory_files_option
@click.option("--json", "style", flag_value="json", help="Write JSON instead of a table.")
@click.option("--csv", "style", flag_value="csv", help="Write CSV instead of a table.")
def command(
    files: tuple[Path, ...],
    source_language: Language | None,
    target_language: Language | None,
    format_name: str | None,
    columns: tuple[str, ...],
    memory_files: tuple[MemoryFile, ...],
    style: str | None,
) -> int:
    """Count what FILE… hold by how much of it the memories have: the leverage table of a quotation."""
    options = SourceOptions(source_language, target_language, format_name, columns)
    by_pair: dict[LanguagePair, list[Source]] = {}
    for path in files:
        source = read_source(path, read_standard_input, options)
        by_pair.setdefault(source.pair, []).append(source)
    with opened_memories(memory_files) as memories:
        tables = {
            pair: leverage(map(_segments, sources), (pair.source, pair.target), memories or Memories([]))
            for pair, sources in by_pair.items()
        }
    click.echo(_STYLES[style or "text"](tables), nl=False)
    return 0


def _segments(source: Source) -> list[Segment]:
    ours = splitter(source.pair.source)
    return [
        segment
        for document, first_line in source.documents()
        for segment in segment_document(document, ours, first_line=first_line).segments
    ]


def _rows(tables: dict[LanguagePair, Leverage]) -> list[tuple[str, str, int, int, int, float]]:
    """(direction, match, segments, words, characters, share of words) of every row, and of all together."""
    rows = []
    for pair, table in tables.items():
        whole = total([table])
        for name, one in [*((row.value, table[row]) for row in Row), ("total", whole)]:
            share = one.words / whole.words if whole.words else 0.0
            rows.append((pair.code, name, one.segments, one.words, one.characters, share))
    return rows


def _as_text(tables: dict[LanguagePair, Leverage]) -> str:
    lines = []
    for pair, table in tables.items():
        lines += [f"{pair.code:<12} {'segments':>10} {'words':>10} {'characters':>12} {'words':>8}"]
        lines += [
            f"{name:<12} {segments:>10,} {words:>10,} {characters:>12,} {share:>8.1%}"
            for _, name, segments, words, characters, share in _rows({pair: table})
        ]
    return "".join(f"{line}\n" for line in lines)


def _as_csv(tables: dict[LanguagePair, Leverage]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("direction", *_HEADINGS))
    writer.writerows((*row[:-1], f"{row[-1]:.4f}") for row in _rows(tables))
    return file.getvalue()


def _as_json(tables: dict[LanguagePair, Leverage]) -> str:
    names = ("direction", "match", "segments", "words", "characters", "share")
    rows = [dict(zip(names, (*row[:-1], round(row[-1], 4)), strict=True)) for row in _rows(tables)]
    return json.dumps(rows, indent=2) + "\n"


_STYLES = {"text": _as_text, "csv": _as_csv, "json": _as_json}
