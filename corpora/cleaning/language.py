"""Units of which a side is in the other language."""

from __future__ import annotations

import re

from corpora.guess import function_words
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 3
_LEAST_SHARE = 0.3


def judge(unit: MemoryUnit) -> str | None:
    """A side with three function words of the other language and more, a third of its words, and none of its own.

    A title in the other language is no more than a part: "Gelang bertulisan What Would Jesus Do".
    """
    for text, language, side in ((unit.source, unit.pair[0], "source"), (unit.target, unit.pair[1], "target")):
        if _is_in_other(text, language):
            return f"its {side} is {language.other.label}"
    return None


def _is_in_other(text: str, language: Language) -> bool:
    words = _WORD.findall(text.lower())
    own, other = function_words(language), function_words(language.other)
    count = sum(word in other for word in words)
    return count >= max(_LEAST_WORDS, _LEAST_SHARE * len(words)) and not any(word in own for word in words)
