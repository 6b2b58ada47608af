"""Quotation marks: a draft is given back in the style of its source."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r'"')
_BEFORE_OPENING = "([{–—‘'/-"


def quote_like(source: str, draft: str) -> str:
    """`draft` with “curly” quotes for straight ones if `source` has only curly ones; otherwise `draft` as it is."""
    if '"' in source or not ("“" in source or "”" in source):
        return draft
    return _STRAIGHT.sub(lambda mark: _curly(draft, mark.start()), draft)


def _curly(draft: str, place: int) -> str:
    before = draft[place - 1 : place]
    return "“" if before == "" or before.isspace() or before in _BEFORE_OPENING else "”"
