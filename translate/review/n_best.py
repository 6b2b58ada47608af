"""Several drafts of one segment, for a person to pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

from corpora.segment import Segment
from translate.engine import Draft, Example, Request
from translate.journal import NoStore
from translate.pipeline import Pipeline, TranslatedSegment
from translate.progress import Silence
from translate.terms import TermRepairer


class _Chosen(NoStore):
    """A store that has a draft for each request."""

    def __init__(self, drafts: Mapping[Request, Draft]):
        self._drafts = drafts

    def find(self, request: Request) -> Draft | None:
        return self._drafts.get(request)


def n_best(pipeline: Pipeline, segment: Segment, example: Example | None, count: int) -> list[TranslatedSegment]:
    """Up to `count` different translations of a segment, the likeliest first.

    Some are as the engine would have it by itself, some as it has it when asked for the terms; none is repaired, for
    that leads to the draft that is there already. An engine that gives only one gives the pipeline's own. Raises
    EngineError.
    """
    examples = {segment.source: example} if example else {}
    repairer = pipeline.repairer
    if repairer is None or not repairer.drafts_are_own:
        return pipeline.translate([segment], NoStore(), Silence(), examples)
    bare = replace(pipeline, repairer=None)
    requests = list(dict.fromkeys(bare.requests(segment, example)))
    chosen = _combined([_drafts(request, repairer, count) for request in requests], count)
    different: dict[str, TranslatedSegment] = {}
    for drafts in chosen:
        store = _Chosen(dict(zip(requests, drafts, strict=True)))
        (item,) = bare.translate([segment], store, Silence(), examples)
        different.setdefault(item.target, item)
    return sorted(different.values(), key=lambda item: -(item.score or 0))


def _drafts(request: Request, repairer: TermRepairer, count: int) -> list[Draft]:
    """The engine's different drafts of a sentence, with hints and without, the likeliest first."""
    engine = repairer.engine
    hints = request.hints[: engine.most_hints]
    asked = [replace(request, hints=some) for some in dict.fromkeys(((), hints))]
    answers = engine.alternatives(asked, repairer.pair, beam_size=max(repairer.beam_size, count), count=count)
    different: dict[str, Draft] = {}
    for draft in sorted((draft for drafts in answers for draft in drafts), key=lambda draft: -draft.score):
        if draft.text and draft.is_whole:
            different.setdefault(draft.text, draft)
    # Where none came to an end, the likeliest is better than nothing; it has a finding.
    return list(different.values()) or [answers[0][0]]


def _combined(drafts: Sequence[Sequence[Draft]], count: int) -> list[tuple[Draft, ...]]:
    """A draft for each sentence, in the `count` likeliest ways of choosing them."""
    ways: list[tuple[Draft, ...]] = [()]
    for some in drafts:
        longer = ((*way, draft) for way in ways for draft in some)
        ways = nlargest(count, longer, key=lambda way: sum(draft.score for draft in way))
    return ways
