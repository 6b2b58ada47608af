"""`padanan export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from corpora.errors import UnreadableInputError
from corpora.files import write_whole
from corpora.job import JobSegment, open_job
from corpora.segment import Status
from corpora.wording import counted
from translate.cli import ExitCode, say, version
from translate.cli.configured import ConfiguredCommand
from translate.cli.options import load_sentence_rules, sentence_rules_option
from translate.review.document import document_of, read_again
from translate.review.exporting import (
    Exportable,
    Unconfirmed,
    UnconfirmedError,
    check_output,
    count_for_export,
    export_path,
    laid_over,
    rendered,
)
from translate.review.opening import review_files
from translate.sources import STANDARD_STREAM

SCHEMA_VERSION = 1
_LEFT = {
    Unconfirmed.SOURCE: "These are as they were in the document.",
    Unconfirmed.DRAFT: "Drafts stand in their places; what has no translation is as it was in the document.",
    Unconfirmed.STOP: "",
}


@click.command(
    name="export",
    cls=ConfiguredCommand,
    documents="file",
    epilog="""\b
Examples:
  padanan export berita.txt                        writes berita.en.txt
  padanan export berita.txt --unconfirmed draft -o english/
  padanan export app.po --unconfirmed source -o app.id.po --force

\b
Exit codes: 0 written; 1 something is not confirmed and nothing was written;
2 wrong usage, the document changed, or something cannot be read or written.""",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File or folder to write to, - for standard output. Default: <name>.<language>.txt beside the document.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--unconfirmed",
    type=click.Choice([choice.value for choice in Unconfirmed]),
    default=Unconfirmed.STOP.value,
    show_default=True,
    help="What stands in the places of segments that nobody confirmed: their source, or the draft; or stop.",
)
@click.option("--report", type=click.Path(path_type=Path), help="Write what is not confirmed as JSON, too.")
@sentence_rules_option
def command(
    file: Path, output: Path | None, force: bool, unconfirmed: str, report: Path | None, sentence_rules: Path | None
) -> int:
    """Write the document of a review, FILE or FILE.padanan, with its translations.

    What the document brought translated stays as it is in it. The review may be open meanwhile.
    """
    files = review_files(file)
    if not files.job.is_file():
        raise UnreadableInputError(
            f"{files.document} has no review yet. Begin it with padanan review, or translate it with padanan translate."
        )
    choice = Unconfirmed(unconfirmed)
    with open_job(files.job, read_only=True) as job:
        document = document_of(files.job, job.about)
        segmented = read_again(document, job.about, load_sentence_rules(sentence_rules)).segmented
        target = export_path(document, job.about, segmented, output)
        if target != STANDARD_STREAM:
            check_output(job, segmented, target, force=force)
        laid_over(job, segmented)
        if report is not None:
            write_whole(report, _report(job, document, target, choice), overwrite=True)
        try:
            data = rendered(job, segmented, choice)
        except UnconfirmedError as error:
            say(str(error))
            return ExitCode.FINDINGS
        _write(data, target, force=force)
        for line in _closing_lines(job, job.typing, choice):
            click.echo(line, err=True)
    if target != STANDARD_STREAM:
        click.echo(f"Written to {target}", err=True)
    return ExitCode.FINE


def _write(data: bytes, target: Path, *, force: bool) -> None:
    if target != STANDARD_STREAM:
        write_whole(target, data, overwrite=force)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _closing_lines(job: Exportable, typed: Iterable[int], choice: Unconfirmed) -> Iterator[str]:
    """What a person should know of what was written."""
    counts = count_for_export(job.segments)
    yield f"{counted(counts.confirmed, 'confirmed segment')} written."
    if not counts.are_all_confirmed:
        yield f"{counts}. {_LEFT[choice]}"
    if numbers := ", ".join(map(str, sorted(typed))):
        yield f"What is being typed in segment {numbers} was left out. Enter it in padanan review."


def _report(job: Exportable, document: Path, target: Path, choice: Unconfirmed) -> bytes:
    """The counts, and each segment that is not confirmed, for JSON."""
    counts = count_for_export(job.segments)
    data = {
        "schema": SCHEMA_VERSION,
        "padanan": version(),
        "source": str(document),
        "output": str(target),
        "from": job.about.source.value,
        "to": job.about.target.value,
        "unconfirmed": choice.value,
        "counts": vars(counts),
        "segments": [_told(one) for one in job.segments if one.version.status is not Status.CONFIRMED],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode()


def _told(one: JobSegment) -> dict[str, object]:
    state = one.version.beneath or one.state
    return {
        "segment": one.number,
        "line": one.line,
        "state": state.value,
        "source": one.source,
        "target": one.target,
        "findings": [finding["message"] for finding in one.version.findings or ()],
    }
