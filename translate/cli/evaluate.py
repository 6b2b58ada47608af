"""`padanan evaluate`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from corpora.errors import UsageError
from corpora.files import decode, read_bytes, write_whole
from corpora.guess import guess_language
from corpora.languages import Language
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier
from translate.cli import say, version
from translate.cli.configured import ConfiguredCommand
from translate.cli.console import console_progress
from translate.cli.layers import glossary_layer_options, load_layers
from translate.cli.options import LanguageType, available_cores, beam_option, engine_option, threads_option
from translate.direction import choose_direction
from translate.engines.opening import Engines
from translate.evaluate.evaluation import ReferenceSet, evaluate
from translate.evaluate.page import page
from translate.evaluate.random_terms import RandomTerms
from translate.evaluate.runs import Run, RunKind, Translator
from translate.evaluate.table import lines

_DEFAULT_RUNS = (RunKind.NONE, RunKind.RANDOM, RunKind.GLOSSARY)


class _RunsType(click.ParamType[tuple[RunKind, ...]]):
    """Kinds of runs with commas between them."""

    name = "runs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[RunKind, ...]:
        """Parse it, or fail with what is accepted."""
        if isinstance(value, tuple):
            return value
        try:
            return tuple(dict.fromkeys(RunKind(name.strip()) for name in str(value).split(",")))
        except ValueError:
            kinds = ", ".join(kind.value for kind in RunKind)
            self.fail(f"{value} is not a list of runs. They are: {kinds}; write them with commas.", param, ctx)


@click.command(
    name="evaluate",
    cls=ConfiguredCommand,
    documents="source",
    epilog="""\b
Examples:
  padanan evaluate news.id news.en -g istilah.csv
  padanan evaluate news.id news.en --runs none,hints,glossary --html report.html
  padanan evaluate news.id news.en --output deepl.en --output ours.en --json scores.json

\b
The files are plain text, one segment a line. What is measured and how is told in
docs/evaluate.md. The table goes to standard output.""",
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("reference", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Score this translation; nothing is translated. May be given more than once; the others are compared with the "
    "first.",
)
@click.option("--from", "source_language", type=LanguageType(), help="Language of the source. Default: guessed.")
@click.option("--to", "target_language", type=LanguageType(), help="Language of the reference. Default: the other one.")
@glossary_layer_options
@click.option(
    "--runs",
    type=_RunsType(),
    default=_DEFAULT_RUNS,
    help="How to translate: none (without terms), random (terms mined from the references), hints (the glossary's, not "
    "repaired), glossary (as padanan translate does it). Default: none,random,glossary.",
)
@engine_option
@beam_option
@threads_option
@click.option("--limit", type=click.IntRange(1), help="Only so many lines from the top.")
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Write everything as JSON, too.")
@click.option("--html", "html_path", type=click.Path(path_type=Path), help="Write a page with every segment, too.")
def command(
    source: Path,
    reference: Path,
    outputs: tuple[Path, ...],
    source_language: Language | None,
    target_language: Language | None,
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
    runs: tuple[RunKind, ...],
    engine: str | None,
    beam: int,
    threads: int | None,
    limit: int | None,
    json_path: Path | None,
    html_path: Path | None,
) -> None:
    """Measure translations of SOURCE against REFERENCE, and whether the glossary's terms were kept.

    Without --output, SOURCE is translated once for each of --runs.
    """
    _check_files([source, reference, *outputs], [path for path in (json_path, html_path) if path is not None])
    whole = _test_set(source, reference, source_language, target_language)
    test_set = whole.top(limit)
    layers = [glossary.concepts for glossary in load_layers(glossary_paths, no_default_glossary)]
    glossary = Matcher(layers, test_set.pair.source)
    random_terms = None
    if outputs:
        made = [run.top(limit) for run in _outputs(outputs, whole)]
        engine_name = None
    else:
        random_terms = _random_terms(test_set, layers, glossary) if RunKind.RANDOM in runs else None
        engines = Engines(threads or available_cores(), console_progress())
        opened = engines.engine(test_set.pair, engine)
        engine_name = opened.name
        repairer = engines.repairer(opened, test_set.pair, beam)
        translator = Translator(opened, repairer, test_set.pair, beam, glossary, random_terms or glossary)
        made = [translator.run(kind, test_set.sources, console_progress()) for kind in runs]
    evaluation = evaluate(test_set, made, glossary, random_terms, engine_name)
    if json_path is not None:
        data = json.dumps(evaluation.as_data(version()), ensure_ascii=False, indent=1)
        write_whole(json_path, f"{data}\n".encode(), overwrite=True)
    if html_path is not None:
        write_whole(html_path, page(evaluation).encode(), overwrite=True)
    # Last, because whoever reads the table may stop reading.
    for line in lines(evaluation):
        click.echo(line)


def _check_files(read: Sequence[Path], written: Sequence[Path]) -> None:
    """Refuse, before any work, what would lose a file or cannot be meant."""
    seen = {path.resolve() for path in read}
    for path in written:
        if path.resolve() in seen:
            raise UsageError(f"{path} would be overwritten. Choose another name for the report.")
        seen.add(path.resolve())
        if not path.parent.is_dir():
            raise UsageError(f"There is no folder {path.parent}. Make it, or write {path.name} elsewhere.")
    outputs = [path.resolve() for path in read[2:]]
    if len(set(outputs)) < len(outputs):
        raise UsageError("The same file is given with --output twice. Leave one out.")


def _test_set(
    source: Path, reference: Path, source_language: Language | None, target_language: Language | None
) -> ReferenceSet:
    sources, references = _read_lines(source), _read_lines(reference)
    if not sources:
        raise UsageError(f"{source} is empty. Name a text with one segment a line.")
    if len(sources) != len(references):
        raise _differing(str(source), len(sources), reference, len(references))
    direction = choose_direction("\n".join(sources), str(source), source_language, target_language)
    if direction.remark:
        say(direction.remark)
    guess = guess_language("\n".join(references))
    if guess.is_clear and guess.language is direction.pair.source:
        say(f"{reference} looks {guess.language.label}, like the source. Is it the translation?")
    return ReferenceSet(str(source), str(reference), direction.pair, sources, references)


def _outputs(paths: Sequence[Path], test_set: ReferenceSet) -> list[Run]:
    """The files as runs, by their names, or by their paths where two have the same."""
    expected = len(test_set.sources)
    names = [path.name for path in paths]
    runs = []
    for path in paths:
        found = _read_lines(path)
        if len(found) != expected:
            raise _differing(test_set.source_name, expected, path, len(found))
        runs.append(Run(str(path) if names.count(path.name) > 1 else path.name, found))
    return runs


def _differing(source: str, expected: int, path: Path, found: int) -> UsageError:
    return UsageError(
        f"{path} has {found} lines and {source} has {expected}. Each line must be the translation of the line of the "
        f"same number; add or join lines until they match."
    )


def _read_lines(path: Path) -> list[str]:
    """The lines, without line ends. Other characters that some programs end a line at belong to it."""
    text = decode(read_bytes(path), str(path)).text
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def _random_terms(test_set: ReferenceSet, layers: Sequence[Sequence[Concept]], glossary: Matcher) -> RandomTerms:
    def count(source: str) -> int:
        return sum(hit.tier is Tier.ENFORCE for hit in glossary.find(source))

    known = [concept for layer in layers for concept in layer]
    return RandomTerms(test_set.sources, test_set.references, test_set.pair, count, known)
