"""What a term base holds: concepts, and the terms that name them in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar

from corpora.languages import Language

Value = TypeVar("Value")

_NOTHING: Mapping[Language, Any] = MappingProxyType({})


class TermStatus(Enum):
    """Whether a term may be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One name of a concept in one language."""

    text: str
    status: TermStatus
    part_of_speech: str = ""
    """"noun", "proper noun", "verb", "adjective", "adverb", "phrase"; empty if unknown."""
    is_case_sensitive: bool = False
    """Whether it is found only in the capitals and small letters in which it is written."""

    @property
    def is_allowed(self) -> bool:
        """Whether a translation may use it."""
        return self.status is not TermStatus.FORBIDDEN


def _no_texts() -> Mapping[Language, str]:
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning and its names."""

    id: str
    """Unique within its glossary."""
    terms: Mapping[Language, tuple[Term, ...]] = field(hash=False)
    """Every language's terms; the first allowed one is the preferred."""
    domain: str = ""
    definitions: Mapping[Language, str] = field(default_factory=_no_texts, hash=False)
    """What it means, said in either language or both."""
    examples: Mapping[Language, str] = field(default_factory=_no_texts, hash=False)
    """A sentence that uses it, in either language or both."""
    note: str = ""
    source: str = ""
    """Who uses the pair: a style guide, a treaty, an institution."""
    keep_as_is: bool = False
    """Whether a translation keeps the very word of the source: a name that is not translated."""
    line: int = field(default=0, compare=False)
    """The line of the glossary file on which it begins, 0 when it comes from no file."""

    def __post_init__(self) -> None:
        for name in ("terms", "definitions", "examples"):
            object.__setattr__(self, name, _without_empty(getattr(self, name)))

    def allowed(self, language: Language) -> tuple[Term, ...]:
        """The preferred and admitted terms."""
        return tuple(term for term in self.terms.get(language, ()) if term.is_allowed)

    def forbidden(self, language: Language) -> tuple[Term, ...]:
        """The terms that a translation must not use for this concept."""
        return tuple(term for term in self.terms.get(language, ()) if not term.is_allowed)

    def preferred(self, language: Language) -> Term | None:
        """The term to use, or None when the language has none."""
        return next(iter(self.allowed(language)), None)


def _without_empty(values: Mapping[Language, Value]) -> Mapping[Language, Value]:
    return MappingProxyType({language: value for language, value in values.items() if value}) if values else _NOTHING
