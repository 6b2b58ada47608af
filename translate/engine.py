"""What every engine takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

from corpora.languages import Language


class LanguagePair(NamedTuple):
    """From which language into which."""

    source: Language
    target: Language


@dataclass(frozen=True)
class Hint:
    """A source term and the target term wanted for it, both in dictionary form."""

    source: str
    target: str


@dataclass(frozen=True)
class Request:
    """One segment to translate."""

    source: str
    hints: tuple[Hint, ...] = ()
    barred: tuple[str, ...] = ()
    """Terms that a draft must not have."""


class Rung(Enum):
    """How a draft came to have its terms."""

    PLAIN = "plain"
    """The engine's first draft."""
    HINTED = "hinted"
    """Asked again, with the missed terms first; the best of several drafts."""
    FORCED = "forced"
    """Begun as the draft before, with the term where it is likeliest, and completed anew."""


@dataclass(frozen=True)
class Draft:
    """A translation as an engine made it."""

    text: str
    score: float
    """Mean log-probability of a piece, at most 0."""
    is_whole: bool
    """False if the engine was stopped at its length limit before it had finished."""
    rung: Rung = Rung.PLAIN


class Engine(Protocol):
    """Something that translates. It may be slow to make and to run; it keeps no state between calls."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    @property
    def model_key(self) -> str:
        """Changes whenever the same request may get another draft."""

    @property
    def accepts_terms(self) -> bool:
        """Whether hints have an effect."""

    @property
    def longest_source(self) -> int:
        """The longest source, in pieces, that it translates well."""

    def count_pieces(self, text: str) -> int:
        """The length of `text` in the model's own pieces."""

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """A draft for each request, in order. Requests of like length are the fastest together."""


class ConstrainableEngine(Engine, Protocol):
    """An engine that can be held to terms: it weighs drafts and completes what is begun for it."""

    @property
    def most_hints(self) -> int:
        """The most hints that it heeds in one request."""

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        """Up to `count` drafts for each request, the likeliest first, without the request's barred terms."""

    def score(self, request: Request, pair: LanguagePair, text: str) -> float:
        """The mean log-probability of a piece of `text` as a draft for the request."""

    def beginnings(
        self, request: Request, pair: LanguagePair, text: str, terms: Sequence[str], *, count: int
    ) -> list[str]:
        """Beginnings of the draft `text` up to a place where one of `terms` may stand, with the term.

        At most `count` places, the likeliest first, each with its likeliest term.
        """

    def complete(
        self, requests: Sequence[Request], begun: Sequence[str], pair: LanguagePair, *, beam_size: int
    ) -> list[Draft]:
        """A whole draft for each request that begins as is given; its score is that of the whole."""
