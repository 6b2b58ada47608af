"""`padanan glossary merge`."""

from __future__ import annotations

from pathlib import Path

import click

from corpora.errors import UsageError
from corpora.files import read_bytes, write_whole
from glossary.glossary import load_glossary
from translate.cli import ExitCode
from translate.cli.glossary.joining import join_into, tell
from translate.cli.glossary.options import prefer_option
from translate.cli.layers import say_problems


@click.command(
    name="merge",
    epilog="""\b
Example:
  padanan glossary merge istilah.csv ministry.csv -o joined.csv""",
)
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Glossary file to write.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@prefer_option
def command(ours: Path, theirs: Path, output: Path, force: bool, theirs_win: bool) -> int:
    """Join the glossaries OURS and THEIRS and list what they disagree about.

    Terms are united and empty fields filled in. Where both say something different OURS stands in the result, or
    THEIRS with --prefer theirs, and both are listed on standard output; the exit code is then 1.
    """
    if output.exists() and output.resolve() in (ours.resolve(), theirs.resolve()):
        raise UsageError(f"{output} is one of the two. Write to another file and look at it first.")
    glossaries = [load_glossary(path) for path in (ours, theirs)]
    for glossary in glossaries:
        say_problems(glossary)
    # The rows of OURS keep their spelling: the result begins as a copy.
    write_whole(output, read_bytes(ours), overwrite=force)
    code = tell(join_into(output, glossaries[1].concepts, theirs_win=theirs_win), output)
    return max(code, ExitCode.FINDINGS if any(glossary.problems for glossary in glossaries) else ExitCode.FINE)
