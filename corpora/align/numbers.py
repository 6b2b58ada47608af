"""Numbers as either language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Groups of digits that stops, commas or colons join: 1.234,5 and 1,234.5; 19.45 and 7:45.
_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
_HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)


def numbers_in(text: str) -> Iterator[str]:
    """The digits of each number in `text`, without what parts them: 12345 for 1.234,5 and for 1,234.5.

    Many texts have the stops and commas of the other language, so they are not trusted to say which is which. Hours of
    the half day are told as those of the whole: 1945 for 7:45 p.m.
    """
    for number in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", number.group())
        half_day = _HALF_DAY.match(text, number.end())
        yield (_clock(digits, half_day.group(1).lower()) if half_day else digits).lstrip("0") or "0"


def _clock(digits: str, half: str) -> str:
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    if half == "p" and int(hours) < 12:
        return f"{int(hours) + 12}{minutes}"
    return f"{hours}{minutes}"
