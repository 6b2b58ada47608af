"""What every engine takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from translate.pair import LanguagePair


@dataclass(frozen=True)
class Hint:
    """A source term and the target term wanted for it, both in dictionary form."""

    source: str
    target: str


@dataclass(frozen=True)
class Example:
    """A source like the one asked for, and its translation, from a memory."""

    source: str
    target: str


@dataclass(frozen=True)
class Request:
    """One segment to translate."""

    source: str
    hints: tuple[Hint, ...] = ()
    barred: tuple[str, ...] = ()
    """Terms that a draft must not have."""
    example: Example | None = None
    """For engines that can be shown one; others pass over it."""


class Rung(Enum):
    """How a draft came to have its terms."""

    PLAIN = "plain"
    """The engine's first draft."""
    CHOSEN = "chosen"
    """Another of the engine's first drafts, one with fewer faults."""
    HINTED = "hinted"
    """Asked again, with the missed terms as hints and the forbidden ones barred; the best of several drafts."""
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
    failure: str | None = None
    """Why there is no text, if the engine failed."""


@dataclass(frozen=True)
class Beginning:
    """A draft up to and with a term that is put into it."""

    text: str
    term: str
    """As it was given, in the form that was chosen."""
    log_probability: float
    """Of all its pieces together."""
    pieces: int


@dataclass(frozen=True)
class Weighed:
    """A draft as a model sees it, and where the model would put a term into it."""

    score: float
    """Mean log-probability of a piece of the draft, its end included."""
    beginnings: tuple[Beginning, ...]
    """The likeliest first."""


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
    def accepts_tags(self) -> bool:
        """Whether it carries numbered tags, `<1>…</1>` and `<2/>`, over into its drafts."""

    @property
    def longest_source(self) -> int:
        """The longest source, in pieces, that it translates well."""

    def count_pieces(self, text: str) -> int:
        """The length of `text` in the model's own pieces."""

    def translate(self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int) -> list[Draft]:
        """A draft for each request, in order. Requests of like length are the fastest together.

        Raises EngineError if it fails.
        """


class ConstrainableEngine(Engine, Protocol):
    """An engine that can be held to terms: it weighs drafts and completes what is begun for it."""

    @property
    def most_hints(self) -> int:
        """The most hints that it heeds in one request; 0 if hints have no effect."""

    def alternatives(
        self, requests: Sequence[Request], pair: LanguagePair, *, beam_size: int, count: int
    ) -> list[list[Draft]]:
        """Up to `count` drafts for each request, the likeliest first, without the request's barred terms."""

    def weigh(
        self,
        requests: Sequence[Request],
        pair: LanguagePair,
        drafts: Sequence[str],
        terms: Sequence[Sequence[str]],
        *,
        count: int,
    ) -> list[Weighed]:
        """The drafts weighed, each with up to `count` places where one of its `terms` may stand.

        Each place has the term that is likeliest there.
        """

    def complete(
        self, requests: Sequence[Request], begun: Sequence[Beginning], pair: LanguagePair, *, beam_size: int
    ) -> list[list[Draft]]:
        """Whole drafts for each request that begin as is given, the likeliest first; scores are of the whole."""
