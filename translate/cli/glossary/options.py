"""Options and arguments that more than one glossary command has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from corpora.errors import UsageError
from glossary.entry import Concept
from glossary.glossary import Glossary, default_glossary, load_glossary
from glossary.lookup import concepts_named
from glossary.rows import CASE, CONCEPT, DOMAIN, KEEP, NOTE, PART_OF_SPEECH, SOURCE
from translate.cli.layers import say_problems

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "Indonesian terms, the preferred one first, parted by |; ! before a term forbids it.",
        "en": "English terms, in the same way.",
        PART_OF_SPEECH: "noun, proper noun, verb, adjective, adverb or phrase.",
        DOMAIN: "Field in which the concept is at home.",
        "definition_id": "What it means, in Indonesian.",
        "definition_en": "What it means, in English.",
        "example_id": "A sentence that uses it, in Indonesian.",
        "example_en": "A sentence that uses it, in English.",
        NOTE: "A remark for translators.",
        SOURCE: "Who uses the pair: a style guide, a treaty, an institution.",
        CASE: "yes if the terms are found only in these capitals and small letters.",
        KEEP: "yes for a name that is not translated.",
    }
)
"""The columns that the command line fills, each with its help."""

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of lines.")

read_option = click.option(
    "-g",
    "--glossary",
    "glossary_path",
    metavar="CSV",
    type=click.Path(path_type=Path),
    help="Glossary to look into. Default: the built-in one of diplomacy.",
)

write_option = click.option(
    "-g",
    "--glossary",
    "glossary_path",
    metavar="CSV",
    required=True,
    type=click.Path(path_type=Path),
    help="Glossary file to change.",
)

prefer_option = click.option(
    "--prefer",
    "theirs_win",
    type=click.Choice(["ours", "theirs"]),
    default="ours",
    callback=lambda _context, _option, choice: choice == "theirs",
    help="Whose word stands where both say something different. Default: ours.",
)


def field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each column of `FIELDS` and `--concept`; None where it is not given."""
    for column, text in reversed(tuple(FIELDS.items())):
        command = click.option(f"--{column.replace('_', '-')}", column, metavar="TEXT", help=text)(command)
    name = click.option("--concept", CONCEPT, metavar="NAME", help="Name of the concept. Default: its first term.")
    return name(command)


def read_glossary(path: Path | None) -> Glossary:
    """The glossary at `path`, or the built-in one; says which rows cannot be used."""
    glossary = load_glossary(path) if path else default_glossary()
    say_problems(glossary)
    return glossary


def the_concept(glossary: Glossary, name: str) -> Concept:
    """The one concept with this id or term. Raises UsageError if there is none or more than one."""
    found = concepts_named(glossary.concepts, name)
    if not found:
        raise UsageError(f"{glossary.name} has no concept and no term {name!r}. `padanan glossary list` shows them.")
    if len(found) > 1:
        names = ", ".join(repr(concept.id) for concept in found)
        raise UsageError(f"{name!r} may mean {names}. Give one of these names.")
    return found[0]
