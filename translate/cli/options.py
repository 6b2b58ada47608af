"""Options and inputs that more than one command has, each with one name and one meaning."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora.errors import UsageError
from corpora.files import read_text
from corpora.languages import Language, parse_language
from translate.cli import say
from translate.pair import LanguagePair

if TYPE_CHECKING:
    from corpora.sentences import LanguageRules


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


class DirectionType(click.ParamType[LanguagePair]):
    """A pair of languages, as id-en."""

    name = "direction"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> LanguagePair:
        """Parse it, or fail with what is accepted."""
        if isinstance(value, LanguagePair):
            return value
        try:
            return LanguagePair.parse(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)


def engine_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--engine`."""
    return click.option(
        "--engine",
        metavar="NAME",
        help="Translation model to use, see padanan model list; copy and pseudo (accented text) need none. "
        "Default: the one chosen with padanan model use.",
    )(command)


def beam_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--beam`."""
    return click.option(
        "--beam",
        type=click.IntRange(1, 16),
        default=4,
        show_default=True,
        help="Translations weighed at once; 1 is fastest.",
    )(command)


def threads_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--threads`; None stands for `available_cores`."""
    return click.option("--threads", type=click.IntRange(1), help="Processor threads. Default: one for each core.")(
        command
    )


sentence_rules_option = click.option(
    "--sentence-rules",
    type=click.Path(path_type=Path),
    help="Your own rules about where sentences end, see docs/sentences.md.",
)


def load_sentence_rules(path: Path | None) -> Mapping[Language, LanguageRules]:
    """The rules of `--sentence-rules`; the built-in ones alone if it is left out. Raises UnreadableInputError."""
    if path is None:
        return {}
    from corpora.sentences import parse_rules

    return parse_rules(read_text(path).text, str(path))


def available_cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_standard_input() -> bytes:
    """All of it; says how to end it if a person types."""
    if sys.stdin.isatty():
        say("type or paste a text, then press Ctrl+D on a line of its own.")
    return sys.stdin.buffer.read()
