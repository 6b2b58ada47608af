"""From segments to drafts: terms, engine, verification. One pass; nothing flows back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Protocol

from corpora.errors import EngineError
from corpora.languages import Language
from corpora.markup import MarkedText, TagProblem, mend, render
from corpora.segment import Segment
from corpora.segmentation import sentences
from corpora.sentences import NO_RULES, LanguageRules, Splitter, splitter
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import Verification, verify
from translate.batches import batches
from translate.chunks import cut
from translate.engine import Draft, Engine, Example, Hint, Request, Rung
from translate.faults import hold
from translate.journal import DraftStore
from translate.pair import LanguagePair
from translate.progress import Progress
from translate.tags import Masked, mask
from translate.terms import Asked, TermRepairer
from translate.typography import quote_like
from translate.words import has_words

# Control characters, halves of surrogate pairs and non-characters: XML has no place for them, and no text needs them.
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_LONGEST_EXAMPLE = 100
"""Pieces of an example's two texts: the built-in model was trained on prompts of 230."""


class Origin(Enum):
    """Where a target text came from."""

    ENGINE = "engine"
    COPY = "copy"
    """The source itself: there was nothing in it to translate."""
    MEMORY = "memory"
    """Somebody translated the same text before."""


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
    uncertain_tags: tuple[TagProblem, ...] = ()
    """Tags and variables that the engine lost or crossed and of which only a guess says where they belong."""
    removed_characters: int = 0
    """How many characters that no document can hold the engine gave."""
    score: float | None = None
    """The engine's own measure of its drafts, weighted by their lengths; None if it made none."""

    @property
    def plain_target(self) -> str:
        """The target as a reader sees it."""
        codes = self.segment.marked.tags
        return render(self.target, (replace(code, raw=code.plain) for code in codes), str) if codes else self.target


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
    sentence_rules: Mapping[Language, LanguageRules] = field(default_factory=lambda: NO_RULES)
    """A person's own, over the built-in ones."""

    @cached_property
    def splitter(self) -> Splitter:
        """Parts paragraphs of the source language into sentences."""
        return splitter(self.pair.source, self.sentence_rules)

    def translate(
        self,
        segments: Sequence[Segment],
        store: DraftStore,
        progress: Progress,
        examples: Mapping[str, Example] = MappingProxyType({}),
    ) -> list[TranslatedSegment]:
        """Every segment with its target, in order. Segments with the same source are translated once.

        `examples` are translations of like texts, by the source of the segment that they are like.
        """
        marked = dict.fromkeys(segment.marked for segment in segments)
        plans = {source: self._plan(source, examples.get(source.text)) for source in marked}
        parts = {part.asked.request: part.asked for plan in plans.values() for part in plan.parts if part.asked}
        drafts = self._drafts_with_terms(parts, store, progress)
        one_each = {segment.marked: segment for segment in segments}
        finished = {source: self._finish(one, plans[source], drafts) for source, one in one_each.items()}
        return [replace(finished[segment.marked], segment=segment) for segment in segments]

    def requests(self, segment: Segment, example: Example | None = None) -> list[Request]:
        """What the engine is asked for a segment, sentence by sentence; nothing if it has nothing to translate."""
        return [part.asked.request for part in self._plan(segment.marked, example).parts if part.asked]

    def remembered(self, segment: Segment, target: str) -> TranslatedSegment:
        """A segment with a translation from a memory, whose terms are looked at like those of a draft."""
        hits = tuple(self.matcher.find(segment.marked.plain))
        mended = mend(segment.marked, target)
        found = TranslatedSegment(
            segment, mended.text, Origin.MEMORY, Verification((), ()), True, uncertain_tags=mended.problems
        )
        return replace(found, verification=verify(hits, found.plain_target, self.pair.target))

    def _plan(self, source: MarkedText, example: Example | None) -> _Plan:
        if not has_words(mask(source).text.text):
            return _Plan(source, (), ())
        hits = tuple(self.matcher.find(source.plain))
        spans = self._spans(source, hits)
        # A like text is one of the whole segment, not of a sentence in it.
        parts = tuple(self._part(source, span, hits, example if len(spans) == 1 else None) for span in spans)
        return _Plan(source, hits, parts)

    def _spans(self, source: MarkedText, hits: Sequence[Hit]) -> list[Span]:
        """Where the sentences are, those too long for the engine cut, but in no term and no code."""
        whole = [*(source.place(hit.span) for hit in hits), *(code.span for code in source.codes)]
        spans: list[Span] = []
        for start, end in sentences(source, self.splitter):
            inside = [Span(span.start - start, span.end - start) for span in whole if start <= span.start < end]
            pieces = cut(source.text[start:end], self.engine.longest_source, self.engine.count_pieces, inside)
            spans += (Span(start + piece.start, start + piece.end) for piece in pieces)
        return spans

    def _part(self, source: MarkedText, span: Span, hits: Sequence[Hit], example: Example | None) -> _Part:
        """What to ask for a span; nothing if it cannot be translated: one endless word, an address."""
        masked = mask(source.within(span))
        text = masked.source(accepts_tags=self.engine.accepts_tags)
        if not has_words(masked.text.text) or self.engine.count_pieces(text) > 2 * self.engine.longest_source:
            return _Part(span, masked, None)
        place = source.plain_place(span)
        inside = tuple(
            replace(hit, span=self._place_in(masked, Span(hit.span.start - place.start, hit.span.end - place.start)))
            for hit in hits
            if place.start <= hit.span.start and hit.span.end <= place.end
        )
        hints = (self._hint(hit) for hit in inside) if self.engine.accepts_terms or self.repairer else ()
        request = Request(text, tuple(dict.fromkeys(hint for hint in hints if hint)), example=self._fitting(example))
        return _Part(span, masked, Asked(request, inside))

    def _fitting(self, example: Example | None) -> Example | None:
        """The example, if there is room for it in what an engine reads at once."""
        if example is None or self.engine.count_pieces(f"{example.source} {example.target}") > _LONGEST_EXAMPLE:
            return None
        return example

    def _place_in(self, masked: Masked, plain_span: Span) -> Span:
        """Where a stretch of the words stands in what the engine is asked."""
        return masked.text.place(plain_span) if self.engine.accepts_tags else plain_span

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
        example = f"{request.example.source} {request.example.target} " if request.example else ""
        return self.engine.count_pieces(hints + example + request.source)

    def _finish(self, segment: Segment, plan: _Plan, drafts: Mapping[Request, Draft]) -> TranslatedSegment:
        made = [drafts[part.asked.request] for part in plan.parts if part.asked]
        left = [part.masked.text.text for part in plan.parts if not part.asked]
        is_whole = all(draft.is_whole and draft.text for draft in made) and not any(map(has_words, left))
        is_copy = not any(draft.text for draft in made)
        joined = (plan.source.text, ()) if is_copy else _joined(plan, drafts)
        target, removed = _CONTROL.subn("", joined[0])
        finished = TranslatedSegment(
            segment,
            target,
            Origin.COPY if is_copy else Origin.ENGINE,
            Verification((), ()),
            is_whole,
            tuple(draft.rung for draft in made),
            next((draft.failure for draft in made if draft.failure), None),
            uncertain_tags=joined[1],
            removed_characters=removed,
            score=_score(made),
        )
        return replace(finished, verification=verify(plan.hits, finished.plain_target, self.pair.target))


