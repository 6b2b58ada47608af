"""`padanan glossary stats`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from corpora.languages import Language
from glossary.glossary import Glossary
from translate.cli.glossary.options import json_option, read_glossary, read_option


@click.command(
    name="stats",
    epilog="""\b
Example:
  padanan glossary stats -g istilah.csv""",
)
@read_option
@json_option
def command(glossary_path: Path | None, as_json: bool) -> None:
    """Count what a glossary holds: concepts, terms, domains, parts of speech, definitions."""
    glossary = read_glossary(glossary_path)
    counts = _counts(glossary)
    if as_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
        return
    for title, count in counts.items():
        if isinstance(count, dict):
            click.echo(f"{title}: " + ", ".join(f"{name or '(none)'} {number}" for name, number in count.items()))
        else:
            click.echo(f"{title}: {count}")


def _counts(glossary: Glossary) -> dict[str, Any]:
    concepts = glossary.concepts
    terms = {
        language: [term for concept in concepts for term in concept.terms.get(language, ())] for language in Language
    }
    all_terms = [term for found in terms.values() for term in found]
    return {
        "glossary": glossary.name,
        "concepts": len(concepts),
        **{f"{language.label} terms": len(found) for language, found in terms.items()},
        "forbidden terms": sum(not term.is_allowed for term in all_terms),
        "case-sensitive terms": sum(term.is_case_sensitive for term in all_terms),
        "kept as they are": sum(concept.keep_as_is for concept in concepts),
        "with a definition": sum(bool(concept.definitions) for concept in concepts),
        "with an example": sum(bool(concept.examples) for concept in concepts),
        "with a note": sum(bool(concept.note) for concept in concepts),
        "with a source": sum(bool(concept.source) for concept in concepts),
        "rows that cannot be used": len(glossary.problems),
        "domains": dict(Counter(concept.domain for concept in concepts).most_common()),
        "parts of speech": dict(Counter(term.part_of_speech for term in all_terms).most_common()),
    }
