"""`padanan tm search`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import click

from corpora.errors import UsageError
from corpora.languages import Language
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import ConcordanceLine
from corpora.wording import counted
from translate.cli.options import LanguageType
from translate.cli.tm.options import json_option, memories_option, memories_to_read


@click.command(
    name="search",
    epilog="""\b
Examples:
  padanan tm search "kerja sama"
  padanan tm search mengirim                          finds dikirim and pengiriman, too
  padanan tm search --literal --side en "the minister"
  padanan tm search --regex "\\bUU No\\. \\d+" | cut -f 2

\b
On a terminal a hit is shown over its translation. Elsewhere each is a line:
source, target, memory, document, author and date, parted by tabs.""",
)
@click.argument("text")
@memories_option
@click.option("--literal", is_flag=True, help="Find these forms of the words alone.")
@click.option("--regex", is_flag=True, help="TEXT is a regular expression; (?i) at its beginning ignores capitals.")
@click.option("--side", type=LanguageType(), help="Look in the texts of one language, id or en. Default: in both.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Most units to show.")
@json_option
def command(
    text: str,
    memory_paths: tuple[Path, ...],
    literal: bool,
    regex: bool,
    side: Language | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show the units in which the words of TEXT stand, in this order and in whatever form, the newest first.

    Capitals and punctuation do not count; * at the end of a word stands for any ending.
    """
    if literal and regex:
        raise click.UsageError("--literal and --regex exclude each other.")
    pattern = _pattern(text) if regex else None
    with memories_to_read(memory_paths) as memories:
        found = (line for memory in memories for line in _lines(memory, text, pattern, side, literal, limit))
        lines = list(islice(found, limit))
    if as_json:
        click.echo(json.dumps([_data(line) for line in lines], ensure_ascii=False, indent=2))
    elif sys.stdout.isatty():
        click.echo("\n\n".join(map(_shown, lines)))
    else:
        for line in lines:
            click.echo("\t".join(_row(line)))
    more = " There may be more: see --limit." if len(lines) == limit else ""
    click.echo(f"{counted(len(lines), 'unit')} found.{more}", err=True)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise UsageError(f"{text!r} is no regular expression: {error}. Correct it, or leave --regex out.") from error


def _lines(
    memory: TranslationMemory,
    text: str,
    pattern: re.Pattern[str] | None,
    side: Language | None,
    is_literal: bool,
    limit: int,
) -> Iterable[ConcordanceLine]:
    if pattern is not None:
        return memory.grep(pattern, side, limit=limit)
    return memory.concordance(text, side, is_stemmed=not is_literal, limit=limit)


def _shown(line: ConcordanceLine) -> str:
    """A hit for a terminal: the words that were found stand out."""
    pieces = []
    done = 0
    for span in line.spans:
        pieces += [line.text[done : span.start], click.style(line.text[span.start : span.end], bold=True, fg="yellow")]
        done = span.end
    about = click.style(" · ".join(filter(None, _about(line))), dim=True)
    return f"{''.join(pieces)}{line.text[done:]}\n  {line.other_text}\n  {about}"


def _row(line: ConcordanceLine) -> Iterator[str]:
    return (" ".join(cell.split()) for cell in (line.unit.source, line.unit.target, *_about(line)))


def _about(line: ConcordanceLine) -> tuple[str, str, str, str]:
    moment = line.unit.changed or line.unit.created
    return line.memory, line.unit.document, line.unit.author, moment.date().isoformat() if moment else ""


def _data(line: ConcordanceLine) -> dict[str, object]:
    unit = line.unit
    moments = {"created": unit.created, "changed": unit.changed}
    return {
        "memory": line.memory,
        "id": unit.id,
        "source": unit.source,
        "target": unit.target,
        "source_language": unit.pair[0].value,
        "target_language": unit.pair[1].value,
        "found_in": line.language.value,
        "spans": [[span.start, span.end] for span in line.spans],
        "document": unit.document,
        "author": unit.author,
        "origin": unit.origin,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
        "uses": unit.uses,
        "note": unit.note,
    }
