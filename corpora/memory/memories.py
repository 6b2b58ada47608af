"""Several memories used together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from corpora.errors import UsageError
from corpora.languages import Language
from corpora.memory.matching import distinct, rank
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import AddOutcome, ConcordanceLine, Match, MemoryUnit, Query


@dataclass(frozen=True, slots=True)
class Attached:
    """A memory and how far it is trusted."""

    memory: TranslationMemory
    penalty_percent: int = 0
    """Taken off the score of each match."""
    is_read_only: bool = False
    """Whether nothing is added to it, though the file could be written."""


class Memories:
    """Memories in the order of their trust. Matches come from all; what is new goes to the first that is writable."""

    def __init__(self, attached: Sequence[Attached]):
        self.attached = tuple(attached)

    def close(self) -> None:
        """Close all of them."""
        for one in self.attached:
            one.memory.close()

    def __enter__(self) -> Memories:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def writable(self) -> TranslationMemory | None:
        """The memory that new units go to."""
        for one in self.attached:
            if not (one.is_read_only or one.memory.is_read_only):
                return one.memory
        return None

    def matches(self, query: Query, *, least_percent: int = 75, limit: int = 10) -> list[Match]:
        """The nearest units of all memories, best first; the same translation once, from the memory named first."""
        found = (
            _with_penalty(match, one.penalty_percent)
            for one in self.attached
            for match in one.memory.matches(query, least_percent=least_percent, limit=limit)
        )
        best = sorted((match for match in found if match.score_percent >= least_percent), key=rank)
        return distinct(best)[:limit]

    def concordance(
        self, text: str, side: Language | None = None, *, is_stemmed: bool = False, limit: int = 100
    ) -> list[ConcordanceLine]:
        """As of one memory, memory by memory."""
        lines = (one.memory.concordance(text, side, is_stemmed=is_stemmed, limit=limit) for one in self.attached)
        return list(islice(chain.from_iterable(lines), limit))

    def add(self, units: Iterable[MemoryUnit], *, chunk_size: int | None = None) -> AddOutcome:
        """Keep units in the first writable memory. Raises UsageError if there is none, OutputError."""
        memory = self.writable
        if memory is None:
            raise UsageError("No memory that may be written is attached. Name one with --tm.")
        return memory.add(units, chunk_size=chunk_size)


def _with_penalty(match: Match, penalty_percent: int) -> Match:
    if not penalty_percent:
        return match
    # A context match of a memory that is trusted less is no better than an exact one of it.
    percent = max(0, min(match.score_percent, 100) - penalty_percent)
    return replace(match, score_percent=percent, penalty_percent=match.penalty_percent + penalty_percent)
