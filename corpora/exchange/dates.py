"""Dates as TMX writes them, and as others do."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from functools import lru_cache

_COMPACT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?Z?")
_USUAL_LENGTH = len("20261102T034400Z")


@lru_cache(maxsize=4096)
def parse_date(text: str) -> datetime | None:
    """The moment that `20261102T034400Z` or `2026-11-02 03:44` names, in UTC; None if it names none."""
    if len(text) == _USUAL_LENGTH and text[8] == "T" and text[15] == "Z" and (text[:8] + text[9:15]).isdecimal():
        # As TMX writes it, where a file has two a unit; a third of the time.
        parts: tuple[str, ...] = text[:4], text[4:6], text[6:8], text[9:11], text[11:13], text[13:15]
    elif match := _COMPACT.fullmatch(text.strip()):
        parts = match.groups("0")
    else:
        return None
    year, month, day, hour, minute, second = map(int, parts)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None


def format_date(moment: datetime) -> str:
    """As TMX 1.4 writes it."""
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
