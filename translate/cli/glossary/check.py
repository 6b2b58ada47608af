"""`padanan glossary check`."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from pathlib import Path

import click

from corpora.files import read_text
from corpora.wording import counted
from glossary.checks import CHECKS, Finding, Severity, Subject, check_glossary
from glossary.glossary import glossary_of
from glossary.sheet import parse_sheet
from translate.cli import ExitCode
from translate.cli.glossary.options import json_option


@click.command(
    name="check",
    epilog="""\b
Examples:
  padanan glossary check istilah.csv
  padanan glossary check *.csv --notes

\b
Looks for:
"""
    + "\n".join(f"  {name}" for name in CHECKS),
)
@click.argument("files", nargs=-1, metavar="[CSV…]", type=click.Path(path_type=Path))
@click.option("--notes", is_flag=True, help="Show what may well be meant, too.")
@json_option
def command(files: tuple[Path, ...], notes: bool, as_json: bool) -> int:
    """Look for mistakes in glossaries (by default in the built-in one).

    Each finding is a line: file, line, severity, what, where. The exit code is 1 if there are errors or warnings.
    """
    found: list[tuple[str, Finding]] = []
    texts = [(str(path), read_text(path).text) for path in files] or [_built_in()]
    for name, text in texts:
        sheet = parse_sheet(text, name)
        found.extend((name, finding) for finding in check_glossary(Subject(glossary_of(sheet, name), sheet)))
    counts = Counter(finding.severity for _, finding in found)
    shown = [(name, finding) for name, finding in found if notes or finding.severity is not Severity.NOTE]
    if as_json:
        data = [{"file": name, **vars(finding), "severity": finding.severity.value} for name, finding in shown]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for name, finding in shown:
            concept = f"{finding.concept}: " if finding.concept else ""
            click.echo(f"{name}:{finding.line}: {finding.severity.value}: {finding.check}: {concept}{finding.message}")
    total = ", ".join(counted(counts[severity], severity.value) for severity in Severity)
    click.echo(f"{total}{'' if notes or not counts[Severity.NOTE] else ' (--notes shows them)'}.", err=True)
    return ExitCode.FINDINGS if counts[Severity.ERROR] or counts[Severity.WARNING] else ExitCode.FINE


def _built_in() -> tuple[str, str]:
    return "diplomacy (built in)", (resources.files("seeds") / "diplomacy.csv").read_text("utf-8")
