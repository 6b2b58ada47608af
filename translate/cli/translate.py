"""`padanan translate`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from corpora.errors import OutputError, PadananError, UsageError
from corpora.files import write_whole
from corpora.formats import FORMATS
from corpora.languages import Language
from corpora.sentences import LanguageRules
from glossary.glossary import Glossary
from glossary.matcher import Matcher
from translate.cli import ExitCode, say, version
from translate.cli.configured import ConfiguredCommand
from translate.cli.console import console_progress
from translate.cli.layers import glossary_layer_options, load_layers
from translate.cli.memories import memory_files_option, opened_memories
from translate.cli.options import (
    LanguageType,
    available_cores,
    beam_option,
    engine_option,
    load_sentence_rules,
    read_standard_input,
    sentence_rules_option,
    threads_option,
)
from translate.config import MemoryFile
from translate.documents import LEAST_EXAMPLE_PERCENT, check_targets, target_path, translate_source
from translate.engines.modelless import MODELLESS
from translate.engines.opening import Engines
from translate.pair import LanguagePair
from translate.pipeline import Pipeline
from translate.report import FileReport, report_data
from translate.sources import STANDARD_STREAM, Source, SourceOptions, read_source


@click.command(
    name="translate",
    cls=ConfiguredCommand,
    documents="files",
    epilog="""\b
Examples:
  padanan translate berita.txt                        writes berita.en.txt
  padanan translate *.id.txt --to en -o english/
  padanan translate - --from en < news.txt > berita.txt
  padanan translate berita.txt -g istilah.csv --report report.json
  padanan translate app.pot situs.xlf --to id -o hasil/
  padanan translate daftar.csv --column isi --column judul
  padanan translate app.po --engine pseudo            shows what was left out

\b
Exit codes: 0 fine; 1 a term was missed, a forbidden one used, a glossary row
unusable or some of the files not translated; 2 wrong usage or unreadable input;
130 interrupted (run the same command again to go on).""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--from", "source_language", type=LanguageType(), help="Language of the source, id or en. Default: guessed."
)
@click.option("--to", "target_language", type=LanguageType(), help="Language wanted, id or en. Default: the other one.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File or folder to write to, - for standard output. Default: <name>.<language>.txt beside each source.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option(
    "--format", "format_name", type=click.Choice(sorted(FORMATS)), help="Format of the sources. Default: by suffix."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME",
    help="Column of a CSV or TSV table to translate, by its heading or number; id:en fills the column en from id. "
    "May be given several times.",
)
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
@click.option("--retranslate/--no-retranslate", default=False, help="Translate what has a translation already, too.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the closing report as JSON, too.")
@engine_option
@beam_option
@threads_option
def command(
    files: tuple[Path, ...],
    source_language: Language | None,
    target_language: Language | None,
    output: Path | None,
    force: bool,
    format_name: str | None,
    columns: tuple[str, ...],
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
    sentence_rules: Path | None,
    memory_files: tuple[MemoryFile, ...],
    tm_threshold: int,
    retranslate: bool,
    report: Path | None,
    engine: str | None,
    beam: int,
    threads: int | None,
) -> int:
    """Translate FILE… (or - for standard input) between Indonesian and English.

    Documents keep their format: padanan formats lists which. Files with a place for translations (PO, XLIFF, TMX) are
    filled in; what is translated in them already stays, and drafts are marked as needing review.

    The terms of the glossary are looked for in the drafts. Where one is missed the engine is asked again, with the
    term; what is still missed is listed at the end.
    """
    if len(files) > 1 and output is not None and not output.is_dir():
        raise UsageError(f"{output} is not a folder, and {len(files)} files cannot be written to one. Name a folder.")
    if report is not None and not report.parent.is_dir():
        raise UsageError(
            f"There is no folder {report.parent} for the report. Make it, or choose another with --report."
        )
    glossaries = load_layers(glossary_paths, no_default_glossary)
    rules = load_sentence_rules(sentence_rules)
    sources, unread = _read_sources(files, SourceOptions(source_language, target_language, format_name, columns))
    targets = [(source, target_path(source, output)) for source in sources]
    check_targets(targets, force=force)
    reports: list[FileReport] = []
    unwritten = 0
    if targets:
        progress = console_progress()
        engines = Engines(threads or available_cores(), progress)
        with opened_memories(memory_files) as memories:
            pipelines = {
                pair: _pipeline(pair, glossaries, engines, engine, beam, rules)
                for pair in {source.pair for source, _ in targets}
            }
            translate = partial(
                translate_source,
                progress=progress,
                write_output=sys.stdout.buffer.write,
                force=force,
                retranslate=retranslate,
                memories=memories,
                least_percent=tm_threshold,
            )
            reports, unwritten = _translate(targets, pipelines, translate)
    if report is not None:
        data = json.dumps(report_data(version(), reports, glossaries), ensure_ascii=False, indent=2)
        write_whole(report, f"{data}\n".encode(), overwrite=True)
    return _exit_code(reports, glossaries, unread + unwritten)


def _exit_code(reports: Sequence[FileReport], glossaries: Sequence[Glossary], failures: int) -> ExitCode:
    if failures and not reports:
        return ExitCode.USAGE
    has_findings = any(finding.is_failure for file in reports for finding in file.findings())
    has_problems = any(glossary.problems for glossary in glossaries)
    return ExitCode.FINDINGS if has_findings or has_problems or failures else ExitCode.FINE


def _read_sources(files: Sequence[Path], options: SourceOptions) -> tuple[list[Source], int]:
    """The sources that can be translated, and how many cannot; says why."""
    sources: list[Source] = []
    failures = 0
    for path in files:
        try:
            source = read_source(path, read_standard_input, options)
        except PadananError as error:
            say(str(error))
            failures += 1
            continue
        sources.append(source)
        for remark in source.remarks:
            say(remark)
    return sources, failures


def _pipeline(
    pair: LanguagePair,
    glossaries: Sequence[Glossary],
    engines: Engines,
    name: str | None,
    beam: int,
    rules: Mapping[Language, LanguageRules],
) -> Pipeline:
    """The pipeline of a direction. An engine that translates nothing has no terms to keep."""
    layers = [glossary.concepts for glossary in glossaries] if name not in MODELLESS else []
    engine = engines.engine(pair, name)
    repairer = engines.repairer(engine, pair, beam)
    return Pipeline(engine, Matcher(layers, pair.source), pair, beam, repairer, rules)


def _translate(
    targets: Sequence[tuple[Source, Path]],
    pipelines: Mapping[LanguagePair, Pipeline],
    translate: Callable[[Source, Path, Pipeline], FileReport],
) -> tuple[list[FileReport], int]:
    """The reports of the files that were translated, and how many could not be written."""
    reports = []
    failures = 0
    for source, target in targets:
        try:
            file_report = translate(source, target, pipelines[source.pair])
            sys.stdout.buffer.flush()
        except OutputError as error:
            say(str(error))
            failures += 1
            continue
        for line in file_report.lines():
            click.echo(line, err=True)
        if target != STANDARD_STREAM:
            click.echo(f"Written to {target}", err=True)
        reports.append(file_report)
    return reports, failures
