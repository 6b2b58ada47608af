"""What a check is given and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from corpora.markup import MarkedText
from corpora.memory.unit import MemoryUnit
from corpora.segment import Limits
from corpora.span import Span
from glossary.verify import Verification
from translate.pair import LanguagePair
from translate.review.spelling.speller import Speller


class Severity(str, Enum):
    """How bad a finding is."""

    ERROR = "error"
    """It cannot stay."""
    WARNING = "warning"
    """Honest translations have it, too: worth a look."""


class Problem(NamedTuple):
    """What a check says of a translation."""

    message: str
    """A sentence."""
    span: Span | None = None
    """Characters of the target with its tags; None if it is of the whole."""


@dataclass(frozen=True)
class Subject:
    """A translation and what it is held to."""

    source: MarkedText
    target: MarkedText
    """With those tags of the source that stand in it."""
    pair: LanguagePair
    verification: Verification
    """Of its terms; the spans are those of `target.plain`."""
    limits: Limits | None = None
    speller: Speller | None = field(default=None, compare=False)
    """Of the target's language, if there is one."""

    @cached_property
    def unit(self) -> MemoryUnit:
        """For the rules by which memories are cleaned."""
        return MemoryUnit(self.source.text, self.target.text, self.pair)

    def place(self, start: int, end: int) -> Span:
        """Where a stretch of `target.plain` stands in the target with its tags."""
        return self.target.place(Span(start, end)) if start < end else Span(start, start)


@dataclass(frozen=True)
class Check:
    """One thing that may be wrong with a translation."""

    id: str
    """Stays the same for ever: filters and settings name it."""
    severity: Severity
    summary: str
    """A sentence."""
    problems: Callable[[Subject], Iterable[Problem]] = field(repr=False)


def finding(check_id: str, severity: Severity, problem: Problem) -> Mapping[str, Any]:
    """As a job keeps it: `check`, `severity`, `message`, and `start` and `end` if it is of a stretch of the target."""
    kept: dict[str, Any] = {"check": check_id, "severity": severity.value, "message": problem.message}
    if problem.span is not None:
        kept |= {"start": problem.span.start, "end": problem.span.end}
    return kept
