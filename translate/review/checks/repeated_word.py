"""A word that stands twice; reduplication, with its hyphen, is fine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from corpora.languages import Language
from corpora.word_lists import entries
from translate.review.checks.check import Problem, Subject

_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w-])", re.IGNORECASE)


def problems(subject: Subject) -> Iterator[Problem]:
    """Words that people do say twice, and those that the source has twice (Duran Duran), are fine."""
    fine = _said_twice(subject.pair.target)
    in_source = {match[1].lower() for match in _TWICE.finditer(subject.source.plain)}
    for match in _TWICE.finditer(subject.target.plain):
        if match[1].lower() not in fine and match[1].lower() not in in_source:
            yield Problem(f"“{match[1]}” stands twice.", subject.place(*match.span()))


@cache
def _said_twice(language: Language) -> frozenset[str]:
    data = resources.files("translate.review.checks") / "data" / f"twice.{language.value}.txt"
    return frozenset(entries(data.read_text("utf-8")))
