"""Two spaces where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.review.checks.check import Problem, Subject

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")


def problems(subject: Subject) -> Iterator[Problem]:
    """Unless the source has them, too."""
    if "  " not in subject.target.plain or _DOUBLE.search(subject.source.plain):
        return
    for match in _DOUBLE.finditer(subject.target.plain):
        yield Problem("Two spaces.", subject.place(*match.span()))
