"""`padanan glossary remove`."""

from __future__ import annotations

from pathlib import Path

import click

from glossary.store import GlossaryFile, change_glossary_file, open_glossary_file
from translate.cli.glossary.draft import can_ask
from translate.cli.glossary.options import the_concept, write_option


@click.command(
    name="remove",
    epilog="""\b
Example:
  padanan glossary remove "mitra junior" -g istilah.csv

The rows that go are written to standard output, so that they can be kept:
  padanan glossary remove envoy -g istilah.csv >> removed.csv""",
)
@click.argument("names", nargs=-1, required=True, metavar="CONCEPT…")
@write_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(names: tuple[str, ...], glossary_path: Path, yes: bool) -> None:
    """Remove the CONCEPT… of these names or with these terms."""
    glossary = open_glossary_file(glossary_path).glossary
    ids = {the_concept(glossary, name).id for name in names}
    if can_ask() and not yes:
        click.confirm(f"Remove {', '.join(map(repr, sorted(ids)))} from {glossary_path}?", abort=True, err=True)

    rows: list[str] = []

    def change(file: GlossaryFile) -> GlossaryFile:
        lines = {file.concept(concept_id).line for concept_id in ids}
        rows.extend(record.raw.rstrip("\r\n") for record in file.sheet.records if record.line in lines)
        return file.removed(ids)

    change_glossary_file(glossary_path, change)
    for row in rows:
        click.echo(row)
    click.echo(f"{len(ids)} removed from {glossary_path}.", err=True)
