"""The repair ladder: what is tried for terms that a draft misses, and for forbidden ones that it has.

1. Of the engine's first drafts the one with the fewest faults is taken.
2. The segment is asked again with the terms that it misses as hints and the forbidden ones barred.
3. The draft is kept up to the place where the model would likeliest say the term, the term comes next in its likeliest
   form, and the rest is made anew.

A step counts only if the draft has fewer faults by it and the model itself finds the new one hardly less likely.
Nothing is ever spliced into a translation: the model writes on from what it is given. Otherwise the draft stays, and
the fault is a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from rapidfuzz import fuzz

from corpora.errors import EngineError
from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import TermCheck
from translate.batches import batches
from translate.engine import ConstrainableEngine, Draft, Request, Rung
from translate.faults import HeldDraft, hold
from translate.pair import LanguagePair
from translate.progress import Progress
from translate.term_forms import forms_wanted

# How much less likely a draft may be than the one that it replaces, in mean log-probability of a piece. Found by
# `python -m benchmarks.ladder threshold` on flores-dev with the built-in model cd8ab7d4e22b: from 0.2 to 0.4 nothing
# changes; above, quality is lost.
MOST_SCORE_LOST = 0.25
# A new draft that is much shorter or longer than the old one has lost or invented something.
_LEAST_LENGTH, _MOST_LENGTH = 0.75, 1.33
_MOST_TURNS = 3
_PLACES = 2
# An engine that heeds no hints has nothing to find a term by but the width of its beam.
_DRAFTS_WITHOUT_HINTS = 8

_Step = Callable[[Sequence[HeldDraft]], list[HeldDraft | None]]
"""Makes a better draft for each, or None where it finds none."""


class Asked(NamedTuple):
    """A stretch of a source text that is translated at once."""

    request: Request
    """With every hint."""
    hits: tuple[Hit, ...]
    """The terms in it; their spans are those of the request's source."""


