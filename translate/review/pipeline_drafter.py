"""The drafter that does the work: memories, then the pipeline, then a look at what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpora.errors import PadananError, UnreadableInputError
from corpora.files import read_text
from corpora.job import Version
from corpora.memory.unit import Match, Query
from corpora.segment import Segment
from corpora.sentences import NO_RULES, parse_rules
from glossary.glossary import default_glossary, load_glossary
from glossary.matcher import Matcher
from translate.engine import Example
from translate.engines.modelless import MODELLESS
from translate.engines.opening import Engines
from translate.pipeline import Pipeline
from translate.pretranslation import best_match
from translate.progress import Progress, Silence
from translate.review.checking import Checker
from translate.review.drafted import copied_version, engine_version, memory_version
from translate.review.drafting import Asked, DraftingSetup, EngineFacts
from translate.review.job_sources import segment_of
from translate.review.memory_shelf import MemoryShelf
from translate.review.n_best import n_best
from translate.review.recent_drafts import RecentDrafts
from translate.tags import mask
from translate.words import has_words


@dataclass(frozen=True)
class _Terms:
    """What is made from the glossaries."""

    matcher: Matcher
    checker: Checker
    pipelines: dict[str | None, Pipeline] = field(default_factory=dict)
    """By the name of the engine."""
    drafts: RecentDrafts = field(default_factory=RecentDrafts)
    """Of the setup's own engine."""


class PipelineDrafter:
    """A Drafter in this process. It opens everything when it is first needed, and belongs to one thread."""

    def __init__(self, setup: DraftingSetup, progress: Progress | None = None):
        self._setup = setup
        self._engines = Engines(setup.threads, progress or Silence())
        self._shelf = MemoryShelf(setup.memory_files)
        self._opened_terms: _Terms | None = None

    def warm_up(self) -> EngineFacts:
        """Load the glossaries and the engine. Raises PadananError."""
        return _facts(self._pipeline())

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        """See `Drafter`."""
        versions: dict[int, Version] = {}
        waiting: list[Segment] = []
        examples: dict[str, Example] = {}
        for asked in segments:
            segment = segment_of(asked)
            match = self._match(asked)
            if match is not None and match.score_percent >= 100:
                versions[segment.number] = memory_version(segment, match, self._terms.checker)
            elif not has_words(mask(segment.marked).text.text):
                versions[segment.number] = copied_version(segment, self._terms.checker)
            else:
                waiting.append(segment)
                examples |= {segment.source: Example(match.source, match.target)} if match else {}
        if waiting:
            try:
                versions |= self._engine_versions(waiting, examples)
            except PadananError:
                # Without an engine, what memories have is still worth having; the next call tells of it.
                if not versions:
                    raise
        return versions

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        """See `Drafter`."""
        pipeline = self._pipeline(engine)
        match = self._match(asked)
        example = Example(match.source, match.target) if match else None
        items = n_best(pipeline, segment_of(asked), example, count)
        return [engine_version(item, _facts(pipeline), self._terms.checker) for item in items]

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        """See `Drafter`."""
        setup = replace(self._setup, glossary_paths=tuple(paths))
        self._opened_terms = _terms(setup)
        self._setup = setup

    def close(self) -> None:
        """Close the memories."""
        self._shelf.close()

    def _engine_versions(self, segments: Sequence[Segment], examples: dict[str, Example]) -> dict[int, Version]:
        pipeline = self._pipeline()
        items = pipeline.translate(segments, self._terms.drafts, Silence(), examples)
        facts, checker = _facts(pipeline), self._terms.checker
        return {item.segment.number: engine_version(item, facts, checker) for item in items}

    def _match(self, asked: Asked) -> Match | None:
        """The nearest unit of the memories; nothing if they broke meanwhile, for an engine is at hand, too."""
        pair = (self._setup.pair.source, self._setup.pair.target)
        query = Query(asked.segment.source, pair, asked.before, asked.after)
        try:
            return best_match(self._shelf.memories(), query, self._setup.least_percent)
        except UnreadableInputError:
            return None

    @property
    def _terms(self) -> _Terms:
        if self._opened_terms is None:
            self._opened_terms = _terms(self._setup)
        return self._opened_terms

    def _pipeline(self, name: str | None = None) -> Pipeline:
        """The pipeline with the engine of that name, or the setup's own."""
        name = name or self._setup.engine
        pipelines = self._terms.pipelines
        if name not in pipelines:
            pipelines[name] = self._opened(name)
        return pipelines[name]

    def _opened(self, name: str | None) -> Pipeline:
        pair, beam_size, rules = self._setup.pair, self._setup.beam_size, self._setup.sentence_rules
        engine = self._engines.engine(pair, name)
        # An engine that translates nothing has no terms to keep.
        matcher = Matcher([], pair.source) if engine.name in MODELLESS else self._terms.matcher
        repairer = self._engines.repairer(engine, pair, beam_size)
        sentence_rules = parse_rules(read_text(rules).text, str(rules)) if rules else NO_RULES
        return Pipeline(engine, matcher, pair, beam_size, repairer, sentence_rules)


def _terms(setup: DraftingSetup) -> _Terms:
    glossaries = [load_glossary(path) for path in setup.glossary_paths if path.exists()]
    if setup.with_default_glossary:
        glossaries.append(default_glossary())
    matcher = Matcher([glossary.concepts for glossary in glossaries], setup.pair.source)
    return _Terms(matcher, Checker(glossaries, setup.pair))


def _facts(pipeline: Pipeline) -> EngineFacts:
    return EngineFacts(pipeline.engine.name, pipeline.engine.model_key)
