"""`padanan glossary export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corpora.files import write_whole
from corpora.languages import Language
from corpora.wording import counted
from glossary.exchange import EXCHANGE_FORMATS, format_of
from translate.cli import ExitCode, say
from translate.cli.glossary.exchange import exchange_options
from translate.cli.glossary.options import read_glossary, read_option
from translate.sources import STANDARD_STREAM


@click.command(
    name="export",
    epilog="""\b
Examples:
  padanan glossary export -g istilah.csv -o istilah.tbx
  padanan glossary export -g istilah.csv -o istilah.xlsx
  padanan glossary export -g istilah.csv -o glossary.txt --format tsv --from en

\b
Formats:
"""
    + "\n".join(f"  {known.name:<10} {known.summary}" for known in EXCHANGE_FORMATS.values()),
)
@read_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write, - for standard output.",
)
@exchange_options
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    glossary_path: Path | None, output: Path, format_name: str | None, source_language: Language, force: bool
) -> int:
    """Write a glossary in a format that other programs read.

    Says what the format cannot hold. The exit code is 1 if whole concepts were left out.
    """
    known = EXCHANGE_FORMATS[format_name] if format_name else format_of(output)
    glossary = read_glossary(glossary_path)
    exported = known.write(glossary.concepts, source_language)
    if output == STANDARD_STREAM:
        sys.stdout.buffer.write(exported.data)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, exported.data, overwrite=force)
    for left_out in exported.left_out:
        say(f"left out: {left_out.concept!r}: {left_out.reason}.")
    for remark in exported.remarks:
        say(f"{remark}.")
    missing = {left_out.concept for left_out in exported.left_out}
    place = "standard output" if output == STANDARD_STREAM else str(output)
    click.echo(
        f"{counted(len(glossary.concepts), 'concept')} written to {place} as {known.name}, {len(missing)} not whole.",
        err=True,
    )
    return ExitCode.FINDINGS if missing or glossary.problems else ExitCode.FINE
