"""Drafts for segments under review: what a drafter is asked, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from corpora.job import JobSegment, Version
from corpora.segment import Segment
from translate.config import MemoryFile
from translate.pair import LanguagePair

LEAST_EXAMPLE_PERCENT = 75


@dataclass(frozen=True)
class DraftingSetup:
    """Everything that drafts are made with, as paths and names, so that another process can open it anew."""

    pair: LanguagePair
    engine: str | None = None
    """Its name; None for the one that was chosen for the direction."""
    beam_size: int = 4
    threads: int = 1
    glossary_paths: tuple[Path, ...] = ()
    """The first wins. One that is not there yet is passed over."""
    with_default_glossary: bool = True
    memory_files: tuple[MemoryFile, ...] = ()
    """The first is trusted most. One that is not there yet is passed over until it is, a damaged one for good."""
    least_percent: int = LEAST_EXAMPLE_PERCENT
    """Percent from which on a like text of a memory is shown to the engine."""
    sentence_rules: Path | None = None


@dataclass(frozen=True)
class Asked:
    """A segment to draft and what stands around it."""

    segment: JobSegment
    before: str = ""
    """The source before it; empty if there is none."""
    after: str = ""
    in_document: Segment | None = None
    """The segment as the document was read, if it was: it knows what its tags are and how much room there is."""


class EngineFacts(NamedTuple):
    """Which engine drafts."""

    name: str
    model_key: str
    """Changes with the model's files."""


class Drafter(Protocol):
    """Makes drafts. Its errors are PadananErrors: one line for the person, and another call may go well."""

    def warm_up(self) -> EngineFacts:
        """Load the engine, so that the first draft does not wait for it. Raises UsageError, ModelError, EngineError."""

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        """Drafts by the number of the segment: of a memory, of the engine, or a copy where nothing can be translated.

        What the engine failed at has its source as its draft and a finding, "engine-failed". Without an engine the
        others still have drafts; if there are none, this raises why: UsageError, ModelError, EngineError.
        """

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        """Up to `count` different drafts of the engine, or of another one by name, the likeliest first."""

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        """Read these glossaries, which may have changed, and use them from now on.

        Raises UnreadableInputError, and uses what it used before.
        """

    def close(self) -> None:
        """Let go of everything. Twice is as good as once."""
