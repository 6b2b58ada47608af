"""From the probability of a bead within its texts to the confidence that a person may have in it.

The probability takes for granted that the texts are translations of each other. Whether they are, here, shows in what
the sentences around have in common: of texts that have nothing to do with each other, next to nothing.

The figures were fitted on 2,200 pairs of news, reports, talks and guides with merged, parted and omitted sentences, and
on the same texts paired wrongly.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from corpora.align.pairing import Pairing
from corpora.align.sweeps import Step

_AROUND = 4
"""Beads before and behind."""
_ALONE = -1.0
"""Evidence of a sentence without a partner."""
_SLOPE, _SHIFT = 0.9, -0.43
"""Probabilities are somewhat too sure of themselves."""
_STEEPNESS = 3.0
_SUREST = 1e-4


def confidences(steps: Sequence[Step], pairing: Pairing) -> list[float]:
    """How likely each step is right, 0 to 1."""
    evidence = [pairing.evidence(step.source, step.target) if step.source and step.target else _ALONE for step in steps]
    return [
        _calibrated(step.probability) * _logistic(_STEEPNESS * _around(evidence, number))
        for number, step in enumerate(steps)
    ]


def _around(evidence: Sequence[float], number: int) -> float:
    near = evidence[max(0, number - _AROUND) : number + _AROUND + 1]
    return sum(near) / len(near)


def _calibrated(probability: float) -> float:
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return _logistic(_SLOPE * log(bounded / (1 - bounded)) + _SHIFT)


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -30 else 0.0
