"""What is aligned, and what comes of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpora.languages import Language

DOUBTFUL = 0.8
"""A bead of less confidence is one that a person should look at."""


class ConceptFinder(Protocol):
    """Knows what a sentence speaks of, by names that are the same in either language: a glossary does."""

    def __call__(self, sentence: str, /) -> Iterable[Hashable]:
        """The concepts whose terms stand in the sentence."""


@dataclass(frozen=True)
class Text:
    """One of the two documents."""

    language: Language
    sentences: Sequence[str]
    paragraphs: Sequence[int] = ()
    """For each sentence the number of its paragraph, never falling; empty if nothing is known about paragraphs."""
    find_concepts: ConceptFinder | None = None


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source and the sentences of the target that say the same; one side may have none."""

    source: range
    """Their indices."""
    target: range
    confidence: float
    """How likely it is that this bead is right, 0 to 1."""

    @property
    def is_pair(self) -> bool:
        """Whether both sides have a sentence."""
        return bool(self.source) and bool(self.target)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.confidence < DOUBTFUL
