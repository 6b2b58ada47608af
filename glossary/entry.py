"""What a term base holds: concepts, and the terms that name them in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from corpora.languages import Language


class TermStatus(Enum):
    """Whether a term may be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True)
class Term:
    """One name of a concept in one language."""

    text: str
    status: TermStatus

    @property
    def is_allowed(self) -> bool:
        """Whether a translation may use it."""
        return self.status is not TermStatus.FORBIDDEN


@dataclass(frozen=True)
class Concept:
    """One meaning and its names."""

    name: str
    """Unique within its glossary."""
    terms: Mapping[Language, tuple[Term, ...]] = field(hash=False)
    """Every language's terms; the first allowed one is the preferred."""
    part_of_speech: str = ""
    domain: str = ""
    note: str = ""
    line: int = 0
    """The line of the glossary file on which it begins, 0 when it comes from no file."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", MappingProxyType(dict(self.terms)))

    def allowed(self, language: Language) -> tuple[Term, ...]:
        """The preferred and admitted terms."""
        return tuple(term for term in self.terms.get(language, ()) if term.is_allowed)

    def forbidden(self, language: Language) -> tuple[Term, ...]:
        """The terms that a translation must not use for this concept."""
        return tuple(term for term in self.terms.get(language, ()) if not term.is_allowed)

    def preferred(self, language: Language) -> Term | None:
        """The term to use, or None when the language has none."""
        return next(iter(self.allowed(language)), None)
