"""`padanan model info`."""

from __future__ import annotations

from collections.abc import Iterable

import click

from translate.models.builtin import BuiltinModel, builtin_model
from translate.models.cache import CACHE_VARIABLE
from translate.models.installed import BUILTIN, InstalledModel, installed_model


@click.command(name="info")
@click.argument("name", default=BUILTIN)
def command(name: str) -> None:
    """Tell where a model is, its size, its licence and where it came from. Without NAME: the built-in one.

    \b
    Examples:
      padanan model info
      padanan model info opus-mt-id-en
    """
    rows = _builtin_rows(builtin_model()) if name == BUILTIN else _rows(installed_model(name))
    for title, text in rows:
        click.echo(f"{title:<10} {text}")


def _rows(model: InstalledModel) -> Iterable[tuple[str, str]]:
    yield "model", f"{model.name} {model.key}"
    yield "kind", model.kind
    yield "directions", ", ".join(model.directions)
    yield "size", f"{model.size_bytes / 1e6:.1f} MB"
    yield "folder", str(model.folder)
    yield "from", model.origin
    yield "licence", model.licence


def _builtin_rows(model: BuiltinModel) -> Iterable[tuple[str, str]]:
    yield "model", f"builtin {model.key}"
    yield "languages", "Indonesian and English, both directions"
    yield "base", f"{model.base.name}, package {model.base.package} {model.base.version}"
    yield "adapter", "low-rank adapter for Indonesian and English, with Padanan"
    yield "installed", _installed(model)
    yield "folder", str(model.folder)
    yield "licence", f"{model.base.licence}; the terms and the notice lie in the folder"
    if others := model.other_versions():
        yield "unused", f"{', '.join(str(other) for other in others)}; these may be deleted"


def _installed(model: BuiltinModel) -> str:
    if model.is_installed:
        return f"yes, {model.size_bytes / 1e6:.0f} MB"
    return (
        f"no; the first translation puts it together (160 MB in the folder below; {CACHE_VARIABLE} changes the place)"
    )
