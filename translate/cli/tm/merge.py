"""`padanan tm merge`."""

from __future__ import annotations

from pathlib import Path

import click

from corpora.errors import UsageError
from corpora.memory.memory import TranslationMemory
from corpora.memory.merging import merge_memories
from corpora.wording import counted
from translate.cli import ExitCode


@click.command(
    name="merge",
    epilog="""\b
Example:
  padanan tm merge mine.tm agency.tm -o joined.tm""",
)
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Memory to write.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(ours: Path, theirs: Path, output: Path, force: bool) -> int:
    """Make one memory of OURS and THEIRS, which stay as they are.

    A unit that both have is kept once. Where they translate a source differently both translations are kept, and are
    listed on standard output: source, ours, theirs, parted by tabs; the exit code is then 1.
    """
    if output.exists() and output.resolve() in (ours.resolve(), theirs.resolve()):
        raise UsageError(f"{output} is one of the two. Write to another file and look at it first.")
    with (
        TranslationMemory.open(ours, read_only=True) as our_memory,
        TranslationMemory.open(theirs, read_only=True) as their_memory,
    ):
        merged = merge_memories(our_memory, their_memory, output, overwrite=force)
    for conflict in merged.conflicts:
        sides = (conflict.source, " | ".join(conflict.ours), " | ".join(conflict.theirs))
        click.echo("\t".join(" ".join(side.split()) for side in sides))
    click.echo(
        f"{counted(merged.outcome.added, 'unit')} in {output}, {merged.outcome.merged:,} of them in both, "
        f"{counted(len(merged.conflicts), 'disagreement')}.",
        err=True,
    )
    return ExitCode.FINDINGS if merged.conflicts else ExitCode.FINE