@dataclass(frozen=True)
class TermRepairer:
    """Repairs drafts with an engine that can be constrained."""

    engine: ConstrainableEngine
    pair: LanguagePair
    beam_size: int
    drafts_are_own: bool = True
    """Whether it is this engine that makes the drafts."""
    most_score_lost: float = MOST_SCORE_LOST

    def first_drafts(self, asked: Sequence[Asked]) -> list[Draft]:
        """The best of the engine's first drafts of each. They are made without hints, which cost quality elsewhere."""
        plain = [_without_hints(one.request) for one in asked]
        answers = self.engine.alternatives(plain, self.pair, beam_size=self.beam_size, count=self._count)
        return [self._first(one, drafts) for one, drafts in zip(asked, answers, strict=True)]

    def repaired(self, items: Sequence[HeldDraft], progress: Progress) -> list[Draft]:
        """The drafts in order, those with faults repaired as far as it goes.

        A draft that this engine did not make is not asked for again, for the rest of it may be better than anything
        that this engine has to say; terms are forced into it, and of the completions the nearest is taken.
        """
        steps: list[_Step] = [partial(self._force, set())] * _MOST_TURNS
        if self.drafts_are_own:
            steps.insert(0, self._ask_again)
        items = list(items)
        if not any(item.faults.weight for item in items):
            return [item.draft for item in items]
        progress.begin("Repairing terms")
        try:
            for number, step in enumerate(steps, start=1):
                self._climb(items, step)
                progress.advance(number / len(steps))
        finally:
            progress.end()
        return [item.draft for item in items]

    @property
    def _count(self) -> int:
        return self.beam_size if self.engine.most_hints else max(self.beam_size, _DRAFTS_WITHOUT_HINTS)

    def _first(self, asked: Asked, drafts: Sequence[Draft]) -> Draft:
        first = hold(*asked, drafts[0], self.pair)
        best = self._best(first, drafts[1:], drafts[0].score, Rung.CHOSEN) if first.faults.weight else None
        return best.draft if best else drafts[0]

    def _climb(self, items: list[HeldDraft], step: _Step) -> None:
        """Put the better drafts that `step` finds into `items`; where the engine fails, the old ones stand."""
        faulty = [place for place, item in enumerate(items) if item.faults.weight]
        for batch in batches(faulty, lambda place: self._size(items[place]), self.beam_size):
            try:
                found = step([items[place] for place in batch])
            except EngineError:
                continue
            for place, better in zip(batch, found, strict=True):
                if better is not None:
                    items[place] = better

    def _ask_again(self, items: Sequence[HeldDraft]) -> list[HeldDraft | None]:
        """Ask with hints for what is lacking, in the forms that fit, and with bars for what should not be there."""
        fitting = self._fitting_forms(items) if self.engine.most_hints else {}
        requests = {
            place: _with_forms(request, fitting.get(place, {}))
            for place, item in enumerate(items)
            if (request := self._pointed_request(item))
        }
        if not requests:
            return [None] * len(items)
        answers = self.engine.alternatives(
            list(requests.values()), self.pair, beam_size=self.beam_size, count=self._count
        )
        better: list[HeldDraft | None] = [None] * len(items)
        for place, drafts in zip(requests, answers, strict=True):
            better[place] = self._best(items[place], drafts, drafts[0].score, Rung.HINTED)
        return better

    def _fitting_forms(self, items: Sequence[HeldDraft]) -> dict[int, dict[str, str]]:
        """For each item the form of its lacking terms, by source term, that the model would likeliest say."""
        asked = [
            (place, check, forms_wanted(check, item, self.pair))
            for place, item in enumerate(items)
            for check in (*item.faults.missed, *item.faults.admitted)
            if len(check.concepts) == 1
        ]
        fitting: dict[int, dict[str, str]] = defaultdict(dict)
        for place, check, forms in asked:
            fitting[place][check.source_term] = forms[0]
        open_ones = [one for one in asked if len(one[2]) > 1]
        weighed = self.engine.weigh(
            [_without_hints(items[place].request) for place, _, _ in open_ones],
            self.pair,
            [items[place].draft.text for place, _, _ in open_ones],
            [forms for _, _, forms in open_ones],
            count=1,
        )
        for (place, check, _), one in zip(open_ones, weighed, strict=True):
            for beginning in one.beginnings:
                fitting[place][check.source_term] = beginning.term
        return fitting

    def _force(self, tried: set[tuple[Request, str]], items: Sequence[HeldDraft]) -> list[HeldDraft | None]:
        """Force one missed term of each draft that has not been `tried` yet."""
        checks = {place: check for place, item in enumerate(items) if (check := self._next_missed(item, tried))}
        if not checks:
            return [None] * len(items)
        tried.update((items[place].request, check.source_term) for place, check in checks.items())
        # The rest is completed anew: what the draft has of other terms must be asked for, too, or it is lost again.
        requests = [self._reminding_request(items[place]) for place in checks]
        drafts = [items[place].draft.text for place in checks]
        terms = [forms_wanted(check, items[place], self.pair) for place, check in checks.items()]
        weighed = self.engine.weigh(requests, self.pair, drafts, terms, count=_PLACES)
        begun = [
            (place, request, beginning)
            for place, request, one in zip(checks, requests, weighed, strict=True)
            for beginning in one.beginnings
        ]
        made = self.engine.complete(
            [request for _, request, _ in begun],
            [beginning for _, _, beginning in begun],
            self.pair,
            beam_size=self.beam_size,
        )
        better: list[HeldDraft | None] = [None] * len(items)
        for place, one in zip(checks, weighed, strict=True):
            own = [draft for (of, _, _), drafts in zip(begun, made, strict=True) if of == place for draft in drafts]
            better[place] = self._best(items[place], own, one.score, Rung.FORCED)
        return better

    def _next_missed(self, item: HeldDraft, tried: Collection[tuple[Request, str]]) -> TermCheck | None:
        surely = (check for check in item.faults.missed if check.tier is Tier.ENFORCE)
        return next((check for check in surely if (item.request, check.source_term) not in tried), None)

    def _best(self, item: HeldDraft, drafts: Sequence[Draft], score: float, rung: Rung) -> HeldDraft | None:
        """The draft with the fewest faults, then the likeliest, if one is better than the item's and acceptable."""
        added = sum(len(check.expected[0]) for check in item.faults.missed)
        acceptable = [
            hold(item.request, item.hits, replace(draft, rung=rung), self.pair)
            for draft in drafts
            if draft.is_whole
            and draft.score >= score - self.most_score_lost
            and _is_of_like_length(draft.text, item.draft.text, added)
        ]
        best = min(acceptable, key=lambda held: (held.faults.weight, -self._merit(held, item)), default=item)
        return best if best.faults.weight < item.faults.weight else None

    def _merit(self, held: HeldDraft, old: HeldDraft) -> float:
        """How likely it is; if another engine made the old draft, how near to that."""
        return held.draft.score if self.drafts_are_own else fuzz.ratio(held.draft.text, old.draft.text)

    def _pointed_request(self, item: HeldDraft) -> Request | None:
        """What to ask so that the faults go: the hints for what is lacking, no more than the engine heeds, and bars.

        None if that is no more than was asked before.
        """
        hints = [hint for hint in item.request.hints if hint.source in item.faults.wanted]
        hints.sort(key=lambda hint: -len(hint.source.split()))
        heeded = tuple(hints[: self.engine.most_hints])
        barred = tuple(dict.fromkeys(item.faults.forbidden))
        return replace(item.request, hints=heeded, barred=barred) if heeded or barred else None

    def _reminding_request(self, item: HeldDraft) -> Request:
        """The same, and as many of the other hints as the engine heeds."""
        pointed = self._pointed_request(item) or _without_hints(item.request)
        others = [hint for hint in item.request.hints if hint not in pointed.hints]
        others.sort(key=lambda hint: -len(hint.source.split()))
        return replace(pointed, hints=(*pointed.hints, *others)[: self.engine.most_hints])

    def _size(self, item: HeldDraft) -> int:
        return self.engine.count_pieces(item.request.source) + self.engine.count_pieces(item.draft.text)


def _without_hints(request: Request) -> Request:
    return replace(request, hints=(), barred=())


def _with_forms(request: Request, forms: Mapping[str, str]) -> Request:
    """With the hints in these forms, by source term."""
    hints = tuple(replace(hint, target=forms.get(hint.source, hint.target)) for hint in request.hints)
    return replace(request, hints=hints)


def _is_of_like_length(new: str, old: str, added: int) -> bool:
    """Whether `new`, in which terms of `added` characters are welcome, is about as long as `old`."""
    return _LEAST_LENGTH * len(old) <= len(new) <= _MOST_LENGTH * len(old) + added
