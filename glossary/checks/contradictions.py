"""A term that is preferred here and forbidden there, of the same meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.checks.words import folded
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier


def findings(subject: Subject) -> Iterator[Finding]:
    """Contradictions within a concept and between concepts that share a term of the other language."""
    yield from _within(subject)
    yield from _between(subject)


def _within(subject: Subject) -> Iterator[Finding]:
    for concept in subject.glossary.concepts:
        for language in Language:
            if not concept.forbidden(language):
                continue
            matcher = Matcher([[concept]], language)
            for term in concept.forbidden(language):
                hit = next(iter(matcher.find(term.text)), None)
                if hit and hit.tier is Tier.ENFORCE and (hit.span.start, hit.span.end) == (0, len(term.text)):
                    message = f"“{term.text}” is forbidden, but a form of “{hit.term.text}”, which is allowed"
                    yield finding("contradiction", Severity.ERROR, concept, message)


def _between(subject: Subject) -> Iterator[Finding]:
    allowing: dict[tuple[Language, str], list[Concept]] = defaultdict(list)
    for concept, language, term in subject.terms():
        if term.is_allowed:
            allowing[language, folded(term.text, language)].append(concept)
    for concept, language, term in subject.terms():
        if term.is_allowed:
            continue
        for other in allowing[language, folded(term.text, language)]:
            if other is not concept and _mean_the_same(concept, other, language.other):
                message = f"“{term.text}” is forbidden here and allowed in {other.id!r} on line {other.line}"
                yield finding("contradiction", Severity.WARNING, concept, message)


def _mean_the_same(one: Concept, other: Concept, language: Language) -> bool:
    return not {folded(term.text, language) for term in one.allowed(language)}.isdisjoint(
        folded(term.text, language) for term in other.allowed(language)
    )
