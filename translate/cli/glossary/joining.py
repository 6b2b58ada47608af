"""What importing and merging have in common: other people's concepts joined into a glossary file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from corpora.wording import counted
from glossary.entry import Concept
from glossary.merge import Merged
from glossary.store import GlossaryFile, change_glossary_file
from translate.cli import ExitCode
from translate.review.glossary_joining import with_joined


def join_into(path: Path, theirs: Sequence[Concept], *, theirs_win: bool) -> Merged:
    """Join concepts into the glossary file at `path`, begun if it is not there; rows that gain nothing stay."""
    results: list[Merged] = []

    def change(file: GlossaryFile) -> GlossaryFile:
        joined, merged = with_joined(file, theirs, theirs_win=theirs_win)
        results.append(merged)
        return joined

    change_glossary_file(path, change, create=True)
    return results[-1]


def tell(merged: Merged, path: Path) -> ExitCode:
    """Say what came of it; conflicts are findings."""
    for conflict in merged.conflicts:
        click.echo(f"{conflict.concept}: {conflict.field}: kept “{conflict.kept}”, not “{conflict.dropped}”")
    click.echo(
        f"{counted(merged.added, 'concept')} added to {path}, {merged.changed} completed, "
        f"{counted(len(merged.conflicts), 'disagreement')}.",
        err=True,
    )
    return ExitCode.FINDINGS if merged.conflicts else ExitCode.FINE
