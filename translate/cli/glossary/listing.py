"""`padanan glossary list`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from corpora.languages import Language
from glossary.entry import Concept
from glossary.rows import cells_of
from translate.cli.glossary.options import json_option, read_glossary, read_option


@click.command(
    name="list",
    epilog="""\b
Examples:
  padanan glossary list -g istilah.csv
  padanan glossary list --domain law | grep -i treaty""",
)
@read_option
@click.option("--domain", help="Only the concepts of this domain.")
@json_option
def command(glossary_path: Path | None, domain: str | None, as_json: bool) -> int:
    """List the concepts of a glossary, one a line: its name, its preferred terms and its domain, parted by tabs."""
    glossary = read_glossary(glossary_path)
    concepts = [concept for concept in glossary.concepts if domain is None or concept.domain == domain]
    if as_json:
        click.echo(json.dumps([cells_of(concept) for concept in concepts], ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        _write_aligned([_cells(concept) for concept in concepts])
    else:
        for concept in concepts:
            click.echo("\t".join(_cells(concept)))
    return 1 if glossary.problems else 0


def _cells(concept: Concept) -> tuple[str, str, str, str]:
    indonesian, english = (
        term.text if (term := concept.preferred(language)) else ""
        for language in (Language.INDONESIAN, Language.ENGLISH)
    )
    return concept.id, indonesian, english, concept.domain


def _write_aligned(rows: list[tuple[str, str, str, str]]) -> None:
    widths = [min(40, max((len(row[column]) for row in rows), default=0)) for column in range(4)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
