"""`padanan model`: one module a subcommand; none is imported before it is called."""

from __future__ import annotations

from types import MappingProxyType

import click

from translate.cli.lazy import LazyCommand, LazyGroup

COMMANDS = MappingProxyType(
    {
        name: LazyCommand(f"translate.cli.model.{module}", text)
        for name, module, text in (
            ("list", "listing", "List the models that are here and those that can be installed."),
            ("install", "installing", "Install a model by name, from a folder, an archive or an address."),
            ("use", "use", "Choose the model for translations to come."),
            ("remove", "remove", "Delete a model."),
            ("info", "info", "Tell all about one model."),
            ("bench", "bench", "Measure how quick models are on this machine."),
        )
    }
)
"""Each subcommand, the module that holds it, and its line in the help."""


@click.group(name="model", cls=LazyGroup, table=COMMANDS)
def command() -> None:
    """List, install and choose translation models.

    \b
    Examples:
      padanan model list
      padanan model install firefox
      padanan model install ./opus-mt-id-en --direction id-en
      padanan model use opus-mt-id-en

    Without any of this the built-in model translates both directions.
    """
