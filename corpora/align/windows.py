"""Which part of the lattice is looked at: all of it for short texts, for long ones a band that follows sure anchors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpora.align.anchors import AnchorKind
from corpora.align.pairing import Pairing

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_SMALL_CELLS = 400_000
_NARROWEST = 50
"""Target cuts on either side of the middle of the band."""
_MOST_CELLS = 8_000_000
"""A cell takes 41 bytes."""
_AROUND = 15
"""Source cuts before and behind whose middles a window takes in: the way goes straight up where the target has more."""
_STRAY = 6
_SURE_KINDS = frozenset((AnchorKind.NUMBER, AnchorKind.NAME, AnchorKind.TERM))


@dataclass(frozen=True)
class Windows:
    """Which target cuts are looked at for each source cut: `firsts` to before `ends`; neither ever falls."""

    firsts: Integers
    ends: Integers

    def of(self, source_cut: int) -> tuple[int, int]:
        """The first, and the one behind the last."""
        return int(self.firsts[source_cut]), int(self.ends[source_cut])

    @property
    def offsets(self) -> list[int]:
        """Where each window begins if all stand one after the other, and where the last ends."""
        return [0, *(self.ends - self.firsts).cumsum().tolist()]


def windows_from_narrow_to_wide(pairing: Pairing) -> Iterator[Windows]:
    """Windows to try one after the other, each twice as wide as the one before, as far as memory allows."""
    source_size, target_size = pairing.sizes
    if (source_size + 1) * (target_size + 1) > _SMALL_CELLS:
        middles = _middles(pairing)
        margin = _NARROWEST
        while margin < target_size:
            band = _band(middles, margin, target_size)
            if band.offsets[-1] > _MOST_CELLS and margin > _NARROWEST:
                return
            yield band
            margin *= 2
    if target_size <= _NARROWEST or (source_size + 1) * (target_size + 1) <= _MOST_CELLS:
        rows = source_size + 1
        yield Windows(np.zeros(rows, dtype=np.int64), np.full(rows, target_size + 1))


def _band(middles: Floats, margin: int, target_size: int) -> Windows:
    padded = np.pad(middles, _AROUND, mode="edge")
    firsts = np.floor(padded[: len(middles)]).astype(np.int64) - margin
    ends = np.ceil(padded[2 * _AROUND :]).astype(np.int64) + margin + 1
    return Windows(np.maximum(firsts, 0), np.minimum(ends, target_size + 1))


def _middles(pairing: Pairing) -> Floats:
    """For each source cut the target cut where the way should be."""
    source_size, target_size = pairing.sizes
    points = [(0, 0), *_steady(_rising(_sure_pairs(pairing))), (source_size, target_size)]
    cuts, middles = zip(*points, strict=True)
    return np.asarray(np.interp(np.arange(source_size + 1), cuts, middles), dtype=np.float64)


def _sure_pairs(pairing: Pairing) -> list[tuple[int, int]]:
    """The pairs of sentences that have a number, name or term in common which stands nowhere else."""
    return sorted(
        {
            (int(anchor.source[0]), int(anchor.target[0]))
            for anchor in pairing.anchors.values()
            if anchor.kind in _SURE_KINDS and len(anchor.source) == len(anchor.target) == 1
        }
    )


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, target) in enumerate(pairs):
        place = bisect_left(tails, target)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [target]
        ends[place : place + 1] = [number]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return _without_equal_sources(chain[::-1])


def _without_equal_sources(chain: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return list(dict(chain).items())


def _steady(chain: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of the chain that lie about as far off the diagonal as one of their neighbours: others are strays."""
    supported: set[tuple[int, int]] = set()
    for left, right in pairwise(chain):
        gap = right[0] - left[0]
        if abs((right[1] - right[0]) - (left[1] - left[0])) <= _STRAY + 0.2 * gap:
            supported.update((left, right))
    return [pair for pair in chain if pair in supported]
