"""How much the anchors of two sentences speak for their being translations of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
import numpy.typing as npt

from corpora.align.anchors import AnchorKind, anchors_of
from corpora.align.bead import Text
from corpora.align.kinds import LARGEST

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_TEMPER = 0.65
"""Anchors of one sentence are kept or lost together, so that they say less than they would one by one."""
_ABSENT = {AnchorKind.NUMBER: -1.0, AnchorKind.TERM: -0.2}
"""What it says of a sentence's having a translation that the other text has its anchor nowhere."""


@dataclass(frozen=True)
class Anchor:
    """What both texts have."""

    kind: AnchorKind
    source: Integers
    """The sentences in which it stands."""
    target: Integers
    shared: float
    """What it adds to a bead both sides of which have it."""
    source_alone: float
    """What it adds to every bead with a source sentence that has it."""
    target_alone: float
    covered: Sequence[tuple[Integers, Integers]]
    """For 1, 2 and 3 target sentences: the cuts behind so many of which one has it, and how many of them do."""


class Pairing:
    """What the anchors of two texts say: logarithms of odds against sentences that have nothing in common."""

    def __init__(self, source: Text, target: Text):
        sides = _Side(source), _Side(target)
        self.sizes = (len(source.sentences), len(target.sentences))
        self.anchors = dict(_shared_anchors(*sides, self.sizes[1]))
        self._source, self._target = (
            [frozenset(self.anchors.keys() & keys) for keys in side.sentences] for side in sides
        )
        self.source_bias, self.target_bias = _biases(self.anchors.values(), *sides)
        """For each sentence what its anchors say against it if none of them is shared."""

    def rows(self, sentence: int, first: int, end: int) -> Floats:
        """For 1, 2 and 3 target sentences what they share with a source sentence, by the cut behind them.

        The cuts are those from `first` to before `end`.
        """
        anchors = [self.anchors[key] for key in self._source[sentence]]
        rows = np.zeros((LARGEST, end - first))
        for number, row in enumerate(rows if anchors else ()):
            cuts = [_within(anchor.covered[number][0], first, end) for anchor in anchors]
            worth = np.repeat([anchor.shared for anchor in anchors], list(map(len, cuts)))
            row[:] = np.bincount(np.concatenate(cuts) - first, worth, end - first)
        return rows

    def repeated(self, source: range, sentences: int, first: int, end: int) -> Floats:
        """What the rows of these source sentences sum up to beyond what counts, of anchors that several of them have.

        An anchor counts as often as it is on both sides.
        """
        surplus = np.zeros(end - first)
        for key, times in self._repeated_keys(source):
            anchor = self.anchors[key]
            cuts, counts = anchor.covered[sentences - 1]
            inside = slice(*cuts.searchsorted((first, end)))
            surplus[cuts[inside] - first] += anchor.shared * np.maximum(0, times - counts[inside])
        return surplus

    def _repeated_keys(self, source: range) -> list[tuple[Hashable, int]]:
        """The anchors that several of these sentences have, and how many do."""
        keys = [self._source[sentence] for sentence in source]
        if len(keys) == 2:
            return [(key, 2) for key in keys[0] & keys[1]]
        return [(key, times) for key, times in Counter(chain.from_iterable(keys)).items() if times > 1]

    def evidence(self, source: range, target: range) -> float:
        """What all anchors, those not shared too, say of a bead."""
        in_source = Counter(chain.from_iterable(self._source[sentence] for sentence in source))
        in_target = Counter(chain.from_iterable(self._target[sentence] for sentence in target))
        shared = sum(
            self.anchors[key].shared * min(times, in_target[key])
            for key, times in in_source.items()
            if key in in_target
        )
        source_bias = self.source_bias[source.start : source.stop].sum()
        return shared + float(source_bias + self.target_bias[target.start : target.stop].sum())


class _Side:
    """The anchors of one text."""

    def __init__(self, text: Text):
        self.sentences: list[tuple[Hashable, ...]] = []
        self.kinds: dict[Hashable, AnchorKind] = {}
        self.places: dict[Hashable, list[int]] = defaultdict(list)
        for number, anchors in enumerate(anchors_of(text)):
            self.sentences.append(tuple(anchors))
            for key, kind in anchors.items():
                self.places[key].append(number)
                self.kinds[key] = max(kind, self.kinds.get(key, kind), key=_rate)


def _rate(kind: AnchorKind) -> float:
    return kind.value


def _shared_anchors(source: _Side, target: _Side, target_size: int) -> Iterable[tuple[Hashable, Anchor]]:
    """The anchors that both have, unless their being on both sides of a bead is no wonder."""
    for key, places in source.places.items():
        if key in target.places:
            kind = max(source.kinds[key], target.kinds[key], key=_rate)
            anchor = _anchor(kind, places, target.places[key], target_size)
            if anchor.shared > 0:
                yield key, anchor


def _anchor(kind: AnchorKind, source: Sequence[int], target: Sequence[int], target_size: int) -> Anchor:
    """An anchor that is much more common on one side is none for most of its places there."""
    in_both = kind.value * min(len(source), len(target))
    source_kept, target_kept = in_both / len(source), in_both / len(target)
    lift = log(source_kept * (target_size + 1) / (len(target) + 0.5))
    alone = _TEMPER * log(1 - source_kept), _TEMPER * log(1 - target_kept)
    shared = _TEMPER * lift - sum(alone) if lift > 0 else 0.0
    places = np.array(target)
    covered = [_covered(places, sentences, target_size) for sentences in range(1, LARGEST + 1)] if lift > 0 else []
    return Anchor(kind, np.array(source), places, shared, *alone, covered)


def _covered(places: Integers, sentences: int, size: int) -> tuple[Integers, Integers]:
    cuts = (places[:, None] + np.arange(1, sentences + 1)).ravel()
    if len(places) > 1 and sentences > 1:
        cuts, counts = np.unique(cuts, return_counts=True)
    else:
        counts = np.ones(len(cuts), dtype=np.int64)
    is_cut = cuts <= size
    return cuts[is_cut], counts[is_cut]


def _within(cuts: Integers, first: int, end: int) -> Integers:
    if len(cuts) and first <= cuts[0] and cuts[-1] < end:
        return cuts
    return cuts[cuts.searchsorted(first) : cuts.searchsorted(end)]


def _biases(anchors: Iterable[Anchor], source: _Side, target: _Side) -> tuple[Floats, Floats]:
    source_bias, target_bias = _absences(source, target.places), _absences(target, source.places)
    for anchor in anchors:
        source_bias[anchor.source] += anchor.source_alone
        target_bias[anchor.target] += anchor.target_alone
    return source_bias, target_bias


def _absences(side: _Side, others: Mapping[Hashable, Sequence[int]]) -> Floats:
    bias = np.zeros(len(side.sentences))
    for key, places in side.places.items():
        if key not in others and side.kinds[key] in _ABSENT:
            bias[places] += _ABSENT[side.kinds[key]]
    return bias
