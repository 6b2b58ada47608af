"""`padanan tm`: one module a subcommand; none is imported before it is called."""

from __future__ import annotations

from types import MappingProxyType

import click

from translate.cli.lazy import LazyCommand, LazyGroup

COMMANDS = MappingProxyType(
    {
        name: LazyCommand(f"translate.cli.tm.{module}", text)
        for name, module, text in (
            ("import", "importing", "Take TMX, XLIFF, PO, CSV, TSV or Moses pairs into a memory."),
            ("export", "exporting", "Write a memory as TMX, TSV or Moses pairs."),
            ("search", "search", "Show how words were translated before."),
            ("stats", "stats", "Count what a memory holds, and say where it is."),
            ("clean", "clean", "Look for units that should not be there, and take them out."),
            ("merge", "merge", "Make one memory of two and list what they disagree about."),
        )
    }
)
"""Each subcommand, the module that holds it, and its line in the help."""


@click.group(name="tm", cls=LazyGroup, table=COMMANDS)
def command() -> None:
    """Keep translation memories: what was translated once.

    \b
    Examples:
      padanan tm import agency.tmx
      padanan tm search "kerja sama"
      padanan tm clean
      padanan tm export -o mine.tmx

    A memory is one file. Without --tm, it is the one that padanan.toml names, or else your own, which
    padanan tm stats names.
    """
