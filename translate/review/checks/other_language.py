"""A translation in the language of its source."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.cleaning import language
from translate.review.checks.check import Problem, Subject


def problems(subject: Subject) -> Iterator[Problem]:
    """Only the translation is looked at: a quotation in the source is the author's."""
    if language.judge(subject.unit._replace(source="")):
        yield Problem(f"The translation looks {subject.pair.target.other.label}.")
