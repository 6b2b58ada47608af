"""From segments to drafts: terms, engine, verification. One pass; nothing flows back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from corpora.segment import Segment
from corpora.span import Span
from glossary.entry import Concept
from glossary.matcher import Hit, Matcher
from glossary.morphology.tiers import Tier
from glossary.verify import Verification, verify
from translate.chunks import cut
from translate.engine import Draft, Engine, Hint, LanguagePair, Request
from translate.journal import DraftStore
from translate.progress import Progress
from translate.typography import quote_like

_LETTER = re.compile(r"[^\W\d_]")
# The bounds keep a long line without spaces from being searched again at each of its letters.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<!\S)\S{1,64}@\S{1,255}"
    r"|\b(?:[\w-]{1,63}\.){1,8}(?:id|com|org|net|int|gov|edu|info|io)\b(?:/\S*)?"
)
# Hypotheses decoded together: on two cores more are no faster, and progress is told after each batch.
_BATCH_HYPOTHESES = 48
# Hypotheses times pieces decoded together: keeps the whole process under 900 MB.
_BATCH_PIECES = 700


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


@dataclass(frozen=True)
class Pipeline:
    """Everything that turns segments into drafts."""

    engine: Engine
    matcher: Matcher
    pair: LanguagePair
    beam_size: int

    def translate(self, segments: Sequence[Segment], store: DraftStore, progress: Progress) -> list[TranslatedSegment]:
        """Every segment with its target, in order. Segments with the same source are translated once."""
        plans = {source: self._plan(source) for source in dict.fromkeys(segment.source for segment in segments)}
        requests = dict.fromkeys(part for plan in plans.values() for part in plan.parts if isinstance(part, Request))
        drafts = self._drafts(list(requests), store, progress)
        finished = {source: self._finish(plan, drafts) for source, plan in plans.items()}
        return [TranslatedSegment(segment, *finished[segment.source]) for segment in segments]

    def _plan(self, source: str) -> _Plan:
        if not has_words(source):
            return _Plan(source, (), ())
        hits = tuple(self.matcher.find(source))
        spans = cut(source, self.engine.longest_source, self.engine.count_pieces, [hit.span for hit in hits])
        return _Plan(source, hits, tuple(self._part(source, span, hits) for span in spans))

    def _part(self, source: str, span: Span, hits: Sequence[Hit]) -> Request | str:
        """What to ask for a span; the span's own text if it cannot be translated: one endless word, an address."""
        text = source[span.start : span.end]
        if not has_words(text) or self.engine.count_pieces(text) > 2 * self.engine.longest_source:
            return text
        inside = [hit for hit in hits if span.start <= hit.span.start and hit.span.end <= span.end]
        hints = (self._hint(hit) for hit in inside) if self.engine.accepts_terms else ()
        return Request(text, tuple(dict.fromkeys(hint for hint in hints if hint)))

    def _hint(self, hit: Hit) -> Hint | None:
        """The preferred term, unless the source term could mean two things or is perhaps not there."""
        if hit.tier is Tier.SUGGEST:
            return None
        preferred = {_preferred(hit, concept, self.pair) for concept in hit.concepts}
        target = preferred.pop()
        return None if preferred or target is None else Hint(hit.term.text, target)

    def _drafts(self, requests: Sequence[Request], store: DraftStore, progress: Progress) -> dict[Request, Draft]:
        drafts = {request: draft for request in requests if (draft := store.find(request)) is not None}
        waiting = [request for request in requests if request not in drafts]
        done, total = 0, sum(len(request.source) for request in waiting)
        progress.begin("Translating")
        try:
            for batch in self._batches(waiting):
                made = self.engine.translate(batch, self.pair, beam_size=self.beam_size)
                pairs = list(zip(batch, made, strict=True))
                store.add(pairs)
                drafts.update(pairs)
                done += sum(len(request.source) for request in batch)
                progress.advance(done / total)
        finally:
            progress.end()
        return drafts

    def _batches(self, requests: Iterable[Request]) -> Iterator[list[Request]]:
        """Requests of like length together, the longest first, so that memory is short at once or never."""
        sized = sorted(((self._size(request), request) for request in requests), key=lambda pair: -pair[0])
        most = max(1, _BATCH_HYPOTHESES // self.beam_size)
        batch: list[Request] = []
        longest = 0
        for size, request in sized:
            if len(batch) == most or (batch and (len(batch) + 1) * self.beam_size * longest > _BATCH_PIECES):
                yield batch
                batch = []
            longest = longest if batch else size
            batch.append(request)
        if batch:
            yield batch

    def _size(self, request: Request) -> int:
        hints = "".join(f"{hint.source} = {hint.target}; " for hint in request.hints)
        return self.engine.count_pieces(hints + request.source)

    def _finish(self, plan: _Plan, drafts: dict[Request, Draft]) -> tuple[str, Origin, Verification, bool]:
        made = [drafts[part] for part in plan.parts if isinstance(part, Request)]
        left = [part for part in plan.parts if isinstance(part, str)]
        is_whole = all(draft.is_whole and draft.text for draft in made) and not any(map(has_words, left))
        if not any(draft.text for draft in made):
            return plan.source, Origin.COPY, verify(plan.hits, plan.source, self.pair.target), is_whole
        texts = (part if isinstance(part, str) else drafts[part].text for part in plan.parts)
        text = quote_like(plan.source, " ".join(filter(None, texts)))
        return text, Origin.ENGINE, verify(plan.hits, text, self.pair.target), is_whole


@dataclass(frozen=True)
class _Plan:
    """What has to be asked of the engine for one source text."""

    source: str
    hits: tuple[Hit, ...]
    parts: tuple[Request | str, ...]
    """In order; a text is to be left as it is."""


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides numbers, punctuation, web and mail addresses."""
    return bool(_LETTER.search(_ADDRESS.sub(" ", text)))


def _preferred(hit: Hit, concept: Concept, pair: LanguagePair) -> str | None:
    if concept.keep_as_is:
        return hit.term.text
    term = concept.preferred(pair.target)
    return term.text if term else None
