"""Which of the two languages a text is in, told from its function words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpora.languages import Language
from corpora.word_lists import entries

_WORD = re.compile(r"[^\W\d_]+")
_WORDS_READ = 5_000
_CLEAR_SHARE = 0.8
_CLEAR_WORDS = 2


@dataclass(frozen=True)
class Guess:
    """How many function words of each language a text holds."""

    indonesian: int
    english: int

    @property
    def language(self) -> Language:
        """The likelier language."""
        return Language.INDONESIAN if self.indonesian >= self.english else Language.ENGLISH

    @property
    def share(self) -> float:
        """The part of the function words found that are of the likelier language, 0 when there are none."""
        found = self.indonesian + self.english
        return max(self.indonesian, self.english) / found if found else 0.0

    @property
    def is_clear(self) -> bool:
        """Whether one may act on it without asking."""
        return max(self.indonesian, self.english) >= _CLEAR_WORDS and self.share >= _CLEAR_SHARE


def guess_language(text: str) -> Guess:
    """Count the function words among the first 5,000 words of `text`."""
    counts = dict.fromkeys(Language, 0)
    for number, word in enumerate(_WORD.finditer(text)):
        if number == _WORDS_READ:
            break
        lowered = word.group().lower()
        for language in Language:
            counts[language] += lowered in function_words(language)
    return Guess(counts[Language.INDONESIAN], counts[Language.ENGLISH])


@cache
def function_words(language: Language) -> frozenset[str]:
    """The words of `language` that its every text holds and the other language lacks."""
    text = (resources.files("corpora") / "data" / f"function_words.{language.value}.txt").read_text("utf-8")
    return frozenset(entries(text))
