"""A term that is preferred here and forbidden there, of the same meaning."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.checks.words import folded, whole_hit
from glossary.entry import Concept
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier


def findings(subject: Subject) -> Iterator[Finding]:
    """Contradictions within a concept and between concepts that share a term of the other language."""
    yield from _within(subject)
    yield from _between(subject)


def _within(subject: Subject) -> Iterator[Finding]:
    """The matcher decides: a form of an allowed term (perundingan-perundingan) may be forbidden if it is told apart."""
    for concept in subject.glossary.concepts:
        for language in Language:
            if not concept.forbidden(language):
                continue
            matcher = Matcher([[concept]], language, with_forbidden=True)
            for term in concept.terms[language]:
                hit = whole_hit(term.text, matcher)
                if hit is None or hit.tier is Tier.SUGGEST or hit.term.is_allowed == term.is_allowed:
                    continue
                allowed, forbidden = (term, hit.term) if term.is_allowed else (hit.term, term)
                same = f"to the matcher the same as “{allowed.text}”, which is allowed"
                message = f"“{forbidden.text}” is forbidden, but {same}"
                yield finding("contradiction", Severity.ERROR, concept, message)


def _between(subject: Subject) -> Iterator[Finding]:
    forbidden = {
        (language, folded(term.text, language)) for _, language, term in subject.terms() if not term.is_allowed
    }
    allowing: dict[tuple[Language, str, str], Concept] = {}
    for concept, language, term in reversed(list(subject.terms())):
        key = folded(term.text, language)
        if term.is_allowed and (language, key) in forbidden:
            allowing.update({(language, key, name): concept for name in _names(concept, language.other)})
    for concept, language, term in subject.terms():
        if term.is_allowed:
            continue
        key = folded(term.text, language)
        others = (allowing.get((language, key, name)) for name in _names(concept, language.other))
        other = next((one for one in others if one is not None and one is not concept), None)
        if other:
            message = f"“{term.text}” is forbidden here and allowed in {other.id!r} on line {other.line}"
            yield finding("contradiction", Severity.WARNING, concept, message)


def _names(concept: Concept, language: Language) -> Iterator[str]:
    return (folded(term.text, language) for term in concept.allowed(language))
