"""`padanan tm export`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from corpora.exchange.exporting import EXPORT_FORMATS, export_format_of, export_units
from corpora.wording import counted
from translate.cli import version
from translate.cli.tm.options import memories_option, memories_to_read

_ABOUT = "\n".join(f"  {known.name:<6} {known.summary}" for known in EXPORT_FORMATS.values())


@click.command(
    name="export",
    epilog=f"""\b
Examples:
  padanan tm export -o mine.tmx
  padanan tm export --tm project.tm -o project.tsv
  padanan tm export -o korpus.id                      writes korpus.en, too

\b
Formats:
{_ABOUT}""",
)
@memories_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--format", "format_name", type=click.Choice(list(EXPORT_FORMATS)), help="Format. Default: by suffix.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(memory_paths: tuple[Path, ...], output: Path, format_name: str | None, force: bool) -> None:
    """Write a memory, or several as one, in a format that other programs read."""
    known = EXPORT_FORMATS[format_name] if format_name else export_format_of(output)
    with memories_to_read(memory_paths) as memories:
        count = sum(memory.count() for memory in memories)
        units = chain.from_iterable(memory.units() for memory in memories)
        written = export_units(units, output, known, version(), overwrite=force)
    click.echo(f"{counted(count, 'unit')} written to {' and '.join(map(str, written))}.", err=True)