class _Part(NamedTuple):
    """A stretch of a source that is translated at once."""

    span: Span
    masked: Masked
    asked: Asked | None
    """None if it is to be left as it is."""


@dataclass(frozen=True)
class _Plan:
    """What has to be asked of the engine for one source text."""

    source: MarkedText
    hits: tuple[Hit, ...]
    parts: tuple[_Part, ...]
    """In order; nothing but whitespace and tags lies outside them."""


def _joined(plan: _Plan, drafts: Mapping[Request, Draft]) -> tuple[str, tuple[TagProblem, ...]]:
    """The target of a segment and the tags in it that may be at the wrong place."""
    text = plan.source.text
    pieces: list[str] = []
    problems: list[TagProblem] = []
    done = 0
    for part in plan.parts:
        pieces.append(text[done : part.span.start])
        done = part.span.end
        draft = drafts[part.asked.request] if part.asked else None
        if draft is None or draft.failure or not draft.text:
            # The source itself stands where there is no draft, so that nothing is lost.
            pieces.append(text[part.span.start : part.span.end])
            continue
        target, uncertain = part.masked.unmask(quote_like(part.masked.text.plain, draft.text))
        pieces.append(target)
        problems += uncertain
    pieces.append(text[done:])
    return "".join(pieces), tuple(problems)


def _score(drafts: Sequence[Draft]) -> float | None:
    length = sum(len(draft.text) for draft in drafts)
    return sum(draft.score * len(draft.text) for draft in drafts) / length if length else None


def _preferred(hit: Hit, concept: Concept, pair: LanguagePair) -> str | None:
    if concept.keep_as_is:
        return hit.term.text
    term = concept.preferred(pair.target)
    return term.text if term else None
