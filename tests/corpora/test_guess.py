from __future__ import annotations

import pytest

from corpora.guess import function_words, guess_language
from corpora.languages import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Menteri itu tiba di Jakarta untuk bertemu dengan presiden.", Language.INDONESIAN),
        ("The minister arrived in Jakarta to meet with the president.", Language.ENGLISH),
        ("PEMERINTAH TIDAK AKAN MENAIKKAN HARGA YANG ADA", Language.INDONESIAN),
        ("“It’s what we do,” she said of The Hague’s ruling", Language.ENGLISH),
    ],
)
def test_a_sentence_is_clear(text: str, language: Language) -> None:
    guess = guess_language(text)
    assert guess.is_clear
    assert guess.language is language


@pytest.mark.parametrize("text", ["", "123", "Jakarta Post", "Presiden Jokowi", "yang dan the and of di ke is"])
def test_a_name_a_number_or_a_mixture_is_doubtful(text: str) -> None:
    assert not guess_language(text).is_clear


def test_no_function_word_belongs_to_both_languages() -> None:
    assert not function_words(Language.INDONESIAN) & function_words(Language.ENGLISH)
    assert len(function_words(Language.INDONESIAN)) > 80
    assert len(function_words(Language.ENGLISH)) > 80
