"""A concept as a person gives it to the command line: by options, or by answering questions on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from corpora.errors import UsageError
from glossary.entry import Concept
from glossary.rows import CONCEPT, DOMAIN, NOTE, PART_OF_SPEECH, RowProblem, concept_of

ASKED = {
    "id": "Indonesian (synonyms parted by |)",
    "en": "English (synonyms parted by |)",
    PART_OF_SPEECH: "Part of speech",
    DOMAIN: "Domain",
    NOTE: "Note",
}
"""What is asked for, of all the fields."""


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells with the person's answers; the present ones are offered."""
    answers = {
        column: click.prompt(
            question, default=cells.get(column, ""), show_default=bool(cells.get(column)), err=True, type=str
        )
        for column, question in ASKED.items()
    }
    return {**cells, **answers}


def concept_from(cells: Mapping[str, str]) -> Concept:
    """The concept in these cells. Raises UsageError with what is wrong."""
    concept = concept_of(cells, 0)
    if isinstance(concept, RowProblem):
        raise UsageError(
            f"This is no concept: {concept.message.replace('fill the column ', 'give --').split(' or delete')[0]}."
        )
    return concept


def given(fields: Mapping[str, str | None]) -> dict[str, str]:
    """The options that were given."""
    return {column: text for column, text in fields.items() if text is not None and column != CONCEPT}
