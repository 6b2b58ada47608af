"""Options and inputs that more than one command has, each with one name and one meaning."""

from __future__ import annotations

import sys
from typing import Any

import click

from corpora.errors import UsageError
from corpora.languages import Language, parse_language
from translate.cli import say


class LanguageType(click.ParamType[Language]):
    """A language in any usual spelling."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Language:
        """Parse it, or fail with what is accepted."""
        if isinstance(value, Language):
            return value
        try:
            return parse_language(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)


def read_standard_input() -> bytes:
    """All of it; says how to end it if a person types."""
    if sys.stdin.isatty():
        say("type or paste a text, then press Ctrl+D on a line of its own.")
    return sys.stdin.buffer.read()
