"""What checks look at, and what they find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from corpora.languages import Language
from glossary.entry import Concept, Term
from glossary.glossary import Glossary
from glossary.sheet import Sheet


class Severity(Enum):
    """Whether a finding must be mended."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """May be meant; does not fail a check."""


@dataclass(frozen=True)
class Finding:
    """Something in a glossary that a person should look at."""

    check: str
    severity: Severity
    line: int
    concept: str
    """Its id; empty if the row is no concept."""
    message: str
    """A sentence without its full stop."""


@dataclass(frozen=True)
class Subject:
    """The glossary under the checks, and the file's own spelling of it."""

    glossary: Glossary
    sheet: Sheet

    def terms(self) -> Iterator[tuple[Concept, Language, Term]]:
        """Every term with its concept and language."""
        for concept in self.glossary.concepts:
            for language, terms in concept.terms.items():
                for term in terms:
                    yield concept, language, term


def finding(check: str, severity: Severity, concept: Concept, message: str) -> Finding:
    """A finding about a concept."""
    return Finding(check, severity, concept.line, concept.id, message)
