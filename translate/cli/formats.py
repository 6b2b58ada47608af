"""`padanan formats`."""

from __future__ import annotations

import click

from corpora.formats import FORMATS


@click.command(
    name="formats",
    epilog="""\b
Example:
  padanan formats
  padanan translate daftar.log --format txt""",
)
def command() -> None:
    """List the document formats that padanan translate takes, each with its name and suffixes."""
    width = max(map(len, FORMATS))
    for known in FORMATS.values():
        suffixes = " ".join(suffix for suffix in known.suffixes if suffix)
        click.echo(f"{known.name:<{width}}  {suffixes}")
        click.echo(f"{'':<{width}}  {known.summary}")
