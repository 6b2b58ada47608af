"""Units whose target is their source."""

from __future__ import annotations

import re

from corpora.guess import guess_language
from corpora.memory.unit import MemoryUnit

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS_OF_A_NAME = 6


def judge(unit: MemoryUnit) -> str | None:
    """The same text on both sides, unless it is a name or a number: "PT Bank Central Asia Tbk"."""
    if unit.source.casefold().split() != unit.target.casefold().split():
        return None
    guess = guess_language(unit.source)
    has_sentence = guess.indonesian + guess.english > 0 or len(_WORD.findall(unit.source)) > _MOST_WORDS_OF_A_NAME
    return "its target is its source" if has_sentence else None
