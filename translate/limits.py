"""Whether a translation has room in its place, and time to be read there."""

from __future__ import annotations

import math
from collections.abc import Iterator

from corpora.formats.subtitles.wrapping import lines_needed, visible_length, wrap
from corpora.segment import Limits
from corpora.wording import counted

_MOST_CHARACTERS_A_SECOND = 20
"""What a viewer can read, spaces and punctuation counted: Netflix's bound for adults; 17 is comfortable."""


def limit_problems(target: str, limits: Limits | None) -> Iterator[str]:
    """What to say of a translation that is too long."""
    if limits is None:
        return
    length = len(target)
    if limits.longest is not None and length > limits.longest:
        yield f"{counted(length, 'character')}; there is room for {limits.longest}."
    if limits.longest_line is not None:
        yield from _line_problems(target, limits.longest_line, limits.most_lines)
    rate = round(visible_length(target) / limits.seconds, 2) if limits.seconds else 0
    if rate > _MOST_CHARACTERS_A_SECOND:
        yield f"{math.ceil(rate)} characters a second; {_MOST_CHARACTERS_A_SECOND} can be read. Shorten it."


def _line_problems(target: str, longest_line: int, most_lines: int | None) -> Iterator[str]:
    """Too many lines, or a line that cannot be broken; the lines are those in which it will be written."""
    needed = lines_needed(target, longest_line)
    if most_lines is not None and needed > most_lines:
        yield f"{needed} lines of {longest_line} characters; there is room for {most_lines}."
        return
    longest = max(map(visible_length, wrap(target, longest_line, needed)), default=0)
    if longest > longest_line:
        yield f"a line of {longest} characters; there is room for {longest_line}."
