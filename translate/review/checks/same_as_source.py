"""A translation that is its source."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.cleaning import untranslated
from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """Unless it is a name or a number."""
    if untranslated.judge(subject.unit):
        yield Problem("The translation is the source.")
