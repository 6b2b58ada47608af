"""`padanan tm clean`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from corpora.cleaning import RULES, Finding, Rule, apply, back_up, findings
from corpora.errors import OutputError
from corpora.memory.memory import TranslationMemory
from corpora.wording import counted
from translate.cli import ExitCode
from translate.cli.tm.options import json_option, memories_to_read, memory_option, writable_memory

_ABOUT = "\n".join(f"  {rule.name:<13} {rule.summary}" for rule in RULES.values())
_LONGEST_SHOWN = 60


@click.command(
    name="clean",
    epilog=f"""\b
Examples:
  padanan tm clean
  padanan tm clean --rule language --examples 20
  padanan tm clean --skip-rule numbers --apply

\b
Rules:
{_ABOUT}

\b
Exit codes: 0 nothing found, or applied; 1 something found; 2 wrong usage.""",
)
@memory_option
@click.option("--rule", "only", multiple=True, type=click.Choice(list(RULES)), help="Ask this rule only; repeatable.")
@click.option("--skip-rule", "without", multiple=True, type=click.Choice(list(RULES)), help="Leave a rule out.")
@click.option("--apply", "is_applied", is_flag=True, help="Change the memory, after a copy beside it.")
@click.option("--examples", type=click.IntRange(0), default=3, show_default=True, help="Units to show of each rule.")
@json_option
def command(
    memory_path: Path | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    is_applied: bool,
    examples: int,
    as_json: bool,
) -> int:
    """Look for units that should not be in a memory. Changes nothing without --apply.

    With it, units are removed, or mended where the rule can, after the memory was copied to a file beside it. A unit
    is counted under the first rule that finds something.
    """
    rules = [rule for name, rule in RULES.items() if (not only or name in only) and name not in without]
    path = writable_memory(memory_path)
    with memories_to_read([path]) as (memory,):
        counts = _counts(memory, rules, examples)
        unit_count = memory.count()
    has_findings = any(one["count"] for one in counts)
    backup = _apply(path, rules) if is_applied and has_findings else None
    if as_json:
        data = {"memory": str(path), "units": unit_count, "backup": backup and str(backup), "rules": counts}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _show(counts)
    _tell(counts, unit_count, path, backup)
    return ExitCode.FINDINGS if has_findings and not is_applied else ExitCode.FINE


def _counts(memory: TranslationMemory, rules: Sequence[Rule], examples: int) -> list[dict[str, Any]]:
    """What each rule finds: how many, and the first of them."""
    counts = {rule.name: {"rule": rule.name, "summary": rule.summary, "count": 0, "examples": []} for rule in rules}
    for finding in findings(memory, rules):
        one: dict[str, Any] = counts[finding.rule]
        one["count"] += 1
        if len(one["examples"]) < examples:
            one["examples"].append(_data(finding))
    return list(counts.values())


def _data(finding: Finding) -> dict[str, object]:
    mended = finding.mended
    return {
        "id": finding.unit.id,
        "source": finding.unit.source,
        "target": finding.unit.target,
        "message": finding.message,
        "mended": {"source": mended.source, "target": mended.target} if mended else None,
    }


def _apply(path: Path, rules: Sequence[Rule]) -> Path:
    with TranslationMemory.open(path, create=False) as memory:
        if memory.is_read_only:
            raise OutputError(f"{path} may not be written. Nothing was cleaned; make a copy and clean that.")
        backup = back_up(memory)
        apply(memory, findings(memory, rules))
    return backup


def _show(counts: Sequence[dict[str, Any]]) -> None:
    for one in counts:
        click.echo(f"{one['rule']}: {one['count']:,}")
        for example in one["examples"]:
            mended = example["mended"]
            click.echo(f"  {_pair(example)}: {f'becomes {_pair(mended)}' if mended else example['message']}")


def _pair(texts: Mapping[str, Any]) -> str:
    return " = ".join(f"“{_short(texts[side])}”" for side in ("source", "target"))


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split(" ")))
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _tell(counts: Sequence[dict[str, Any]], unit_count: int, path: Path, backup: Path | None) -> None:
    found = counted(sum(one["count"] for one in counts), "unit")
    if backup:
        click.echo(f"{found} of {unit_count:,} removed or mended. {path} as it was: {backup}", err=True)
    else:
        click.echo(f"{found} of {unit_count:,} found. {path} was not changed.", err=True)
