"""Dates as TMX writes them, and as others do."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from functools import lru_cache

_COMPACT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?Z?")


@lru_cache(maxsize=4096)
def parse_date(text: str) -> datetime | None:
    """The moment that `20261102T034400Z` or `2026-11-02 03:44` names, in UTC; None if it names none."""
    match = _COMPACT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        year, month, day, hour, minute, second = map(int, match.groups("0"))
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None


def format_date(moment: datetime) -> str:
    """As TMX 1.4 writes it."""
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
