"""Families of words: negotiate, negotiator, negotiation. From a list, and from three endings that hardly ever lie."""

from __future__ import annotations

import re
from functools import cache

from glossary.morphology.english.spelling import fold
from glossary.morphology.words import word_lines, word_list

# mediate: mediation, mediator; normalize: normalization; ratify: ratification. Four letters before -ate at least:
# station is no relative of state.
_ENDINGS = (
    (re.compile(r"^(\w{2,})iz(?:ation|er)$"), r"\1ize"),
    (re.compile(r"^(\w{2,})ification$"), r"\1ify"),
    (re.compile(r"^(\w{4,})at(?:ion|or)$"), r"\1ate"),
)


def family(word: str) -> str | None:
    """The word that names the family to which `word`, a singular or an infinitive, belongs."""
    known = _families().get(word)
    if known is not None or word in word_list("english_unrelated"):
        return known
    for ending, verb in _ENDINGS:
        if ending.match(word):
            return ending.sub(verb, word)
    return word if word.endswith(("ate", "ize", "ify")) else None


@cache
def _families() -> dict[str, str]:
    lines = [[fold(word) for word in line.split()] for line in word_lines("english_families")]
    return {word: line[0] for line in lines for word in line}
