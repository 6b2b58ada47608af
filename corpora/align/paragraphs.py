"""What the borders of paragraphs say: translators mostly keep them."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_KEPT = 0.9
_LEAST = 0.005


class Paragraphs:
    """The logarithms of odds that follow from where paragraphs begin; all are 0 where one side tells nothing."""

    def __init__(self, source: Sequence[int], source_size: int, target: Sequence[int], target_size: int):
        self.source_breaks = _breaks(source, source_size)
        self.target_breaks = _breaks(target, target_size)
        rates = [_rate(self.source_breaks), _rate(self.target_breaks)]
        is_told = all(rate > 0 for rate in rates)
        kept = _KEPT * min(rates) / max(rates) if is_told else 0.0
        self.at_start = _at_start(*rates) if is_told else np.zeros((2, 2))
        """Of a bead, by whether its first sentences begin a paragraph in the source, and in the target."""
        self.source_inside = _inside(self.source_breaks, kept, rates[0])
        self.target_inside = _inside(self.target_breaks, kept, rates[1])
        """Summed up to each cut: the difference between two is what the cuts between them say of a bead over them."""


def _breaks(paragraphs: Sequence[int], size: int) -> Flags:
    """For each cut, from before the first sentence to behind the last, whether a paragraph begins there."""
    breaks = np.zeros(size + 1, dtype=np.bool_)
    if len(paragraphs) > 1:
        breaks[1:-1] = np.diff(np.asarray(paragraphs)) != 0
    return breaks


def _rate(breaks: Flags) -> float:
    return float(breaks.sum()) / max(1, len(breaks) - 2)


def _at_start(source_rate: float, target_rate: float) -> Floats:
    both = _KEPT * min(source_rate, target_rate)
    both = max(both, source_rate * target_rate)
    shares = [[1 - source_rate - target_rate + both, target_rate - both], [source_rate - both, both]]
    chances = [
        [(1 - source_rate) * (1 - target_rate), (1 - source_rate) * target_rate],
        [source_rate * (1 - target_rate), source_rate * target_rate],
    ]
    return np.log(np.maximum(shares, _LEAST) / np.maximum(chances, _LEAST))


def _inside(breaks: Flags, kept: float, rate: float) -> Floats:
    broken = log(1 - kept)
    whole = log((1 - rate * (1 - kept)) / (1 - rate)) if rate < 1 else 0.0
    scores = np.where(breaks, broken, whole)
    scores[0] = 0.0
    return np.asarray(scores.cumsum(), dtype=np.float64)
