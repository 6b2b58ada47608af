"""The word or term that is being typed, completed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpora.job import Report
from corpora.memory import Match
from translate.review.casing import rest_as_typed
from translate.review.vocabulary import SHORTEST_BEGINNING, Vocabulary, words_in

_TYPED = re.compile(r"(?<![\w{%$<])[^\W\d_]\w*(?:['’-]\w+)*['’-]?\Z")
_BEGINNING_OF_WORD = re.compile(r"(?<![\w{%$<])(?<!\w['’-])[^\W\d_]")
_LONGEST_TERM = 100


class Completer:
    """Knows what may be written in one segment.

    First come the terms of the segment, then words of its best match, then words of the engine's draft, then words of
    translations confirmed before. A term is completed whole, of all else one word.
    """

    def __init__(self, terms: Report, matches: Sequence[Match], draft: str, vocabulary: Vocabulary):
        self._terms = [target for term in terms for target in term.get("targets", ())]
        self._texts = [words_in(text) for text in (matches[0].target if matches else "", draft)]
        self._vocabulary = vocabulary

    def complete(self, before: str, after: str = "") -> str:
        """What would follow the text before the cursor; "" if nothing is known, or stands behind the cursor already.

        At least two letters must be typed. What follows has capitals as what was typed.
        """
        if after[:1].isalnum():
            return ""
        rest = self._rest_of_term(before) or self._rest_of_word(before)
        return "" if rest and after.lstrip().lower().startswith(rest.strip().lower()) else rest

    def _rest_of_term(self, before: str) -> str:
        # A term that was written already is seldom meant again.
        lowered = before.lower()
        terms = sorted(self._terms, key=lambda term: lowered.count(term.lower()))
        for beginning in _beginnings(before):
            for term in terms:
                if len(beginning) < len(term) and term[: len(beginning)].lower() == beginning.lower():
                    return rest_as_typed(beginning, term)
        return ""

    def _rest_of_word(self, before: str) -> str:
        found = _TYPED.search(before)
        if found is None or len(found[0]) < SHORTEST_BEGINNING:
            return ""
        typed, written = found[0], words_in(before[: found.start()])
        for words in self._texts:
            if word := _next_word(words, written, typed):
                return rest_as_typed(typed, word)
        word = self._vocabulary.continued(typed)
        return rest_as_typed(typed, word) if word else ""


def _beginnings(before: str) -> Iterator[str]:
    """What may be the beginning of a term: all that ends at the cursor and begins with a word, longest first."""
    text = before[-_LONGEST_TERM:]
    for word in _BEGINNING_OF_WORD.finditer(text):
        beginning = text[word.start() :]
        if sum(map(str.isalpha, beginning)) >= SHORTEST_BEGINNING:
            yield beginning


def _next_word(words: Sequence[str], written: Sequence[str], typed: str) -> str | None:
    """The word of a text that begins as typed: the one behind the word written last, or the first not written yet."""
    folded = typed.lower()
    found = [
        (place, word)
        for place, word in enumerate(words)
        if len(word) > len(typed) and word[: len(typed)].lower() == folded
    ]
    last = written[-1].lower() if written else ""
    for place, word in found:
        if (words[place - 1].lower() if place else "") == last:
            return word
    left = Counter(map(str.lower, words)) - Counter(map(str.lower, written))
    return next((word for _, word in found if left[word.lower()] > 0), None)
