"""`padanan model install`."""

from __future__ import annotations

import click

from translate.cli import say
from translate.cli.console import console_progress
from translate.cli.options import DirectionType
from translate.engine import Request
from translate.engines.opening import open_installed
from translate.models.install import Order, install
from translate.models.installed import InstalledModel
from translate.pair import LanguagePair


@click.command(
    name="install",
    epilog="""\b
Examples:
  padanan model install firefox
  padanan model install nllb-600m
  padanan model install ~/Downloads/opus-mt-id-en --direction id-en
  padanan model install translate-id_en-1_9.argosmodel

\b
A folder or archive may hold any CTranslate2 encoder-decoder with its SentencePiece
files, or Firefox's models. No other command of Padanan uses the network.""",
)
@click.argument("what", metavar="NAME|PATH|ADDRESS")
@click.option("--name", help="What to call it. Default: by its folder.")
@click.option(
    "--direction",
    "pair",
    type=DirectionType(),
    help="id-en or en-id, for a model of one direction that does not say which.",
)
def command(what: str, name: str | None, pair: LanguagePair | None) -> None:
    """Install a model: one of the catalogue by its NAME, or what is at a PATH or an ADDRESS.

    It is tried before it is kept. To translate with it: padanan model use NAME, or --engine NAME.
    """
    model = install(Order(what, name, pair), console_progress(), _try)
    say(f"{model.name} is installed ({', '.join(model.directions)}, {model.size_bytes / 1e6:.0f} MB).")
    say(f"To use it from now on: padanan model use {model.name}")


def _try(model: InstalledModel) -> None:
    """Translate a word in each direction."""
    for pair in (LanguagePair.parse(direction) for direction in model.directions):
        open_installed(model, pair, threads=1).translate([Request("Halo.")], pair, beam_size=1)
