"""`padanan tm stats`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from corpora.languages import Language
from corpora.memory.memory import TranslationMemory
from corpora.memory.stats import memory_stats
from translate.cli.tm.options import json_option, memories_option, memories_to_read

_SHOWN = 10


@click.command(
    name="stats",
    epilog="""\b
Examples:
  padanan tm stats
  padanan tm stats --tm project.tm --json""",
)
@memories_option
@json_option
def command(memory_paths: tuple[Path, ...], as_json: bool) -> None:
    """Count what memories hold: units, words, directions, origins, documents, dates, the same pair twice.

    Words are what stands between blanks. A source in conflict has more than one target.
    """
    with memories_to_read(memory_paths) as memories:
        counts = [_counts(memory) for memory in memories]
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(f"{title}: {_line(value)}" for title, value in one.items()) for one in counts))


def _counts(memory: TranslationMemory) -> dict[str, Any]:
    stats = memory_stats(memory.units())
    return {
        "memory": str(memory.path),
        "units": stats.units,
        **{f"{language.label} words": stats.words[language] for language in Language},
        "directions": {f"{source.value}-{target.value}": count for (source, target), count in stats.pairs.items()},
        "with neighbours": stats.with_neighbours,
        "same pair between other neighbours": stats.same_pairs,
        "sources in conflict": stats.conflicting_sources,
        "oldest": stats.oldest.date().isoformat() if stats.oldest else None,
        "newest": stats.newest.date().isoformat() if stats.newest else None,
        "origins": _most(stats.origins),
        "authors": _most(stats.authors),
        "documents": _most(stats.documents),
    }


def _most(counts: Counter[str]) -> dict[str, int]:
    return dict(counts.most_common())


def _line(value: object) -> str:
    if isinstance(value, dict):
        shown = [f"{name or '(none)'} {count:,}" for name, count in list(value.items())[:_SHOWN]]
        return ", ".join(shown) + (f" and {len(value) - _SHOWN:,} more" if len(value) > _SHOWN else "")
    return f"{value:,}" if isinstance(value, int) else str(value or "(none)")
