"""`padanan model`."""

from __future__ import annotations

import click

from translate.models.builtin import BuiltinModel, builtin_model
from translate.models.cache import CACHE_VARIABLE


@click.group(name="model")
def command() -> None:
    """Tell which translation model is installed."""


@command.command(name="info")
def info() -> None:
    """Tell what the built-in model is, whether it is installed, where, its size and its licence.

    \b
    Example:
      padanan model info
    """
    model = builtin_model()
    rows = [
        ("model", f"builtin {model.key}"),
        ("languages", "Indonesian and English, both directions"),
        ("base", f"{model.base.name}, package {model.base.package} {model.base.version}"),
        ("adapter", "low-rank adapter for Indonesian and English, with Padanan"),
        ("installed", _installed(model)),
        ("folder", str(model.folder)),
        ("licence", f"{model.base.licence}; the terms and the notice lie in the folder"),
    ]
    for title, text in rows:
        click.echo(f"{title:<10} {text}")
    if others := model.other_versions():
        click.echo(f"{'unused':<10} {', '.join(str(other) for other in others)}; these may be deleted")


def _installed(model: BuiltinModel) -> str:
    if model.is_installed:
        return f"yes, {model.size_bytes / 1e6:.0f} MB"
    return (
        f"no; the first translation puts it together (160 MB in the folder below; {CACHE_VARIABLE} changes the place)"
    )
