"""`padanan glossary import`."""

from __future__ import annotations

from pathlib import Path

import click

from corpora.files import read_bytes
from corpora.languages import Language
from corpora.wording import counted
from glossary.exchange import EXCHANGE_FORMATS, format_of
from translate.cli import ExitCode, say
from translate.cli.glossary.exchange import exchange_options
from translate.cli.glossary.joining import join_into, tell
from translate.cli.glossary.options import prefer_option, write_option


@click.command(
    name="import",
    epilog="""\b
Examples:
  padanan glossary import terms.tbx -g istilah.csv
  padanan glossary import terms.xlsx -g istilah.csv
  padanan glossary import glossary.txt --from en -g istilah.csv     OmegaT's, English first""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@write_option
@prefer_option
@exchange_options
def command(
    files: tuple[Path, ...],
    glossary_path: Path,
    format_name: str | None,
    source_language: Language,
    theirs_win: bool,
) -> int:
    """Add the entries of FILE… to a glossary; one that is not there is begun.

    Says how many entries were loaded and how many skipped, and why. Where the file and the glossary disagree the
    glossary stays as it is, or gives way with --prefer theirs, and both are listed on standard output. The exit code
    is 1 if anything was skipped or is disagreed about.
    """
    exit_code = ExitCode.FINE
    for path in files:
        known = EXCHANGE_FORMATS[format_name] if format_name else format_of(path)
        imported = known.read(read_bytes(path), str(path), source_language)
        for skipped in imported.skipped:
            say(f"{path}, {skipped.place}: skipped: {skipped.reason}.")
        for remark in imported.remarks:
            say(f"{path}: {remark}.")
        loaded = counted(len(imported.concepts), "entry")
        click.echo(f"{path}: {loaded} loaded, {len(imported.skipped)} skipped.", err=True)
        merged_code = tell(join_into(glossary_path, imported.concepts, theirs_win=theirs_win), glossary_path)
        exit_code = max(exit_code, merged_code, ExitCode.FINDINGS if imported.skipped else ExitCode.FINE)
    return exit_code
