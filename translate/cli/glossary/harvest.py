"""`padanan glossary harvest`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import click

from corpora.bitext import open_bitext
from corpora.files import write_whole
from glossary.harvest import HarvestOptions, candidates_csv, harvest
from translate.cli import say
from translate.cli.layers import glossary_layer_options, load_layers
from translate.sources import STANDARD_STREAM


@click.command(
    name="harvest",
    epilog="""\b
Examples:
  padanan glossary harvest memory.tmx -o candidates.csv
  padanan glossary harvest speeches.tsv -g istilah.csv -o candidates.csv --limit 200

Delete the rows that are no terms, then take in the rest:
  padanan glossary import candidates.csv -g istilah.csv""",
)
@click.argument("files", nargs=-1, required=True, metavar="BITEXT…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default=STANDARD_STREAM,
    help="CSV file to write. Default: standard output.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--min-frequency",
    type=click.IntRange(2),
    default=HarvestOptions.minimum_frequency,
    show_default=True,
    help="In how many sentences a pair must stand at least.",
)
@click.option("--limit", type=click.IntRange(1), help="Write at most so many candidates, the best ones.")
@glossary_layer_options
def command(
    files: tuple[Path, ...],
    output: Path,
    force: bool,
    min_frequency: int,
    limit: int | None,
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
) -> None:
    """Propose pairs of terms from BITEXT… (TMX, TSV, or a file name.id with its name.en), as a CSV to prune.

    Pairs that the glossary has already are left out.
    """
    layers = load_layers(glossary_paths, no_default_glossary)
    bitexts = [open_bitext(path) for path in files]
    for bitext in bitexts:
        for note in bitext.notes:
            say(f"{bitext.name}: {note}.")
    pairs = list(itertools.chain.from_iterable(bitexts))
    for bitext in bitexts:
        for problem in bitext.problems:
            say(f"{bitext.name}, line {problem.line}: {problem.message}.")
    known = [concept for layer in layers for concept in layer.concepts]
    candidates = harvest(pairs, known, HarvestOptions(minimum_frequency=min_frequency))[:limit]
    data = candidates_csv(candidates).encode()
    if output == STANDARD_STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, data, overwrite=force)
    click.echo(f"{len(candidates)} candidates from {len(pairs)} sentence pairs.", err=True)
