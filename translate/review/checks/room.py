"""Room in the place of the translation, and time to read it there."""

from __future__ import annotations

from collections.abc import Iterator

from translate.limits import limit_problems
from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """What is too long."""
    for message in limit_problems(subject.target.plain, subject.limits):
        yield Problem(f"Too long: {message}")
