"""`padanan glossary`: one module a subcommand; none is imported before it is called."""

from __future__ import annotations

from types import MappingProxyType

import click

from translate.cli.lazy import LazyCommand, LazyGroup

COMMANDS = MappingProxyType(
    {
        name: LazyCommand(f"translate.cli.glossary.{module}", text)
        for name, module, text in (
            ("find", "find", "Show which terms are in a text."),
            ("list", "listing", "List the concepts of a glossary."),
            ("show", "show", "Show everything about a term."),
            ("stats", "stats", "Count what a glossary holds."),
            ("add", "add", "Add a concept to a glossary."),
            ("edit", "edit", "Change a concept."),
            ("remove", "remove", "Remove concepts."),
            ("check", "check", "Look for mistakes in glossaries."),
            ("merge", "merge", "Join two glossaries and list what they disagree about."),
            ("import", "importing", "Add the entries of a TBX, TSV, CSV or XLSX file to a glossary."),
            ("export", "exporting", "Write a glossary as TBX, TSV, CSV or XLSX."),
            ("harvest", "harvest", "Propose terms from a bitext."),
        )
    }
)
"""Each subcommand, the module that holds it, and its line in the help."""


@click.group(name="glossary", cls=LazyGroup, table=COMMANDS)
def command() -> None:
    """Look into, keep and exchange glossaries.

    \b
    Examples:
      padanan glossary find berita.txt
      padanan glossary add -g istilah.csv --id utusan --en envoy
      padanan glossary check istilah.csv

    A glossary is a CSV file with a column for each language, which a spreadsheet or an editor can change, too.
    """
