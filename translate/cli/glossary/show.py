"""`padanan glossary show`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.lookup import concepts_named, similar_names
from glossary.rows import cells_of
from translate.cli import ExitCode, say
from translate.cli.glossary.options import json_option, read_glossary, read_option

_MARKS = {TermStatus.PREFERRED: "preferred", TermStatus.ADMITTED: "admitted", TermStatus.FORBIDDEN: "forbidden"}


@click.command(
    name="show",
    epilog="""\b
Examples:
  padanan glossary show "mitra junior"
  padanan glossary show ratify -g istilah.csv""",
)
@click.argument("names", nargs=-1, required=True, metavar="TERM…")
@read_option
@json_option
def command(names: tuple[str, ...], glossary_path: Path | None, as_json: bool) -> int:
    """Show everything about a TERM of either language, or about a concept by its name.

    The exit code is 1 if one of them is not in the glossary.
    """
    glossary = read_glossary(glossary_path)
    found: list[Concept] = []
    exit_code = ExitCode.FINE
    for name in names:
        concepts = concepts_named(glossary.concepts, name)
        found.extend(concept for concept in concepts if concept not in found)
        if not concepts:
            exit_code = ExitCode.FINDINGS
            similar = similar_names(glossary.concepts, name)
            hint = f" Did you mean {' or '.join(similar)}?" if similar else ""
            say(f"{name!r} is not in {glossary.name}.{hint}")
    if as_json:
        click.echo(json.dumps([cells_of(concept) for concept in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(_card(concept)) for concept in found))
    return exit_code


def _card(concept: Concept) -> Iterator[str]:
    place = f"  (line {concept.line})" if concept.line else ""
    yield f"{concept.id}{place}"
    for language in Language:
        for term in concept.terms.get(language, ()):
            yield f"  {language.label:<11} {term.text}  [{_remarks(term)}]"
    if concept.keep_as_is:
        yield "  kept as it is in translations"
    yield from _line("domain", concept.domain)
    for language in Language:
        yield from _line(f"definition, {language.value}", concept.definitions.get(language, ""))
        yield from _line(f"example, {language.value}", concept.examples.get(language, ""))
    yield from _line("note", concept.note)
    yield from _line("source", concept.source)


def _line(title: str, text: str) -> Iterator[str]:
    if text:
        yield f"  {title}: {text}"


def _remarks(term: Term) -> str:
    remarks = [_MARKS[term.status], term.part_of_speech, "in this case only" if term.is_case_sensitive else ""]
    return ", ".join(filter(None, remarks))
