"""Builds a test set of sentences with terms, from development data that is not ours to pass on.

    python -m benchmarks.term_set OUTPUT PREFIX [PREFIX …]

PREFIX.id and PREFIX.en are a bitext, one segment a line. A pair is taken if every term of the built-in glossary
that surely stands on one side has its partner surely on the other, as often, by the rules of `glossary.verify`, in both
directions; so a translation that lacks one of them is at fault, and not the glossary. Pairs that say the same as one
taken before are left out.

Written are OUTPUT.id and OUTPUT.en for `padanan evaluate`, and OUTPUT.jsonl with the terms of each line and where they
stand: {"line": 1, "terms": [{"concept": "…", "id": [[first, last]], "en": [[first, last]]}]}, counted in characters.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.languages import Language
from glossary.entry import Concept
from glossary.glossary import default_glossary
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier

Places = dict[str, dict[Language, list[tuple[int, int]]]]


@dataclass(frozen=True)
class TermSentence:
    texts: dict[Language, str]
    terms: Places
    """By the concept's id."""


def aligned(texts: dict[Language, str], matchers: dict[Language, Matcher]) -> Places | None:
    """Where each concept stands in both texts; None if there is none, or if they do not agree on one."""
    hits = {
        language: [hit for hit in matchers[language].find(text) if hit.tier is Tier.ENFORCE]
        for language, text in texts.items()
    }
    if not all(hits.values()) or any(not hit.term.is_allowed for found in hits.values() for hit in found):
        return None
    counts = {language: Counter(map(meaning, found)) for language, found in hits.items()}
    first, second = counts.values()
    if first != second or any(len(concepts) > 1 for concepts in first):
        return None
    places: Places = defaultdict(lambda: defaultdict(list))
    for language, found in hits.items():
        for hit in found:
            places[hit.concepts[0].id][language].append((hit.span.start, hit.span.end))
    return {concept: dict(spans) for concept, spans in places.items()}


def meaning(hit: Hit) -> tuple[Concept, ...]:
    return hit.concepts


def term_sentences(prefix: Path, matchers: dict[Language, Matcher]) -> Iterator[TermSentence]:
    columns = {language: Path(f"{prefix}.{language.value}").read_text("utf-8").split("\n") for language in Language}
    for texts in zip(*columns.values(), strict=True):
        by_language = dict(zip(columns, (text.strip() for text in texts), strict=True))
        if terms := aligned(by_language, matchers):
            yield TermSentence(by_language, terms)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("prefixes", nargs="+", type=Path)
    arguments = parser.parse_args()
    concepts = default_glossary().concepts
    matchers = {language: Matcher([concepts], language, with_forbidden=True) for language in Language}
    taken: dict[str, TermSentence] = {}
    for prefix in arguments.prefixes:
        before = len(taken)
        for sentence in term_sentences(prefix, matchers):
            taken.setdefault(sentence.texts[Language.INDONESIAN].casefold(), sentence)
        print(f"{prefix.name}: {len(taken) - before} sentences")
    for language in Language:
        lines = "".join(f"{sentence.texts[language]}\n" for sentence in taken.values())
        Path(f"{arguments.output}.{language.value}").write_text(lines, "utf-8")
    rows = [
        {
            "line": number,
            "terms": [
                {"concept": concept, **{language.value: spans for language, spans in places.items()}}
                for concept, places in sentence.terms.items()
            ],
        }
        for number, sentence in enumerate(taken.values(), start=1)
    ]
    Path(f"{arguments.output}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    used = Counter(concept for sentence in taken.values() for concept in sentence.terms)
    print(f"{len(taken)} sentences with {used.total()} terms of {len(used)} concepts")


if __name__ == "__main__":
    main()
