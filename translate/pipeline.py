"""From segments to drafts: terms, engine, verification. One pass; nothing flows back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from corpora.errors import EngineError
from corpora.segment import Segment
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import Verification, verify
from translate.batches import batches
from translate.chunks import cut
from translate.engine import Draft, Engine, Hint, LanguagePair, Request, Rung
from translate.faults import hold
from translate.journal import DraftStore
from translate.progress import Progress
from translate.terms import Asked, TermRepairer
from translate.typography import quote_like

_LETTER = re.compile(r"[^\W\d_]")
# The bounds keep a long line without spaces from being searched again at each of its letters.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<!\S)\S{1,64}@\S{1,255}"
    r"|\b(?:[\w-]{1,63}\.){1,8}(?:id|com|org|net|int|gov|edu|info|io)\b(?:/\S*)?"
)


class Origin(Enum):
    """Where a target text came from."""

    ENGINE = "engine"
    COPY = "copy"
    """The source itself: there was nothing in it to translate."""


@dataclass(frozen=True)
class TranslatedSegment:
    """A segment with its draft and what is known about it."""

    segment: Segment
    target: str
    origin: Origin
    verification: Verification
    is_whole: bool
    """False if the engine did not come to an end, or gave nothing: somebody must look."""
    rungs: tuple[Rung, ...] = ()
    """How each of its drafts came to have its terms."""
    failure: str | None = None
    """What the engine failed with, if it did."""


class TermFinder(Protocol):
    """Finds terms; a `Matcher` does."""

    def find(self, text: str) -> Sequence[Hit]:
        """The terms in a source text."""


@dataclass(frozen=True)
class Pipeline:
    """Everything that turns segments into drafts."""

    engine: Engine
    matcher: TermFinder
    pair: LanguagePair
    beam_size: int
    repairer: TermRepairer | None = None
    """Looks after terms; without it, what is missed is missed."""

    def translate(self, segments: Sequence[Segment], store: DraftStore, progress: Progress) -> list[TranslatedSegment]:
        """Every segment with its target, in order. Segments with the same source are translated once."""
        plans = {source: self._plan(source) for source in dict.fromkeys(segment.source for segment in segments)}
        parts = {part.request: part for plan in plans.values() for part in plan.parts if isinstance(part, Asked)}
        drafts = self._drafts_with_terms(parts, store, progress)
        one_each = {segment.source: segment for segment in segments}
        finished = {source: self._finish(one, plans[source], drafts) for source, one in one_each.items()}
        return [replace(finished[segment.source], segment=segment) for segment in segments]

    def _plan(self, source: str) -> _Plan:
        if not has_words(source):
            return _Plan(source, (), ())
        hits = tuple(self.matcher.find(source))
        spans = cut(source, self.engine.longest_source, self.engine.count_pieces, [hit.span for hit in hits])
        return _Plan(source, hits, tuple(self._part(source, span, hits) for span in spans))

    def _part(self, source: str, span: Span, hits: Sequence[Hit]) -> Asked | str:
        """What to ask for a span; the span's own text if it cannot be translated: one endless word, an address."""
        text = source[span.start : span.end]
        if not has_words(text) or self.engine.count_pieces(text) > 2 * self.engine.longest_source:
            return text
        inside = tuple(
            replace(hit, span=Span(hit.span.start - span.start, hit.span.end - span.start))
            for hit in hits
            if span.start <= hit.span.start and hit.span.end <= span.end
        )
        hints = (self._hint(hit) for hit in inside) if self.engine.accepts_terms or self.repairer else ()
        return Asked(Request(text, tuple(dict.fromkeys(hint for hint in hints if hint))), inside)

    def _hint(self, hit: Hit) -> Hint | None:
        """The preferred term, unless the source term could mean two things or is perhaps not there."""
        if hit.tier is Tier.SUGGEST:
            return None
        preferred = {_preferred(hit, concept, self.pair) for concept in hit.concepts}
        target = preferred.pop()
        return None if preferred or target is None else Hint(hit.term.text, target)

    def _drafts_with_terms(
        self, parts: Mapping[Request, Asked], store: DraftStore, progress: Progress
    ) -> dict[Request, Draft]:
        """The draft of each request."""
        drafts = self._drafts(parts, store, progress)
        if self.repairer is None:
            return drafts
        held = [
            hold(*part, drafts[request], self.pair)
            for request, part in parts.items()
            if drafts[request].rung in (Rung.PLAIN, Rung.CHOSEN) and drafts[request].text
        ]
        repaired = self.repairer.repaired(held, progress)
        made = {item.request: draft for item, draft in zip(held, repaired, strict=True)}
        store.add((request, draft) for request, draft in made.items() if draft is not drafts[request])
        return {**drafts, **made}

    def _drafts(self, parts: Mapping[Request, Asked], store: DraftStore, progress: Progress) -> dict[Request, Draft]:
        drafts = {request: draft for request in parts if (draft := store.find(request)) is not None}
        waiting = [part for request, part in parts.items() if request not in drafts]
        done, total = 0, sum(len(part.request.source) for part in waiting)
        progress.begin("Translating")
        try:
            for batch in batches(waiting, lambda part: self._size(part.request), self.beam_size):
                pairs = [(part.request, draft) for part, draft in zip(batch, self._tried(batch), strict=True)]
                store.add((request, draft) for request, draft in pairs if draft.failure is None)
                drafts.update(pairs)
                done += sum(len(part.request.source) for part in batch)
                progress.advance(done / total)
        finally:
            progress.end()
        return drafts

    def _tried(self, batch: Sequence[Asked]) -> list[Draft]:
        """The drafts of a batch; if the engine fails, each is tried once more alone."""
        try:
            return self._first_drafts(batch)
        except EngineError:
            return [self._tried_again(part) for part in batch]

    def _tried_again(self, part: Asked) -> Draft:
        try:
            return self._first_drafts([part])[0]
        except EngineError as error:
            return Draft("", 0, is_whole=False, failure=str(error))

    def _first_drafts(self, batch: Sequence[Asked]) -> list[Draft]:
        if self.repairer is not None and self.repairer.drafts_are_own:
            return self.repairer.first_drafts(batch)
        return self.engine.translate([part.request for part in batch], self.pair, beam_size=self.beam_size)

    def _size(self, request: Request) -> int:
        hints = "".join(f"{hint.source} = {hint.target}; " for hint in request.hints)
        return self.engine.count_pieces(hints + request.source)

    def _finish(self, segment: Segment, plan: _Plan, drafts: Mapping[Request, Draft]) -> TranslatedSegment:
        made = [drafts[part.request] for part in plan.parts if isinstance(part, Asked)]
        left = [part for part in plan.parts if isinstance(part, str)]
        is_whole = all(draft.is_whole and draft.text for draft in made) and not any(map(has_words, left))
        if any(draft.text for draft in made):
            texts = (part if isinstance(part, str) else _text(part, drafts[part.request]) for part in plan.parts)
            target, origin = quote_like(plan.source, " ".join(filter(None, texts))), Origin.ENGINE
        else:
            target, origin = plan.source, Origin.COPY
        verification = verify(plan.hits, target, self.pair.target)
        failure = next((draft.failure for draft in made if draft.failure), None)
        rungs = tuple(draft.rung for draft in made)
        return TranslatedSegment(segment, target, origin, verification, is_whole, rungs, failure)


@dataclass(frozen=True)
class _Plan:
    """What has to be asked of the engine for one source text."""

    source: str
    hits: tuple[Hit, ...]
    parts: tuple[Asked | str, ...]
    """In order; a text is to be left as it is."""


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides numbers, punctuation, web and mail addresses."""
    return bool(_LETTER.search(_ADDRESS.sub(" ", text)))


def _text(part: Asked, draft: Draft) -> str:
    """The draft; the source itself where the engine failed, so that nothing is lost."""
    return part.request.source if draft.failure else draft.text


def _preferred(hit: Hit, concept: Concept, pair: LanguagePair) -> str | None:
    if concept.keep_as_is:
        return hit.term.text
    term = concept.preferred(pair.target)
    return term.text if term else None
