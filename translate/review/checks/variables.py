"""Variables that a program fills in: each of the source's in the translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpora.markup import CodeKind
from corpora.wording import counted
from translate.review.checks.check import Problem, Subject


def missing(subject: Subject) -> Iterator[Problem]:
    """Variables that stand in the translation less often than in the source."""
    wanted = Counter(code.raw for code in subject.source.codes if code.kind is CodeKind.VARIABLE)
    if not wanted:
        return
    longest_first = sorted(wanted, key=len, reverse=True)
    there = Counter(re.findall("|".join(map(re.escape, longest_first)), subject.target.text))
    for variable, count in wanted.items():
        if not there[variable]:
            yield Problem(f"“{variable}” is missing.")
        elif there[variable] < count:
            yield Problem(f"The source has “{variable}” {counted(count, 'time')}, the translation {there[variable]}.")
