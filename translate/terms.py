"""The repair ladder: what is tried for terms that a draft misses, and for forbidden ones that it has.

1. The segment is asked again with its terms as hints and the forbidden terms barred; of the drafts in the beam the one
   with the fewest faults is taken.
2. The draft is kept up to the place where the model would likeliest say the term, the term comes next in its likeliest
   form, and the rest is made anew.

A step counts only if the draft has fewer faults by it and the model itself finds the new one hardly less likely.
Nothing is ever spliced into a translation: the model writes on from what it is given. Otherwise the draft stays, and
the fault is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from glossary.entry import Concept
from glossary.inflection import forms_of
from glossary.matcher import Hit
from glossary.morphology.tiers import Tier
from glossary.verify import TermCheck, Verdict, verify
from translate.batches import batches
from translate.engine import ConstrainableEngine, Draft, LanguagePair, Request, Rung
from translate.progress import Progress

# How much less likely a draft may be than the one that it replaces, in mean log-probability of a piece. Of some 45
# forced terms in 480 segments of flores-dev and gunnxx-dev with the built-in model, drafts worth having lost 0.23 at
# most; in those that lost more the term made no sense.
MOST_SCORE_LOST = 0.25
# A new draft that is much shorter or longer than the old one has lost or invented something.
_LEAST_LENGTH, _MOST_LENGTH = 0.75, 1.33
_MOST_TURNS = 3
_PLACES = 2


@dataclass(frozen=True)
class Drafted:
    """A draft and what it is held to."""

    request: Request
    """With every hint."""
    hits: tuple[Hit, ...]
    """The terms of the source."""
    draft: Draft


class _Faults(NamedTuple):
    """What is wrong with the terms of a draft."""

    missed: list[TermCheck]
    forbidden: list[str]

    @property
    def number(self) -> int:
        return len(self.missed) + len(self.forbidden)


class _Held(NamedTuple):
    """A draft held to its terms."""

    request: Request
    hits: tuple[Hit, ...]
    draft: Draft
    faults: _Faults


_Step = Callable[[Sequence[_Held]], list[_Held | None]]
"""Makes a better draft for each, or None where it finds none."""


@dataclass(frozen=True)
class TermRepairer:
    """Repairs drafts, whichever engine made them, with an engine that can be constrained."""

    engine: ConstrainableEngine
    pair: LanguagePair
    beam_size: int

    def repaired(self, drafted: Sequence[Drafted], progress: Progress) -> list[Draft]:
        """The drafts in order, those with faults repaired as far as it goes."""
        tried: set[tuple[Request, str]] = set()
        steps: list[_Step] = [self._ask_again, *[partial(self._force, tried)] * _MOST_TURNS]
        items = [self._held(one.request, one.hits, one.draft) for one in drafted]
        if not any(item.faults.number for item in items):
            return [item.draft for item in items]
        progress.begin("Repairing terms")
        try:
            for number, step in enumerate(steps, start=1):
                self._climb(items, step)
                progress.advance(number / len(steps))
        finally:
            progress.end()
        return [item.draft for item in items]

    def _climb(self, items: list[_Held], step: _Step) -> None:
        """Put the better drafts that `step` finds into `items`."""
        faulty = [place for place, item in enumerate(items) if item.faults.number]
        for batch in batches(faulty, lambda place: self._size(items[place]), self.beam_size):
            for place, better in zip(batch, step([items[place] for place in batch]), strict=True):
                if better is not None:
                    items[place] = better

    def _ask_again(self, items: Sequence[_Held]) -> list[_Held | None]:
        requests = [self._pointed_request(item) for item in items]
        answers = self.engine.alternatives(requests, self.pair, beam_size=self.beam_size, count=self.beam_size)
        return [
            self._best(item, drafts, drafts[0].score, Rung.HINTED) for item, drafts in zip(items, answers, strict=True)
        ]

    def _force(self, tried: set[tuple[Request, str]], items: Sequence[_Held]) -> list[_Held | None]:
        """Force one missed term of each draft that has not been `tried` yet."""
        begun: list[tuple[int, Request, str]] = []
        for number, item in enumerate(items):
            check = self._next_missed(item, tried)
            if check is not None:
                tried.add((item.request, check.source_term))
                request = self._pointed_request(item)
                beginnings = self.engine.beginnings(
                    request, self.pair, item.draft.text, self._forms(check), count=_PLACES
                )
                begun += ((number, request, _as_sentence(text, item.draft.text)) for text in beginnings)
        numbers, requests, texts = zip(*begun, strict=True) if begun else ((), (), ())
        made = self.engine.complete(requests, texts, self.pair, beam_size=self.beam_size)
        return [
            self._best_forced(item, [draft for number, draft in zip(numbers, made, strict=True) if number == own])
            for own, item in enumerate(items)
        ]

    def _next_missed(self, item: _Held, tried: Collection[tuple[Request, str]]) -> TermCheck | None:
        surely = (check for check in item.faults.missed if check.tier is Tier.ENFORCE)
        return next((check for check in surely if (item.request, check.source_term) not in tried), None)

    def _best_forced(self, item: _Held, drafts: Sequence[Draft]) -> _Held | None:
        if not drafts:
            return None
        score = self.engine.score(self._pointed_request(item), self.pair, item.draft.text)
        return self._best(item, drafts, score, Rung.FORCED)

    def _best(self, item: _Held, drafts: Sequence[Draft], score: float, rung: Rung) -> _Held | None:
        """The draft with the fewest faults, then the likeliest, if one is better than the item's and acceptable."""
        added = sum(len(check.expected[0]) for check in item.faults.missed)
        acceptable = [
            self._held(item.request, item.hits, replace(draft, rung=rung))
            for draft in drafts
            if draft.is_whole
            and draft.score >= score - MOST_SCORE_LOST
            and _is_of_like_length(draft.text, item.draft.text, added)
        ]
        best = min(acceptable, key=lambda held: (held.faults.number, -held.draft.score), default=item)
        return best if best.faults.number < item.faults.number else None

    def _pointed_request(self, item: _Held) -> Request:
        """The request with the hints that matter first, no more than the engine heeds, and what it must not say."""
        missed = {check.source_term for check in item.faults.missed}
        hints = sorted(item.request.hints, key=lambda hint: (hint.source not in missed, -len(hint.source.split())))
        barred = tuple(dict.fromkeys(item.faults.forbidden))
        return replace(item.request, hints=tuple(hints[: self.engine.most_hints]), barred=barred)

    def _forms(self, check: TermCheck) -> tuple[str, ...]:
        """What may be forced for a missed term: the forms of each meaning's preferred term."""
        return tuple(dict.fromkeys(form for concept in check.concepts for form in self._forms_in(concept, check)))

    def _forms_in(self, concept: Concept, check: TermCheck) -> tuple[str, ...]:
        preferred = concept.preferred(self.pair.target)
        if concept.keep_as_is or preferred is None:
            return (check.source_term,)
        return forms_of(preferred, self.pair.target)

    def _held(self, request: Request, hits: tuple[Hit, ...], draft: Draft) -> _Held:
        found = verify(hits, draft.text, self.pair.target)
        faults = _Faults(
            missed=[check for check in found.checks if check.verdict is Verdict.MISSED],
            forbidden=[use.term for use in found.forbidden if use.tier is Tier.ENFORCE],
        )
        return _Held(request, hits, draft, faults)

    def _size(self, item: _Held) -> int:
        return self.engine.count_pieces(item.request.source) + self.engine.count_pieces(item.draft.text)


def _is_of_like_length(new: str, old: str, added: int) -> bool:
    """Whether `new`, in which terms of `added` characters are welcome, is about as long as `old`."""
    return _LEAST_LENGTH * len(old) <= len(new) <= _MOST_LENGTH * len(old) + added


def _as_sentence(text: str, old: str) -> str:
    """With a capital at its beginning if the old draft has one."""
    return text[:1].upper() + text[1:] if old[:1].isupper() else text
