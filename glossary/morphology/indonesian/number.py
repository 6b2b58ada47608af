"""Whether an Indonesian noun is said to be several: by a word before it, or by being doubled."""

from __future__ import annotations

import re

from corpora.span import Span
from glossary.morphology.indonesian.doubling import is_doubling
from glossary.morphology.words import word_list

_WORD_BEFORE = re.compile(r"([\w-]+)\s+[“‘\"']?$")
_DOUBLED = re.compile(r"(\w+)-(\w+)")


def is_plural(text: str, noun: Span) -> bool:
    """Whether the noun, or noun phrase, is surely several: para utusan, dua utusan, utusan-utusan khusus."""
    doubled = _DOUBLED.match(text, noun.start, noun.end)
    if doubled and is_doubling(doubled[1].lower(), doubled[2].lower()):
        return True
    # No more than a word is looked at, so that a long text costs no more than a short one.
    before = _WORD_BEFORE.search(text, max(0, noun.start - 40), noun.start)
    return before is not None and before[1].lower() in word_list("indonesian_plural_words")
