"""A line of facts made to fit: first in shorter words, then without the least important ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a line says."""

    rank: int
    """1 for what must stay longest."""
    text: str
    short: str = ""
    """The same in fewer cells; empty if there is no shorter way to say it."""
    style: str = ""
    is_right: bool = False
    """Whether it stands at the right end of the line."""


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact as there is room for it."""

    text: str
    fact: Fact


def fitted(facts: Sequence[Fact], width: int, gap: int) -> list[ShownFact]:
    """The facts that go into `width` cells with `gap` cells between them, in their order."""
    forms = {place: fact.text for place, fact in enumerate(facts)}
    least_first = sorted(forms, key=lambda place: -facts[place].rank)
    for place in least_first:
        if _width(forms, gap) <= width:
            break
        forms[place] = facts[place].short or facts[place].text
    for place in least_first:
        if _width(forms, gap) <= width:
            break
        del forms[place]
    for place in reversed(least_first):
        longer = {**forms, place: facts[place].text}
        if place in forms and _width(longer, gap) <= width:
            forms = longer
    return [ShownFact(forms[place], fact) for place, fact in enumerate(facts) if place in forms]


def _width(forms: dict[int, str], gap: int) -> int:
    return sum(map(cell_len, forms.values())) + gap * max(0, len(forms) - 1)
