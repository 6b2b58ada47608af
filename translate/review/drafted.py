"""From what the pipeline made to what a job keeps."""

from __future__ import annotations

from corpora.job import Origin, SegmentState, Version
from corpora.markup import mend
from corpora.memory.unit import Match
from corpora.segment import Segment
from glossary.verify import Verification
from translate import pipeline
from translate.findings import findings_of
from translate.pipeline import TranslatedSegment
from translate.review.checking import Checker, report_of
from translate.review.drafting import EngineFacts

COPY = EngineFacts("copy", "copy")
"""What "drafts" a segment in which nothing can be translated: the engine of that name does the same."""
_NO_ENGINE = EngineFacts("", "")
# What only the making of a draft tells; all else a checker finds in any target.
_OF_THE_MAKING = frozenset(("engine-failed", "draft-unfinished", "tag-moved", "variable-moved", "characters-removed"))


def engine_version(item: TranslatedSegment, engine: EngineFacts, checker: Checker) -> Version:
    """A draft of an engine, or a copy."""
    maker = COPY if item.origin is pipeline.Origin.COPY and item.failure is None else engine
    return _version(item, checker, Origin.MT, item.score, maker)


def memory_version(segment: Segment, match: Match, checker: Checker) -> Version:
    """A translation that a memory has of the same text."""
    mended = mend(segment.marked, match.target)
    item = TranslatedSegment(
        segment,
        mended.text,
        pipeline.Origin.MEMORY,
        Verification((), ()),
        is_whole=True,
        uncertain_tags=mended.problems,
    )
    return _version(item, checker, Origin.TM_EXACT, match.score_percent)


def copied_version(segment: Segment, checker: Checker) -> Version:
    """The source as its own draft."""
    item = TranslatedSegment(segment, segment.source, pipeline.Origin.COPY, Verification((), ()), is_whole=True)
    return _version(item, checker, Origin.MT, None, COPY)


def _version(
    item: TranslatedSegment,
    checker: Checker,
    origin: Origin,
    score: float | None,
    engine: EngineFacts = _NO_ENGINE,
) -> Version:
    of_the_making = (one for one in findings_of(item) if one.check in _OF_THE_MAKING)
    return Version(
        state=SegmentState.DRAFT,
        target=item.target,
        origin=origin,
        score=score,
        engine=engine.name,
        model=engine.model_key,
        terms=checker.terms(item.segment.source, item.target),
        findings=(*report_of(of_the_making), *checker.findings(item.segment, item.target)),
    )
