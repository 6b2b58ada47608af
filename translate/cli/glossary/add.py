"""`padanan glossary add`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from corpora.languages import Language
from glossary.nearness import near_duplicates
from glossary.rows import CONCEPT
from glossary.store import GlossaryFile, change_glossary_file, open_glossary_file
from translate.cli import say
from translate.cli.glossary.draft import ask, can_ask, concept_from, given
from translate.cli.glossary.options import field_options, write_option


@click.command(
    name="add",
    epilog="""\b
Examples:
  padanan glossary add -g istilah.csv --id utusan --en "envoy|emissary|!messenger"
  padanan glossary add -g istilah.csv           asks, on a terminal""",
)
@write_option
@field_options
def command(glossary_path: Path, **fields: str | None) -> None:
    """Add a concept to a glossary; a file that is not there is begun.

    Asks for what is missing if --id or --en is not given and somebody sits at a terminal.
    """
    cells = given(fields)
    is_complete = all(cells.get(language.value) for language in Language)
    asks = not is_complete and can_ask()
    concept = concept_from(ask(cells) if asks else cells)
    name = fields[CONCEPT] or concept.allowed(Language.INDONESIAN)[0].text
    concept = replace(concept, id=name)
    is_new_file = not glossary_path.exists()
    near = [] if is_new_file else near_duplicates(concept, open_glossary_file(glossary_path).glossary.concepts)
    for duplicate in near:
        say(f"{duplicate.message}.")
    if near and can_ask():
        click.confirm("Add it all the same?", abort=True, err=True)

    def change(file: GlossaryFile) -> GlossaryFile:
        return file.added([concept])

    change_glossary_file(glossary_path, change, create=True)
    begun = ", which is begun with it" if is_new_file else ""
    click.echo(f"{concept.id!r} added to {glossary_path}{begun}.", err=True)
