"""What every engine takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Draft:
    """A translation as an engine made it."""

    text: str
    score: float
    """Mean log-probability of a piece, at most 0."""
    is_whole: bool
    """False if the engine was stopped at its length limit before it had finished."""


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
