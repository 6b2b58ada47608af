"""The forms under which a dictionary may have a word that it lacks as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.languages import Language
from glossary.morphology import english
from glossary.morphology.indonesian.affixes import frames
from glossary.morphology.indonesian.clitics import without_clitics
from glossary.morphology.words import fold_letters, word_list

_SHORTEST_ROOT = 4
"""Shorter roots are seen by chance in words that are misspelt."""
# ketidakmampuan: ke- and -an round two words.
_NEGATED = re.compile(r"ketidak(\w{4,})an")
_SHORTEST_BEHIND_PREFIX = 4
_MOST_FORMS = 12
"""For each that it lacks, a dictionary looks for suggestions, which is slow."""


def forms(word: str, language: Language) -> list[str]:
    """Other words such that `word` is right if one of them is, likeliest first. `word` is in lower case."""
    found = _indonesian(word) if language is Language.INDONESIAN else _english(word)
    return [form for form, _ in zip(dict.fromkeys(found), range(_MOST_FORMS), strict=False) if form != word]


def _indonesian(word: str) -> Iterator[str]:
    """Without clitics, then without affixes: kantor for kantornya, identifikasi for diidentifikasinya."""
    yield fold_letters(word)
    bases = without_clitics(word)
    yield from bases
    taken_apart = [frame for base in bases for frame in frames(base) if frame.root != base]
    # The less is left, the less sure it is.
    for frame in sorted(taken_apart, key=lambda frame: -len(frame.root)):
        if len(frame.root) >= _SHORTEST_ROOT:
            yield frame.root
    yield from (found[1] for base in bases if (found := _NEGATED.fullmatch(base)))
    yield from _behind_prefix(bases[-1], word_list("indonesian_bound_prefixes"))


def _english(word: str) -> Iterator[str]:
    """In American spelling, without accents, behind a prefix."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    yield word
    yield english.fold(word)
    yield from _behind_prefix(word, word_list("english_bound_prefixes"))


def _behind_prefix(word: str, prefixes: frozenset[str]) -> Iterator[str]:
    """penutur of antarpenutur."""
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_BEHIND_PREFIX:
            yield word.removeprefix(prefix)
