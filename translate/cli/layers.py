"""The glossaries that a command works under: those that were named, then the built-in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.cli import say

if TYPE_CHECKING:
    from glossary.glossary import Glossary


def glossary_layer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--glossary` (given as `glossary_paths`) and `--no-default-glossary`."""
    named = click.option(
        "-g",
        "--glossary",
        "glossary_paths",
        multiple=True,
        metavar="CSV",
        type=click.Path(path_type=Path),
        help="Glossary with columns id and en; may be given more than once, the first one wins.",
    )
    without = click.option(
        "--no-default-glossary/--default-glossary",
        default=False,
        help="Leave out the built-in glossary of diplomacy.",
    )
    return named(without(command))


def load_layers(paths: Sequence[Path], no_default_glossary: bool) -> list[Glossary]:
    """The glossaries, the first to win first; says which rows cannot be used."""
    # The review room has these options, too, and is on the screen before it reads any glossary.
    from glossary.glossary import default_glossary, load_glossary

    glossaries = [load_glossary(path) for path in paths]
    if not no_default_glossary:
        glossaries.append(default_glossary())
    for glossary in glossaries:
        say_problems(glossary)
    return glossaries


def say_problems(glossary: Glossary) -> None:
    """A line for each row that cannot be used, and one for those that can."""
    for problem in glossary.problems:
        say(f"{glossary.name}, line {problem.line}: {problem.message}.")
    if glossary.problems:
        say(f"{glossary.name}: {len(glossary.concepts)} other rows were read and are used.")
