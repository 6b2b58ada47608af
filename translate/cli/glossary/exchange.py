"""Options that importing and exporting have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from corpora.languages import Language
from glossary.exchange import EXCHANGE_FORMATS
from translate.cli.options import LanguageType


def exchange_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format` (given as `format_name`) and `--from` (given as `source_language`)."""
    known_format = click.option(
        "--format", "format_name", type=click.Choice(list(EXCHANGE_FORMATS)), help="Format. Default: by suffix."
    )
    first_column = click.option(
        "--from",
        "source_language",
        type=LanguageType(),
        default=Language.INDONESIAN.value,
        show_default=True,
        help="Language of the first column, for tsv.",
    )
    return known_format(first_column(command))
