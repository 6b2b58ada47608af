"""Signs of one cell for what is known of a segment, so that no colour must say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpora.job import Origin, SegmentState, Version

_EXACT_PERCENT = 100
_FROM_MEMORY = (Origin.TM_EXACT, Origin.TM_FUZZY)


@dataclass(frozen=True)
class Signs:
    """What a terminal can show of the states; each sign is one cell wide."""

    states: Mapping[SegmentState, str]
    bar: str
    """Down the left side of the segment that is open."""
    prompt: str
    """Before the translation that is being edited."""
    line_end: str
    """In the place of a line end where all must stand in one line."""
    cut: str
    """Behind a text of which there is more."""


UNICODE_SIGNS = Signs(
    {
        SegmentState.UNTRANSLATED: "·",
        SegmentState.DRAFT: "~",
        SegmentState.EDITED: "✎",
        SegmentState.CONFIRMED: "✓",
        SegmentState.REJECTED: "✗",
        SegmentState.LOCKED: "■",
    },
    bar="▌",
    prompt="›",
    line_end="⏎",
    cut="…",
)
PLAIN_SIGNS = Signs(
    {
        SegmentState.UNTRANSLATED: ".",
        SegmentState.DRAFT: "~",
        SegmentState.EDITED: "e",
        SegmentState.CONFIRMED: "v",
        SegmentState.REJECTED: "x",
        SegmentState.LOCKED: "#",
    },
    bar="|",
    prompt=">",
    line_end="/",
    cut="+",
)
"""For a terminal that knows ASCII only."""


def signs_for(environment: Mapping[str, str]) -> Signs:
    """Plain ones if the locale was said to have no other letters than ASCII's, as LC_ALL=C does."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    is_plain = next((name for name in named if name), "") in ("C", "POSIX")
    return PLAIN_SIGNS if is_plain else UNICODE_SIGNS


def band(version: Version) -> str:
    """How near the memory's match was that a translation began as, in three cells at most.

    "101", "100" or "95%" of a memory, "MT" of an engine, "" of all else.
    """
    if version.origin is Origin.MT:
        return "MT"
    if version.origin not in _FROM_MEMORY or version.score is None:
        return ""
    # Cut, not rounded: 99.6 percent is no exact match.
    percent = int(version.score)
    return str(percent) if percent >= _EXACT_PERCENT else f"{percent}%"


def finding_mark(version: Version) -> str:
    """ "!" if a check found an error, "?" if only warnings, "" if nothing."""
    severities = {finding.get("severity") for finding in version.findings or ()}
    if "error" in severities:
        return "!"
    return "?" if severities else ""
