"""British and American spelling folded into one, and which words are written apart, with a hyphen or as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from glossary.morphology.words import fold_letters, word_lines, word_list

# British endings and their American twins. A word that merely looks British (promise) is rewritten on both sides of a
# comparison, so nothing is lost by it.
_ENDINGS = (
    (re.compile(r"(\w{3})is(e|ed|es|er|ers|ing|able|ation|ations|ational|ationally)$"), r"\1iz\2"),
    (re.compile(r"(\w{3})ys(e|ed|es|er|ers|ing)$"), r"\1yz\2"),
    (re.compile(r"(\w{2})our(s|ed|ing|er|ers|able|ably|ful|fully|less|al|hood|hoods|ite|ites|)$"), r"\1or\2"),
    (re.compile(r"(\w{2}[bt])re(s?)$"), r"\1er\2"),
    (re.compile(r"(\w{2}gram)me(s?)$"), r"\1\2"),
    (re.compile(r"(\w{3})ogue(s|d|)$"), r"\1og\2"),
    (re.compile(r"^(defen|offen|licen|preten)c(es?|eless)$"), r"\1s\2"),
    (
        re.compile(
            r"^(travel|cancel|signal|counsel|label|level|model|fuel|dial|channel|quarrel|rival|total|equal|marshal"
            r"|tunnel|duel|libel|pedal|initial|jewel|marvel|panel|shovel|funnel)l(ed|ing|er|ers|or|ors|ous)$"
        ),
        r"\1\2",
    ),
)
_SHORTEST_PART = 4
_SHORTEST_JOINED = 3
# he's, we'll, can't
_CONTRACTED = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Fold case and accents, and write American for British spelling: organise as organize, labour as labor."""
    folded = fold_letters(word)
    whole, beginnings = _pairs()
    if folded in whole:
        return whole[folded]
    found = beginnings.match(folded)
    if found:
        folded = whole[found.group() + "-"] + folded[found.end() :]
    for ending, american in _ENDINGS:
        folded = ending.sub(american, folded)
    return folded


@cache
def _pairs() -> tuple[dict[str, str], re.Pattern[str]]:
    """British words and their American twins, the beginnings of words with a hyphen behind them; and those in one."""
    pairs = {}
    for line in word_lines("english_spellings"):
        british, american = line.split()
        pairs[british] = american.removesuffix("-")
    return pairs, re.compile("|".join(british[:-1] for british in pairs if british.endswith("-")))


def may_part(left: str, right: str, between: str) -> bool:
    """cease-fire or cease fire for ceasefire, but not "break through" for breakthrough nor re-sign for resign."""
    if between != " ":
        return right not in _CONTRACTED and (left != "re" or right[:1] in _VOWELS)
    if right in word_list("english_small_words") or left in word_list("english_small_words"):
        return False
    if left in word_list("english_bound_prefixes"):
        return len(right) >= _SHORTEST_JOINED
    return min(len(left), len(right)) >= _SHORTEST_PART


def may_join(left: str, right: str, part_of_speech: str) -> bool:
    """airstrike for air strike; a verb with its particle (set up) is another thing than the noun (setup)."""
    return (
        part_of_speech in ("noun", "")
        and min(len(left), len(right)) >= _SHORTEST_JOINED
        and right not in word_list("english_small_words")
    )
