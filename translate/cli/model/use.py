"""`padanan model use`."""

from __future__ import annotations

import click

from translate.cli import say
from translate.models.choice import choose_engine
from translate.models.installed import BUILTIN, BUILTIN_DIRECTIONS, installed_model


@click.command(name="use")
@click.argument("name")
def command(name: str) -> None:
    """Choose the model for translations to come, in the directions that it knows; builtin for the built-in one.

    \b
    Examples:
      padanan model use firefox
      padanan model use builtin
    """
    directions = BUILTIN_DIRECTIONS if name == BUILTIN else installed_model(name).directions
    choose_engine(name, directions)
    say(f"{' and '.join(directions)}: translated by {name} from now on.")
