"""`padanan glossary edit`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from corpora.errors import UsageError
from glossary.rows import cells_of
from glossary.store import open_glossary_file
from translate.cli.glossary.draft import ask, can_ask, concept_from, given
from translate.cli.glossary.options import field_options, the_concept, write_option
from translate.review.term_editing import edit_concept


@click.command(
    name="edit",
    epilog="""\b
Examples:
  padanan glossary edit "mitra junior" -g istilah.csv --en "junior partner|lesser partner"
  padanan glossary edit envoy -g istilah.csv --note ""
  padanan glossary edit envoy -g istilah.csv              asks, on a terminal""",
)
@click.argument("name", metavar="CONCEPT")
@write_option
@field_options
def command(name: str, glossary_path: Path, **fields: str | None) -> None:
    """Change the CONCEPT of this name or with this term; what is not given stays, "" empties a field.

    Only its own line of the file changes.
    """
    if fields.get("concept") is not None:
        raise UsageError("A concept keeps its name. Remove it and add it under the other one.")
    old = the_concept(open_glossary_file(glossary_path).glossary, name)
    changes = given(fields)
    if not changes and not can_ask():
        raise UsageError("Nothing to change. Give what is new, for example --en “junior partner”.")
    cells = cells_of(old)
    cells = {**cells, **changes} if changes else ask(cells)
    new = replace(concept_from(cells), id=old.id, line=old.line)

    edit_concept(glossary_path, old, new)
    click.echo(f"{old.id!r} changed in {glossary_path}.", err=True)
