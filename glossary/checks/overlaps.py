"""Terms that are forms of another concept's term (sanctions, sanction), so that a text's word may be either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.checks.words import folded, is_form_of, perhaps_form_of
from glossary.entry import Concept, Term

_MOST_COMPARED = 10
"""How many concepts of the other term are looked at: a term in every row must not take hours."""


def findings(subject: Subject) -> Iterator[Finding]:
    """Nested terms (perundingan in perundingan damai) are no findings: the longest match wins."""
    for language in Language:
        named: dict[str, list[tuple[Concept, Term]]] = defaultdict(list)
        for concept in subject.glossary.concepts:
            for term in concept.allowed(language):
                named[folded(term.text, language)].append((concept, term))
        for concepts_and_terms in named.values():
            text = concepts_and_terms[0][1].text
            bases = [key for key in perhaps_form_of(text, language) if key in named]
            for concept, term in concepts_and_terms if bases else ():
                others = [pair for key in bases for pair in islice(named[key], _MOST_COMPARED)]
                if found := _first_hidden(concept, term, others, language):
                    other, other_term = found
                    message = f"“{term.text}” is a form of “{other_term.text}” of {other.id!r}, too"
                    yield finding("overlap", Severity.NOTE, concept, message)


def _first_hidden(
    concept: Concept, term: Term, others: Sequence[tuple[Concept, Term]], language: Language
) -> tuple[Concept, Term] | None:
    """The first of the other concepts, if it is translated differently, of whose term this one is a form."""
    return next(
        (
            (other, other_term)
            for other, other_term in others
            if other is not concept
            and _differ(concept, other, language.other)
            and is_form_of(term.text, other_term, language)
        ),
        None,
    )


def _differ(one: Concept, other: Concept, language: Language) -> bool:
    """Whether the two are translated differently."""
    return {term.text for term in one.allowed(language)}.isdisjoint(term.text for term in other.allowed(language))
