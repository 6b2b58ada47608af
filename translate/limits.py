"""Whether a translation has room in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.segment import Limits
from corpora.wording import counted

_MOST_CHARACTERS_A_SECOND = 20
"""What a viewer can read; Netflix's guide for English, whose guide for Indonesian has 17 to 20."""


def limit_problems(target: str, limits: Limits | None) -> Iterator[str]:
    """What to say of a translation that is too long."""
    if limits is None:
        return
    length = len(target)
    if limits.longest is not None and length > limits.longest:
        yield f"{counted(length, 'character')}; there is room for {limits.longest}."
    if limits.longest_line is not None and limits.most_lines is not None:
        lines = sum(_lines_needed(line, limits.longest_line) for line in re.split(r"[\r\n]+", target))
        if lines > limits.most_lines:
            yield f"{lines} lines of {limits.longest_line} characters; there is room for {limits.most_lines}."
    if limits.seconds and length / limits.seconds > _MOST_CHARACTERS_A_SECOND:
        rate = length / limits.seconds
        yield f"{rate:.0f} characters a second; {_MOST_CHARACTERS_A_SECOND} can be read. Shorten it."


def _lines_needed(text: str, longest: int) -> int:
    """Lines that the words of `text` take when each has room for `longest` characters."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > longest:
            lines, used = lines + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return lines
