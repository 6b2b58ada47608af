"""`padanan model remove`."""

from __future__ import annotations

import click

from corpora.errors import UsageError
from translate.cli import say
from translate.models.choice import forget_engine
from translate.models.installed import BUILTIN, installed_model, remove_model


@click.command(name="remove")
@click.argument("name")
def command(name: str) -> None:
    """Delete a model. Where it was used, the built-in one is used again.

    \b
    Example:
      padanan model remove nllb-600m
    """
    if name == BUILTIN:
        raise UsageError("The built-in model cannot be removed; padanan model info tells in which folder it is kept.")
    model = installed_model(name)
    size = model.size_bytes
    remove_model(model)
    forget_engine(name)
    say(f"{name} is deleted ({size / 1e6:.0f} MB).")
