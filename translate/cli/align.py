"""`padanan align`."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from corpora.align import DOUBTFUL
from corpora.errors import OutputError, UsageError
from corpora.files import writing_whole
from corpora.languages import Language
from corpora.tmx_writing import TmxUnit, tmx_lines
from corpora.wording import counted
from translate.alignment import AlignedPair, Alignment, AlignOptions, align_documents
from translate.cli import ExitCode, say, version
from translate.cli.configured import ConfiguredCommand
from translate.cli.layers import glossary_layer_options, load_layers
from translate.cli.options import LanguageType, load_sentence_rules, sentence_rules_option
from translate.sources import STANDARD_STREAM

_DOUBT = "Doubtful: check that the two say the same."
_LISTED = 50
_EXCERPT = 60


@click.command(
    name="align",
    cls=ConfiguredCommand,
    documents="source",
    epilog="""\b
Examples:
  padanan align pidato.docx speech.docx -o pidato.tmx
  padanan align laporan.txt report.html -o laporan.tsv --least 0.9
  padanan align berita.id.md berita.en.md -g istilah.csv > berita.tsv

\b
Exit codes: 0 fine; 1 a pair is doubtful, nothing could be paired or a glossary
row is unusable; 2 wrong usage or unreadable input.""",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=STANDARD_STREAM,
    help="File to write: .tmx, or .tsv with the confidence in the third column. Default: TSV on standard output.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--from", "source_language", type=LanguageType(), help="Language of SOURCE, id or en. Default: guessed.")
@click.option("--to", "target_language", type=LanguageType(), help="Language of TARGET. Default: the other one.")
@click.option(
    "--least",
    metavar="CONFIDENCE",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help=f"Leave out pairs of less confidence, from 0 to 1; those below {DOUBTFUL} are doubtful.",
)
@click.option("--column", "columns", multiple=True, metavar="NAME", help="Column of CSV or TSV tables to align.")
@glossary_layer_options
@sentence_rules_option
def command(
    source: Path,
    target: Path,
    output: Path,
    force: bool,
    source_language: Language | None,
    target_language: Language | None,
    least: float,
    columns: tuple[str, ...],
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
    sentence_rules: Path | None,
) -> int:
    """Pair the sentences of SOURCE with those of TARGET, its translation, and write them as a translation memory.

    Both may be in any format that padanan formats lists. One sentence may answer two or three, or none: what has no
    partner is left out. Doubtful pairs are written as drafts, with a note, and listed.
    """
    write = _writer(output)
    _check_output(output, (source, target), force=force)
    glossaries = load_layers(glossary_paths, no_default_glossary)
    rules = load_sentence_rules(sentence_rules)
    layers = [glossary.concepts for glossary in glossaries]
    alignment = align_documents(source, target, AlignOptions(source_language, target_language, columns, layers, rules))
    for remark in alignment.remarks:
        say(remark)
    pairs = [pair for pair in alignment.pairs if pair.bead.confidence >= least]
    _write(output, write(alignment, pairs), force=force)
    _report(alignment, pairs, output)
    is_fine = pairs and not any(pair.bead.is_doubtful for pair in pairs)
    has_problems = any(glossary.problems for glossary in glossaries)
    return ExitCode.FINE if is_fine and not has_problems else ExitCode.FINDINGS


_Writer = Callable[[Alignment, Sequence[AlignedPair]], Iterator[str]]


def _writer(output: Path) -> _Writer:
    suffix = output.suffix.lower()
    if output == STANDARD_STREAM or suffix in (".tsv", ".tab"):
        return _tsv
    if suffix == ".tmx":
        return _tmx
    raise UsageError(f"{output}: pairs are written as .tmx or .tsv. Choose a name with one of these suffixes.")


def _check_output(output: Path, documents: Sequence[Path], *, force: bool) -> None:
    """Refuse, before any work, what would lose a file."""
    if output == STANDARD_STREAM:
        return
    if not output.parent.is_dir():
        raise OutputError(f"{output} cannot be written: there is no folder {output.parent}. Make it first.")
    if not output.exists():
        return
    if any(document.exists() and output.samefile(document) for document in documents):
        raise UsageError(f"{output} is one of the documents. Choose another file with --output.")
    if not force:
        raise OutputError(f"{output} is there already. Pass --force to replace it, or choose another with --output.")


def _tmx(alignment: Alignment, pairs: Sequence[AlignedPair]) -> Iterator[str]:
    name = Path(alignment.source.name).name
    units = (
        TmxUnit(
            pair.source,
            pair.target,
            alignment.source.language,
            properties=(
                ("x-document", name),
                ("x-padanan-confidence", f"{pair.bead.confidence:.2f}"),
                ("x-padanan-status", "draft" if pair.bead.is_doubtful else ""),
            ),
            note=_DOUBT if pair.bead.is_doubtful else "",
        )
        for pair in pairs
    )
    return tmx_lines(units, alignment.source.language, version())


def _tsv(alignment: Alignment, pairs: Sequence[AlignedPair]) -> Iterator[str]:
    heading = (alignment.source.language.value, alignment.target.language.value, "confidence")
    rows = ((pair.source, pair.target, f"{pair.bead.confidence:.2f}") for pair in pairs)
    for row in (heading, *rows):
        line = io.StringIO()
        csv.writer(line, dialect="excel-tab", lineterminator="\n").writerow(row)
        yield line.getvalue()


def _write(output: Path, pieces: Iterator[str], *, force: bool) -> None:
    if output == STANDARD_STREAM:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        return
    with writing_whole(output, overwrite=force) as write:
        for piece in pieces:
            write(piece.encode())


def _report(alignment: Alignment, pairs: Sequence[AlignedPair], output: Path) -> None:
    """What came of it, the doubtful pairs first."""
    doubtful = [pair for pair in pairs if pair.bead.is_doubtful]
    for pair in doubtful[:_LISTED]:
        place = f"{alignment.source.name}:{pair.line}"
        excerpts = f"“{_excerpt(pair.source)}” = “{_excerpt(pair.target)}”"
        click.echo(f"{place}: doubtful ({pair.bead.confidence:.2f}): {excerpts}", err=True)
    if len(doubtful) > _LISTED:
        click.echo(f"… and {len(doubtful) - _LISTED:,} more doubtful ones.", err=True)
    if 2 * len(doubtful) > len(pairs):
        say(
            f"{alignment.source.name} and {alignment.target.name} have little in common. Are they translations of "
            f"each other?"
        )
    for line in _summary(alignment, pairs, len(doubtful)):
        click.echo(line, err=True)
    if output != STANDARD_STREAM:
        click.echo(f"Written to {output}", err=True)


def _summary(alignment: Alignment, pairs: Sequence[AlignedPair], doubtful: int) -> Iterator[str]:
    for side in (alignment.source, alignment.target):
        yield f"{side.name}: {counted(len(side.sentences), 'sentence')} in {side.language.label}."
    one_to_one = sum(len(pair.bead.source) == len(pair.bead.target) == 1 for pair in pairs)
    left_out = len(alignment.pairs) - len(pairs)
    source_alone, target_alone = alignment.alone
    yield (
        f"{counted(len(pairs), 'pair')}: {one_to_one:,} of one sentence each, {len(pairs) - one_to_one:,} of more; "
        f"{doubtful:,} doubtful, {left_out:,} left out."
    )
    yield f"Without a partner: {counted(source_alone, 'sentence')} of the source, {target_alone:,} of the target."


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"
