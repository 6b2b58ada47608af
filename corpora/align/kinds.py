"""The kinds of bead, and how common each is."""

from __future__ import annotations

from math import log
from typing import NamedTuple


class Kind(NamedTuple):
    """Beads of so many sentences a side."""

    source: int
    target: int
    log_prior: float


def _kinds(*shares: tuple[int, int, float]) -> tuple[Kind, ...]:
    return tuple(Kind(source, target, log(share)) for source, target, share in shares)


KINDS = _kinds(
    (1, 1, 0.856),
    (1, 0, 0.012),
    (1, 2, 0.05),
    (2, 1, 0.05),
    (2, 2, 0.008),
    (1, 3, 0.002),
    (3, 1, 0.002),
)
"""All that take sentences of the source."""

INSERTION = _kinds((0, 1, 0.012))[0]
"""A sentence of the target alone."""

LARGEST = 3
"""Sentences a side."""
