"""From segments to drafts: terms, engine, verification. One pass; nothing flows back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from corpora.segment import Segment
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from glossary.verify import Verification, verify
from translate.batches import batches
from translate.chunks import cut
from translate.engine import Draft, Engine, Hint, LanguagePair, Request, Rung
from translate.journal import DraftStore
from translate.progress import Progress
from translate.terms import Drafted, TermRepairer
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


@dataclass(frozen=True)
class Pipeline:
    """Everything that turns segments into drafts."""

    engine: Engine
    matcher: Matcher
    pair: LanguagePair
    beam_size: int
    repairer: TermRepairer | None = None
    """Looks after terms; without it, what is missed is missed."""

    def translate(self, segments: Sequence[Segment], store: DraftStore, progress: Progress) -> list[TranslatedSegment]:
        """Every segment with its target, in order. Segments with the same source are translated once."""
        plans = {source: self._plan(source) for source in dict.fromkeys(segment.source for segment in segments)}
        parts = {part.request: part for plan in plans.values() for part in plan.parts if isinstance(part, _Part)}
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

    def _part(self, source: str, span: Span, hits: Sequence[Hit]) -> _Part | str:
        """What to ask for a span; the span's own text if it cannot be translated: one endless word, an address."""
        text = source[span.start : span.end]
        if not has_words(text) or self.engine.count_pieces(text) > 2 * self.engine.longest_source:
            return text
        inside = tuple(hit for hit in hits if span.start <= hit.span.start and hit.span.end <= span.end)
        hints = (self._hint(hit) for hit in inside) if self.engine.accepts_terms or self.repairer else ()
        return _Part(Request(text, tuple(dict.fromkeys(hint for hint in hints if hint))), inside)

    def _hint(self, hit: Hit) -> Hint | None:
        """The preferred term, unless the source term could mean two things or is perhaps not there."""
        if hit.tier is Tier.SUGGEST:
            return None
        preferred = {_preferred(hit, concept, self.pair) for concept in hit.concepts}
        target = preferred.pop()
        return None if preferred or target is None else Hint(hit.term.text, target)

    def _drafts_with_terms(
        self, parts: Mapping[Request, _Part], store: DraftStore, progress: Progress
    ) -> dict[Request, Draft]:
        """The draft of each request."""
        drafts = self._drafts(list(parts), store, progress)
        if self.repairer is None:
            return drafts
        drafted = [
            Drafted(request, part.hits, drafts[request])
            for request, part in parts.items()
            if drafts[request].rung is Rung.PLAIN
        ]
        made = {
            item.request: draft for item, draft in zip(drafted, self.repairer.repaired(drafted, progress), strict=True)
        }
        store.add((request, draft) for request, draft in made.items() if draft.rung is not Rung.PLAIN)
        return {**drafts, **made}

    def _drafts(self, requests: Sequence[Request], store: DraftStore, progress: Progress) -> dict[Request, Draft]:
        drafts = {request: draft for request in requests if (draft := store.find(request)) is not None}
        waiting = [request for request in requests if request not in drafts]
        done, total = 0, sum(len(request.source) for request in waiting)
        progress.begin("Translating")
        try:
            for batch in batches(waiting, self._size, self.beam_size):
                made = self.engine.translate(batch, self.pair, beam_size=self.beam_size)
                pairs = list(zip(batch, made, strict=True))
                store.add(pairs)
                drafts.update(pairs)
                done += sum(len(request.source) for request in batch)
                progress.advance(done / total)
        finally:
            progress.end()
        return drafts

    def _size(self, request: Request) -> int:
        hints = "".join(f"{hint.source} = {hint.target}; " for hint in request.hints)
        return self.engine.count_pieces(hints + request.source)

    def _finish(self, segment: Segment, plan: _Plan, drafts: Mapping[Request, Draft]) -> TranslatedSegment:
        made = [drafts[part.request] for part in plan.parts if isinstance(part, _Part)]
        left = [part for part in plan.parts if isinstance(part, str)]
        is_whole = all(draft.is_whole and draft.text for draft in made) and not any(map(has_words, left))
        if any(draft.text for draft in made):
            texts = (part if isinstance(part, str) else drafts[part.request].text for part in plan.parts)
            target, origin = quote_like(plan.source, " ".join(filter(None, texts))), Origin.ENGINE
        else:
            target, origin = plan.source, Origin.COPY
        verification = verify(plan.hits, target, self.pair.target)
        return TranslatedSegment(segment, target, origin, verification, is_whole, tuple(draft.rung for draft in made))


class _Part(NamedTuple):
    """A stretch of a source text that is translated at once."""

    request: Request
    hits: tuple[Hit, ...]
    """The terms in it."""


@dataclass(frozen=True)
class _Plan:
    """What has to be asked of the engine for one source text."""

    source: str
    hits: tuple[Hit, ...]
    parts: tuple[_Part | str, ...]
    """In order; a text is to be left as it is."""


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides numbers, punctuation, web and mail addresses."""
    return bool(_LETTER.search(_ADDRESS.sub(" ", text)))


def _preferred(hit: Hit, concept: Concept, pair: LanguagePair) -> str | None:
    if concept.keep_as_is:
        return hit.term.text
    term = concept.preferred(pair.target)
    return term.text if term else None
