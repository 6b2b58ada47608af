"""How Indonesian writes a word that both languages took from elsewhere: karakter for character."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from corpora.word_lists import entries
from glossary.morphology.words import fold_letters


@lru_cache(maxsize=4096)
def as_loan(word: str) -> frozenset[str]:
    """The Indonesian spellings of an English word, were it a loan: with all rules, and without those of its end."""
    word = fold_letters(word)
    return frozenset((_written(word, _rules()), _written(word, [rule for rule in _rules() if not _is_of_end(rule)])))


def _written(word: str, rules: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, there in rules:
        word = pattern.sub(there, word)
    return word


def _is_of_end(rule: tuple[re.Pattern[str], str]) -> bool:
    return rule[0].pattern.endswith("$")


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    text = (resources.files("translate.review.spelling") / "data" / "loans.id.tsv").read_text("utf-8")
    pairs = (line.split("\t") for line in entries(text))
    return [(re.compile(pattern), there.strip("-")) for pattern, there in pairs]
