"""`padanan model list`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from translate.models.builtin import builtin_model
from translate.models.catalogue import CatalogueEntry, catalogue
from translate.models.choice import chosen_engine
from translate.models.installed import BUILTIN, BUILTIN_DIRECTIONS, InstalledModel, installed_models
from translate.pair import PAIRS

# Measured with `make bench`; see the README.
_BUILTIN_FLORES = {"id-en": 31.0, "en-id": 28.1}


@click.command(name="list")
def command() -> None:
    """List the models that are here, then those that can be installed by name.

    \b
    Example:
      padanan model list

    A star marks what is used for a direction. FLORES is the BLEU score on the FLORES sentences, higher is better; those
    of models that are to be installed are not ours (see padanan model info and the documentation).
    """
    used = {pair.code: chosen_engine(pair) for pair in PAIRS}
    installed, offered = installed_models(), catalogue()
    click.echo("Here:")
    for line in _here(installed, offered, used):
        click.echo(f"  {line}")
    click.echo("To install:")
    for entry in offered:
        if entry.name not in {model.name for model in installed}:
            click.echo(f"  {_offer(entry)}")


def _here(
    installed: Sequence[InstalledModel], offered: Sequence[CatalogueEntry], used: Mapping[str, str]
) -> Iterator[str]:
    size = builtin_model().size_bytes / 1e6 if builtin_model().is_installed else 161
    yield _line(
        BUILTIN, _starred(BUILTIN, BUILTIN_DIRECTIONS, used), size, _flores(_BUILTIN_FLORES), "Gemma Terms of Use"
    )
    scores = {entry.name: entry.flores_bleu for entry in offered}
    for model in installed:
        flores = _flores(scores.get(model.name, {}))
        directions = _starred(model.name, model.directions, used)
        yield _line(model.name, directions, model.size_bytes / 1e6, flores, model.licence)


def _offer(entry: CatalogueEntry) -> str:
    return _line(entry.name, " ".join(entry.directions), entry.megabytes, _flores(entry.flores_bleu), entry.licence)


def _line(name: str, directions: str, megabytes: float, flores: str, licence: str) -> str:
    return f"{name:<16} {directions:<15} {megabytes:>5.0f} MB  {flores:<26} {licence}"


def _starred(name: str, directions: tuple[str, ...], used: Mapping[str, str]) -> str:
    return " ".join(f"{direction}*" if used.get(direction) == name else direction for direction in directions)


def _flores(scores: Mapping[str, float]) -> str:
    return "FLORES " + ", ".join(f"{score:.1f}" for score in scores.values()) if scores else ""
