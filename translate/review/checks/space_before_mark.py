"""A space before a mark that stands close to its word in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.review.checks.check import Problem, Subject

# An ellipsis, a decimal point (.5) and a name (.NET) do not close anything.
_SPACED = re.compile(r"(?<=[^\W_])[ \u00a0\u202f]+([,;:!?)\]]|\.(?![.\w]))(?![)\w-])")


def problems(subject: Subject) -> Iterator[Problem]:
    """Unless the source has it so, too."""
    if _SPACED.search(subject.source.plain):
        return
    for match in _SPACED.finditer(subject.target.plain):
        yield Problem(f"A space before “{match[1]}”.", subject.place(*match.span()))
