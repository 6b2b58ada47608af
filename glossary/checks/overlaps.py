"""Terms that are forms of another concept's term (sanctions, sanction), so that a text's word may be either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.entry import Concept, Term
from glossary.matcher import tokenise
from glossary.morphology import morphology_of
from glossary.morphology.tiers import Tier


def findings(subject: Subject) -> Iterator[Finding]:
    """Nested terms (perundingan in perundingan damai) are no findings: the longest match wins."""
    for language in Language:
        morphology = morphology_of(language)
        words_of: dict[tuple[str, ...], list[tuple[Concept, Term]]] = defaultdict(list)
        for concept in subject.glossary.concepts:
            for term in concept.allowed(language):
                words_of[tuple(token.folded for token in tokenise(term.text, morphology))].append((concept, term))
        for words, named in words_of.items():
            for base in morphology.keys(words[-1])[1:] if words else ():
                for other, other_term in words_of.get((*words[:-1], base), ()):
                    tier = morphology.tier_of(
                        words[-1], base, other_term.part_of_speech, is_first=len(words) == 1, is_last=True
                    )
                    if tier is not Tier.ENFORCE:
                        continue
                    for concept, term in named:
                        if concept is not other and _differ(concept, other, language.other):
                            message = f"“{term.text}” is a form of “{other_term.text}” of {other.id!r}, too"
                            yield finding("overlap", Severity.NOTE, concept, message)


def _differ(one: Concept, other: Concept, language: Language) -> bool:
    """Whether the two are translated differently."""
    return {term.text for term in one.allowed(language)}.isdisjoint(term.text for term in other.allowed(language))
