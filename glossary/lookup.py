"""Concepts by what a person calls them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from corpora.languages import Language
from glossary.entry import Concept
from glossary.morphology import morphology_of


def concepts_named(concepts: Sequence[Concept], name: str) -> list[Concept]:
    """The concept with this id, or else those with this term in either language, whatever its case and accents."""
    by_id = [concept for concept in concepts if concept.id == name]
    if by_id:
        return by_id
    return [
        concept
        for concept in concepts
        if any(
            _folded(term.text, language) == _folded(name, language)
            for language, terms in concept.terms.items()
            for term in terms
        )
    ]


def similar_names(concepts: Sequence[Concept], name: str) -> list[str]:
    """Up to three terms that are spelled like `name`, the nearest first."""
    terms = {term.text for concept in concepts for terms in concept.terms.values() for term in terms}
    return difflib.get_close_matches(name, sorted(terms), n=3)


def _folded(text: str, language: Language) -> str:
    return " ".join(morphology_of(language).fold(word) for word in text.replace("-", " ").split())
