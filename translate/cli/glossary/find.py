"""`padanan glossary find`."""

from __future__ import annotations

import bisect
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from corpora.files import decode, read_bytes
from corpora.languages import Language
from corpora.wording import counted
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from translate.cli import ExitCode
from translate.cli.configured import ConfiguredCommand
from translate.cli.glossary.options import json_option
from translate.cli.layers import glossary_layer_options, load_layers
from translate.cli.options import LanguageType, read_standard_input
from translate.direction import choose_direction
from translate.sources import STANDARD_STREAM, source_name

_LINE_END = re.compile(r"\r\n|\r|\n")
_TIERS = {tier.name.lower(): tier for tier in Tier}


@dataclass(frozen=True)
class _Place:
    """A hit in a file."""

    file: str
    line: int
    column: int
    text: str
    """As the file has it, on one line."""
    hit: Hit


@click.command(
    name="find",
    cls=ConfiguredCommand,
    documents="files",
    epilog="""\b
Examples:
  padanan glossary find berita.txt
  padanan glossary find --from en -g istilah.csv < speech.txt
  padanan glossary find draft.en.txt --forbidden --tier enforce

\b
Tiers: enforce, surely the term (capitals, clitics, plurals): translations are held
to it; warn, the term in another voice (mengutuk, dikutuk); suggest, a relative or
perhaps a name.""",
)
@click.argument("files", nargs=-1, metavar="[FILE…]", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--from", "language", type=LanguageType(), help="Language of the text, id or en. Default: guessed.")
@click.option(
    "--tier",
    "tier_name",
    type=click.Choice(list(_TIERS)),
    default="suggest",
    show_default=True,
    help="Least sure tier to show.",
)
@click.option("--forbidden", "with_forbidden", is_flag=True, help="Look for forbidden terms, too.")
@glossary_layer_options
@json_option
def command(
    files: tuple[Path, ...],
    language: Language | None,
    tier_name: str,
    with_forbidden: bool,
    glossary_paths: tuple[Path, ...],
    no_default_glossary: bool,
    as_json: bool,
) -> int:
    """Show which terms are in FILE… (or in standard input), where, how sure it is, and what they are to become."""
    layers = load_layers(glossary_paths, no_default_glossary)
    matchers: dict[Language, Matcher] = {}
    places: list[_Place] = []
    for path in files or (STANDARD_STREAM,):
        name = source_name(path)
        text = decode(read_standard_input() if path == STANDARD_STREAM else read_bytes(path), name).text
        source = language or choose_direction(text, name, None, None).pair.source
        if source not in matchers:
            concepts = [layer.concepts for layer in layers]
            matchers[source] = Matcher(concepts, source, with_forbidden=with_forbidden)
        hits = [hit for hit in matchers[source].find(text) if hit.tier <= _TIERS[tier_name]]
        found = list(_places(hits, text, name))
        places.extend(found)
        if not as_json:
            for place in found:
                click.echo(_line(place, source))
            sys.stdout.flush()
    if as_json:
        click.echo(json.dumps([_data(place) for place in places], ensure_ascii=False, indent=2))
    click.echo(_summary(places), err=True)
    return ExitCode.FINDINGS if any(layer.problems for layer in layers) else ExitCode.FINE


def _places(hits: Sequence[Hit], text: str, name: str) -> Iterator[_Place]:
    line_starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for hit in hits:
        line = bisect.bisect_right(line_starts, hit.span.start)
        column = hit.span.start - line_starts[line - 1] + 1
        yield _Place(name, line, column, " ".join(text[hit.span.start : hit.span.end].split()), hit)


def _line(place: _Place, source: Language) -> str:
    meanings = " or ".join(
        f"{_targets(place.hit, number, source.other)}{_domain(place.hit, number)}"
        for number in range(len(place.hit.concepts))
    )
    tier = place.hit.tier.name.lower()
    mark = "" if place.hit.term.is_allowed else "forbidden: "
    where = f"{place.file}:{place.line}:{place.column}"
    return f"{where}: {tier}: {place.text}: {mark}{place.hit.term.text} = {meanings}"


def _targets(hit: Hit, number: int, target: Language) -> str:
    return " | ".join(term.text for term in hit.concepts[number].allowed(target))


def _domain(hit: Hit, number: int) -> str:
    """What tells the meanings of a homograph apart."""
    concept = hit.concepts[number]
    return f" ({concept.domain or concept.id})" if len(hit.concepts) > 1 else ""


def _data(place: _Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "start": place.hit.span.start,
        "end": place.hit.span.end,
        "text": place.text,
        "tier": place.hit.tier.name.lower(),
        "term": place.hit.term.text,
        "status": place.hit.term.status.value,
        "concepts": [
            {
                "id": concept.id,
                "domain": concept.domain,
                "terms": {language.value: [term.text for term in concept.allowed(language)] for language in Language},
            }
            for concept in place.hit.concepts
        ],
    }


def _summary(places: Sequence[_Place]) -> str:
    tiers = Counter(place.hit.tier for place in places)
    counts = ", ".join(f"{tiers[tier]} {tier.name.lower()}" for tier in Tier)
    ambiguous = sum(len(place.hit.concepts) > 1 for place in places)
    forbidden = sum(not place.hit.term.is_allowed for place in places)
    more = "".join(f", {count} {what}" for count, what in ((ambiguous, "ambiguous"), (forbidden, "forbidden")) if count)
    return f"{counted(len(places), 'term')} found: {counts}{more}."
