"""What a rule says of a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from corpora.memory.unit import MemoryUnit


@dataclass(frozen=True, slots=True)
class Finding:
    """A unit that should not be in the memory as it is."""

    unit: MemoryUnit
    rule: str
    """The name of the rule."""
    message: str
    """What is wrong: a phrase."""
    mended: MemoryUnit | None = None
    """What to put in its place; None if it is to be removed."""


class Judge(Protocol):
    """Looks at the units of one memory."""

    def __call__(self, unit: MemoryUnit) -> str | MemoryUnit | None:
        """What is wrong with a unit, or the unit put right; None if all is well."""


@dataclass(frozen=True)
class Rule:
    """One thing that may be wrong with a unit."""

    name: str
    summary: str
    """A sentence."""
    judge: Callable[[Iterable[MemoryUnit]], Judge]
    """Given all units, which it may go through, makes what judges each."""


def each(judge: Judge) -> Callable[[Iterable[MemoryUnit]], Judge]:
    """For rules that need not know the other units."""
    return lambda _: judge
