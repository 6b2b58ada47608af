"""The same pair twice, the same term twice in a cell, homographs that nothing tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.checks.words import folded
from glossary.entry import Concept


def findings(subject: Subject) -> Iterator[Finding]:
    """Duplicates of either kind."""
    yield from _pairs(subject)
    yield from _cells(subject)
    yield from _homographs(subject)


def _pairs(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Concept] = {}
    for concept in subject.glossary.concepts:
        pair = tuple(folded(term.text, language) for language in Language if (term := concept.preferred(language)))
        first = seen.setdefault(pair, concept)
        if first is not concept:
            yield finding("duplicate", Severity.ERROR, concept, f"the same pair as {first.id!r} on line {first.line}")


def _cells(subject: Subject) -> Iterator[Finding]:
    for concept in subject.glossary.concepts:
        for language, terms in concept.terms.items():
            seen: dict[tuple[str, bool], str] = {}
            for term in terms:
                first = seen.setdefault((folded(term.text, language), term.is_allowed), term.text)
                if first is not term.text:
                    message = f"“{term.text}” and “{first}” are the same term to the matcher; one of them is enough"
                    yield finding("duplicate", Severity.WARNING, concept, message)


def _homographs(subject: Subject) -> Iterator[Finding]:
    by_term: dict[tuple[Language, str], list[Concept]] = defaultdict(list)
    for concept in subject.glossary.concepts:
        for language in Language:
            for key in dict.fromkeys(folded(term.text, language) for term in concept.allowed(language)):
                by_term[language, key].append(concept)
    for concepts in by_term.values():
        labels = [(concept.domain, concept.note) for concept in concepts]
        if len(concepts) > 1 and len(set(labels)) < len(labels):
            first, *others = concepts
            for concept in others:
                message = f"shares a term with {first.id!r} on line {first.line}; a domain or a note should say when"
                yield finding("homograph", Severity.WARNING, concept, message)
