"""Is a common word with a capital part of somebody's name?"""

from __future__ import annotations

from collections.abc import Sequence

from glossary.morphology.words import fold_letters, word_list

_HEADLINE_WORDS = 6
_HEADLINE_SHARE = 0.8
_SHORTEST_LONG_WORD = 4


def looks_like_name(word: str) -> bool:
    """Whether `word` has the capital of a name and is no title (Presiden) or generic part of names (Bank)."""
    return word[0].isupper() and not word.isupper() and fold_letters(word) not in word_list("titles")


def is_perhaps_part_of_name(at: int, words: Sequence[str], gaps: Sequence[str]) -> bool:
    """Utusan Malaysia, a newspaper: a word that looks like a name, in mid-sentence, beside another capital.

    `gaps[i]` stands before `words[i]`. In a headline in capitals nothing is a name.
    """
    if at == 0 or gaps[at] != " ":
        return False
    beside = [at - 1] + ([at + 1] if at + 1 < len(words) and gaps[at + 1] == " " else [])
    if not any(words[other][0].isupper() for other in beside):
        return False
    around = words[max(0, at - _HEADLINE_WORDS) : at + _HEADLINE_WORDS + 1]
    long_words = [other for other in around if len(other) >= _SHORTEST_LONG_WORD]
    capitals = sum(other[0].isupper() for other in long_words)
    return capitals < _HEADLINE_SHARE * len(long_words)
