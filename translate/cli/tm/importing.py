"""`padanan tm import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import click

from corpora.bitext import sister_paths
from corpora.errors import InterruptedRunError, PadananError
from corpora.exchange import EXCHANGE_FORMATS, ReadOptions, format_of
from corpora.exchange.importing import Imported, import_file
from corpora.exchange.record import LEFT_ON_PURPOSE
from corpora.languages import Language
from corpora.memory.memory import TranslationMemory
from translate.cli import ExitCode, say
from translate.cli.options import LanguageType
from translate.cli.tm.options import begin_or_open, memory_option, writable_memory
from translate.config import configuration

_ABOUT = "\n".join(f"  {known.name:<6} {known.summary}" for known in EXCHANGE_FORMATS.values())


@click.command(
    name="import",
    epilog=f"""\b
Examples:
  padanan tm import agency.tmx
  padanan tm import *.xlf *.po --tm project.tm
  padanan tm import korpus.id                         with korpus.en beside it
  padanan tm import kalimat.tsv --column id:en
  padanan tm import big.tmx --dry-run

\b
Formats:
{_ABOUT}

\b
Exit codes: 0 fine; 1 units were damaged, empty or without one of the languages,
or some of the files could not be read; 2 wrong usage or unreadable input.""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@memory_option
@click.option("--dry-run", is_flag=True, help="Read and count only.")
@click.option("--format", "format_name", type=click.Choice(list(EXCHANGE_FORMATS)), help="Format. Default: by suffix.")
@click.option(
    "--from",
    "source_language",
    type=LanguageType(),
    help="Language that was translated, id or en. Default: what the file says.",
)
@click.option("--to", "target_language", type=LanguageType(), help="Language it was translated into, likewise.")
@click.option(
    "--column", "columns", metavar="SOURCE:TARGET", help="Columns of a table, by heading or number: id:en, 1:2."
)
@click.option("--all", "with_drafts", is_flag=True, help="Take translations that nobody has confirmed, too.")
@click.option("--origin", help="Said of units whose file does not say where they come from. Default: the file's name.")
@click.option("--author", help="Said of units whose file names no author.")
def command(
    files: tuple[Path, ...],
    memory_path: Path | None,
    dry_run: bool,
    format_name: str | None,
    source_language: Language | None,
    target_language: Language | None,
    columns: str | None,
    with_drafts: bool,
    origin: str | None,
    author: str | None,
) -> int:
    """Take the translations in FILE… into a memory; one that is not there is begun.

    Says of each file how many units were new, how many were there already, and how many were skipped, and why. A unit
    that is damaged costs that unit alone.
    """
    if source_language and source_language is target_language:
        raise click.UsageError("--from and --to name the same language.")
    source = source_language or (target_language.other if target_language else None)
    path = writable_memory(memory_path)
    author = author or configuration().value("memory.author") or ""
    results: list[Imported | None] = []
    with ExitStack() as stack:
        # A memory is not begun for files that cannot be read.
        open_memory = cache(lambda: stack.enter_context(begin_or_open(path)))
        for file in _without_sisters(files):
            options = ReadOptions(source, with_drafts, columns, origin or f"import: {file.name}", author)
            results.append(_import(file, format_name, options, None if dry_run else open_memory))
    if not dry_run and any(result and result.read for result in results):
        click.echo(f"Kept in {path}", err=True)
    return _exit_code(results)


def _import(
    file: Path, format_name: str | None, options: ReadOptions, open_memory: Callable[[], TranslationMemory] | None
) -> Imported | None:
    """What has become of a file; None if it could not be read, which has been told."""
    try:
        known = EXCHANGE_FORMATS[format_name] if format_name else format_of(file)
        imported = import_file(
            file, known, options, open_memory, _show_count if sys.stderr.isatty() else lambda _: None
        )
    except InterruptedRunError:
        raise
    except PadananError as error:
        say(str(error))
        return None
    for remark in imported.remarks:
        say(f"{file}: {remark}")
    click.echo(f"{file}: {imported.summary(is_dry_run=open_memory is None)}", err=True)
    return imported


def _show_count(unit_count: int) -> None:
    click.echo(f"\r{unit_count:,} units …\r", nl=False, err=True)


def _without_sisters(files: Sequence[Path]) -> list[Path]:
    """The files, of two that are Moses pairs the first alone."""
    kept: dict[Path, None] = {}
    for file in files:
        sisters = sister_paths(file)
        if not sisters or not any(path in kept for path in sisters.values()):
            kept[file] = None
    return list(kept)


def _exit_code(results: Sequence[Imported | None]) -> ExitCode:
    if all(result is None for result in results):
        return ExitCode.USAGE
    has_losses = any(result is None or result.skipped.keys() - LEFT_ON_PURPOSE for result in results)
    return ExitCode.FINDINGS if has_losses else ExitCode.FINE
