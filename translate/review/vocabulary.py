"""Words that a translator wrote before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from corpora.memory.tokens import without_tags

_WORD = re.compile(r"(?<![\w{%$])[^\W\d_]\w*(?:['’-]\w+)*")
SHORTEST_BEGINNING = 2
"""Letters that must be typed before a word is looked for."""


def words_in(text: str) -> list[str]:
    """The words of a text in order, as they are written; tags, variables and numbers left out."""
    return _WORD.findall(without_tags(text))


class Vocabulary:
    """Words with how often they were used; a word is found in well under a millisecond."""

    def __init__(self, texts: Iterable[str] = ()):
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            self.learn(text)

    def learn(self, text: str) -> None:
        """Count the words of a text that somebody stands for."""
        for word in words_in(text):
            if len(word) > SHORTEST_BEGINNING:
                self._counts[_shelf(word)][word] += 1

    def continued(self, beginning: str) -> str | None:
        """The word used most of those that begin so, capitals aside, and are longer; of equal ones, the shortest."""
        folded = beginning.lower()
        shelf = self._counts.get(_shelf(beginning), Counter[str]())
        found = [word for word in shelf if len(word) > len(beginning) and word.lower().startswith(folded)]
        return min(found, key=lambda word: (-shelf[word], len(word), word), default=None)


def _shelf(word: str) -> str:
    return word[:SHORTEST_BEGINNING].lower()
