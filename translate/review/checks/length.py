"""A translation far too short or too long to say the same."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.cleaning import length
from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """One side is more than three times as long as the other."""
    if message := length.judge(subject.unit):
        yield Problem(f"Does it say all, and no more? {message}.")
