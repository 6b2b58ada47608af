"""The same text translated in several ways, to be compared."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from corpora.segment import Segment
from glossary.matcher import Matcher
from translate.engine import Engine, Rung
from translate.journal import NoStore
from translate.pair import LanguagePair
from translate.pipeline import Pipeline, TermFinder
from translate.progress import Progress
from translate.terms import TermRepairer


class RunKind(Enum):
    """How a text is translated."""

    NONE = "none"
    """Without any terms."""
    RANDOM = "random"
    """With terms mined from the references, repaired."""
    HINTS = "hints"
    """With the glossary's terms as hints only."""
    GLOSSARY = "glossary"
    """With the glossary's terms, repaired: as padanan translate does it."""


@dataclass(frozen=True)
class Run:
    """A translation of the whole text."""

    name: str
    outputs: Sequence[str]
    seconds: float | None = None
    """Spent on drafts; None for a file that was there."""
    rungs: Mapping[Rung, int] | None = None

    def top(self, count: int | None) -> Run:
        """Only its first segments, or all of them."""
        return replace(self, outputs=self.outputs[:count])


@dataclass(frozen=True)
class Translator:
    """Translates the text once for each kind of run."""

    engine: Engine
    repairer: TermRepairer | None
    pair: LanguagePair
    beam_size: int
    glossary: Matcher
    random_terms: TermFinder

    def run(self, kind: RunKind, sources: Sequence[str], progress: Progress) -> Run:
        """One run."""
        finder: TermFinder = {
            RunKind.NONE: Matcher([], self.pair.source),
            RunKind.RANDOM: self.random_terms,
        }.get(kind, self.glossary)
        repairer = self.repairer if kind in (RunKind.RANDOM, RunKind.GLOSSARY) else None
        pipeline = Pipeline(self.engine, finder, self.pair, self.beam_size, repairer)
        segments = [Segment(number, number, source) for number, source in enumerate(sources, start=1)]
        begun = time.monotonic()
        translated = pipeline.translate(segments, NoStore(), progress)
        seconds = time.monotonic() - begun
        rungs = Counter(rung for item in translated for rung in item.rungs)
        return Run(kind.value, [item.target for item in translated], seconds, rungs)
