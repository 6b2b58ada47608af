"""Terms of one concept that the matcher takes for forms of another concept's term, so that one hides the other."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier


def findings(subject: Subject) -> Iterator[Finding]:
    """Nested terms (perundingan in perundingan damai) are none: the longest match wins."""
    for language in Language:
        matcher = Matcher([subject.glossary.concepts], language)
        for concept in subject.glossary.concepts:
            for term in concept.allowed(language):
                for hit in matcher.find(term.text):
                    whole = (hit.span.start, hit.span.end) == (0, len(term.text))
                    if whole and hit.tier is Tier.ENFORCE and concept not in hit.concepts:
                        message = f"“{term.text}” is found as “{hit.term.text}” of {hit.concepts[0].id!r}"
                        yield finding("overlap", Severity.WARNING, concept, message)
