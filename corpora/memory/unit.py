"""What a translation memory keeps, what it is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal, NamedTuple

from corpora.languages import Language
from corpora.span import Span

Pair = tuple[Language, Language]
"""Source and target."""

DiffKind = Literal["same", "added", "removed"]


class MemoryUnit(NamedTuple):
    """A text and its translation, as somebody once confirmed it.

    A tuple, since millions are made of them: a frozen dataclass takes five times as long to make.
    """

    source: str
    """With numbered tags in the places of the document's own: `<1>`, `</1>`, `<2/>`."""
    target: str
    pair: Pair
    """The languages of source and target."""
    before: str = ""
    """The source text that stood before it; empty if unknown."""
    after: str = ""
    """The source text that stood after it; empty if unknown."""
    document: str = ""
    author: str = ""
    created: datetime | None = None
    """Aware of its time zone, as `changed` is."""
    changed: datetime | None = None
    origin: str = ""
    """Who made the translation, or which file it came from: "human", "mt", "import: agency.tmx"."""
    uses: int = 0
    note: str = ""
    id: int | None = None
    """Its number in its memory; None for one that is in no memory yet."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of units that were added."""

    added: int = 0
    """How many were new."""
    merged: int = 0
    """How many were there already with the same source, target and neighbours."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text to be translated."""

    source: str
    """With numbered tags."""
    pair: Pair
    before: str = ""
    """The source text before it; empty if there is none or it is unknown."""
    after: str = ""


class Band(Enum):
    """A range of scores, as agencies bill them."""

    CONTEXT = "101"
    """The same text between the same neighbours."""
    EXACT = "100"
    NEAR_EXACT = "95-99"
    """Differs in punctuation, capitals, numbers or tags alone."""
    HIGH = "85-94"
    MEDIUM = "75-84"
    LOW = "50-74"
    NONE = "0-49"

    @property
    def least_percent(self) -> int:
        """The lowest score in it."""
        return int(self.value.split("-")[0])


def band_of(score_percent: int) -> Band:
    """The band in which a score lies."""
    return next(band for band in Band if score_percent >= band.least_percent)


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A stretch of a comparison."""

    kind: DiffKind
    """same; added: the query has it and the memory does not; removed: the other way round."""
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that helps to translate the query."""

    unit: MemoryUnit
    """As it is kept, whichever way it is used."""
    score_percent: int
    """101 with the same neighbours, 100 for the same text, otherwise how much of it is the same; less the penalty."""
    source: str
    """The text that answers the query: the unit's source, or its target if the unit is reversed."""
    target: str
    """The translation, with the numbers of the query if it `is_adapted`."""
    memory: str = ""
    """The name of the memory that has it."""
    penalty_percent: int = 0
    """What was taken off the score: of the memory, and of a reversed unit."""
    is_adapted: bool = False
    """Whether numbers of the query were put in the place of the unit's."""
    is_reversed: bool = False
    """Whether the unit was translated in the other direction."""
    diff: tuple[DiffPiece, ...] = ()
    """The unit's text compared with the query, word by word; joined, all but `removed` are the query."""

    @property
    def band(self) -> Band:
        """The band of its score."""
        return band_of(self.score_percent)


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A unit in which the words asked for stand."""

    unit: MemoryUnit
    language: Language
    """Of the side in which they were found."""
    spans: tuple[Span, ...]
    """Where, in characters of that side."""
    memory: str = ""

    @property
    def is_in_source(self) -> bool:
        """Whether the words are in the unit's source."""
        return self.unit.pair[0] is self.language

    @property
    def text(self) -> str:
        """The side in which they were found."""
        return self.unit.source if self.is_in_source else self.unit.target

    @property
    def other_text(self) -> str:
        """The other side."""
        return self.unit.target if self.is_in_source else self.unit.source
