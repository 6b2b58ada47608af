"""`padanan review`."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpora.collector import collector_paused
from corpora.errors import UsageError
from corpora.formats import FORMATS
from corpora.languages import Language
from translate.cli.configured import ConfiguredCommand
from translate.cli.layers import glossary_layer_options
from translate.cli.memories import memory_files_option
from translate.cli.options import (
    LanguageType,
    available_cores,
    beam_option,
    engine_option,
    load_sentence_rules,
    sentence_rules_option,
    threads_option,
)
from translate.config import MemoryFile, working_folder
from translate.config.key_table import KeyTable
from translate.config.kinds import MisfitError, Place
from translate.review.drafting import LEAST_EXAMPLE_PERCENT, Drafter, DraftingSetup
from translate.review.opening import ReviewOptions, review_files
from translate.review.own_files import own_glossary, own_memory
from translate.sources import SourceOptions

if TYPE_CHECKING:
    from translate.pair import LanguagePair
    from translate.review.spelling import Speller


class KeysType(click.ParamType[Mapping[str, str]]):
    """Actions and the keys for them."""

    name = "keys"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Mapping[str, str]:
        """Parse them, or fail with how they are written."""
        try:
            return KeyTable().parse(value, Place(working_folder())) if isinstance(value, str) else value
        except MisfitError as error:
            self.fail(f"They {error}.", param, ctx)


@click.command(
    name="review",
    cls=ConfiguredCommand,
    documents="file",
    epilog="""\b
Examples:
  padanan review berita.txt
  padanan review kontrak.docx --to en --tm kantor.tm -g istilah.csv
  padanan review app.po --no-drafts --ui-lang id

\b
What you do is kept in FILE.padanan, at every key; start the command again to go
on. F1 shows the keys, F10 writes the translated document. Without --tm, what you
confirm is remembered in a memory of your own.""",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--from", "source_language", type=LanguageType(), help="Language of the source. Default: guessed.")
@click.option("--to", "target_language", type=LanguageType(), help="Language wanted. Default: the other one.")
@click.option(
    "--format", "format_name", type=click.Choice(sorted(FORMATS)), help="Format of the file. Default: by suffix."
)
@click.option("--column", "columns", multiple=True, metavar="NAME", help="Column of a table, see padanan translate.")
@glossary_layer_options
@sentence_rules_option
@memory_files_option
@click.option(
    "--tm-threshold",
    type=click.IntRange(50, 101),
    default=LEAST_EXAMPLE_PERCENT,
    show_default=True,
    help="Percent from which on a like text of a memory is shown to the engine.",
)
@engine_option
@beam_option
@threads_option
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Draft what has no translation.")
@click.option(
    "--spelling/--no-spelling",
    default=True,
    show_default=True,
    help="Mark words that hunspell's dictionaries lack, if they are installed.",
)
@click.option("--author", metavar="NAME", help="Name that confirmed units carry. Default: your account's.")
@click.option("--read-only", is_flag=True, help="Look, change nothing.")
@click.option(
    "--ui-lang", "interface_language", type=LanguageType(), help="Language of the interface. Default: the locale's."
)
@click.option(
    "--keys", type=KeysType(), metavar="ACTION=KEY …", help='Other keys: --keys "confirm=f12 undo=alt+backspace".'
)
def command(
    file: Path,
    source_language: Language | None,
    target_language: Language | None,
    format_name: str | None,
    columns: tuple[str, ...],
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
    sentence_rules: Path | None,
    memory_files: tuple[MemoryFile, ...],
    tm_threshold: int,
    engine: str | None,
    beam: int,
    threads: int | None,
    drafts: bool,
    spelling: bool,
    author: str | None,
    read_only: bool,
    interface_language: Language | None,
    keys: Mapping[str, str] | None,
) -> int:
    """Review and correct the translation of FILE, segment by segment, on the whole screen."""
    _check_terminal()
    files = review_files(file)
    glossaries = glossary_paths or (own_glossary(),)
    memories = memory_files or (MemoryFile(own_memory()),)
    drafting = partial(
        DraftingSetup,
        engine=engine,
        beam_size=beam,
        threads=threads or available_cores(),
        glossary_paths=glossaries,
        with_default_glossary=not no_default_glossary,
        memory_files=memories,
        least_percent=tm_threshold,
        sentence_rules=sentence_rules,
    )

    def make_drafter(pair: LanguagePair) -> Drafter:
        from translate.review.drafting_process import ProcessDrafter

        return ProcessDrafter(drafting(pair))

    def make_speller(language: Language) -> Speller | None:
        from translate.review.spelling import speller_for

        return speller_for(language)

    # Much is imported here, as by the group of commands.
    with collector_paused():
        from tui.app import ReviewApp, ReviewSetup

    rules = load_sentence_rules(sentence_rules)
    return ReviewApp(
        ReviewSetup(
            files=files,
            options=ReviewOptions(
                SourceOptions(source_language, target_language, format_name, columns), rules, engine or ""
            ),
            glossary_paths=glossaries,
            has_default_glossary=not no_default_glossary,
            memory_files=memories,
            make_drafter=make_drafter if drafts and not read_only else None,
            make_speller=make_speller if spelling else None,
            author=author or "",
            is_read_only=read_only,
            interface_language=interface_language,
            keys=keys or {},
        ),
        environment=os.environ,
    ).start()


def _check_terminal() -> None:
    """Refuse what cannot be drawn on. The screen is drawn on standard error."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("padanan review needs a terminal. In a pipe, use padanan translate and padanan export.")
    if codecs.lookup(sys.stderr.encoding).name != "utf-8":
        raise UsageError("padanan review needs a terminal of UTF-8. If yours is, start it with LC_ALL=C.UTF-8.")
