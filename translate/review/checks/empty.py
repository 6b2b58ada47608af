"""A translation of which nothing is there."""

from __future__ import annotations

from collections.abc import Iterator

from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """The source says something, the translation nothing."""
    if subject.source.plain.strip() and not subject.target.plain.strip():
        yield Problem("The translation is empty.")
