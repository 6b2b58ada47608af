from __future__ import annotations

import pytest

from corpora.errors import UsageError
from corpora.languages import Language
from translate.direction import choose_direction
from translate.pair import LanguagePair

ID, EN = Language.INDONESIAN, Language.ENGLISH
INDONESIAN = "Menteri itu tiba di Jakarta untuk bertemu dengan presiden."
ENGLISH = "The minister arrived in Jakarta to meet with the president."


def test_without_options_the_direction_is_guessed_and_the_guess_stated() -> None:
    direction = choose_direction(INDONESIAN, "berita.txt", None, None)
    assert direction.pair == LanguagePair(ID, EN)
    assert direction.remark == (
        "berita.txt: Indonesian to English (guessed: 4 Indonesian and 0 English function words)."
    )
    assert choose_direction(ENGLISH, "news.txt", None, None).pair == LanguagePair(EN, ID)


@pytest.mark.parametrize("text", ["Presiden Jokowi", "yang dan the of", "Kuala Lumpur 2024"])
def test_a_doubtful_guess_asks_for_the_option(text: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be told .* Pass --from id \(Indonesian\) or --from en"):
        choose_direction(text, "x.txt", None, None)


def test_one_option_is_enough() -> None:
    assert choose_direction("Kuala Lumpur", "x", ID, None).pair == LanguagePair(ID, EN)
    assert choose_direction("Kuala Lumpur", "x", None, ID).pair == LanguagePair(EN, ID)


def test_a_text_in_the_target_language_already_is_refused() -> None:
    with pytest.raises(UsageError, match=r"news\.txt is in English already .*If that is wrong, pass --from id"):
        choose_direction(ENGLISH, "news.txt", None, EN)


def test_what_was_asked_is_done_with_a_warning() -> None:
    direction = choose_direction(ENGLISH, "news.txt", ID, EN)
    assert direction.pair == LanguagePair(ID, EN)
    assert direction.remark is not None
    assert "looks English" in direction.remark


def test_both_options_alike_are_refused() -> None:
    with pytest.raises(UsageError, match="both id"):
        choose_direction(INDONESIAN, "x", ID, ID)


def test_a_text_without_words_needs_no_option() -> None:
    direction = choose_direction("1.500 – 2.000\nhttps://kemlu.go.id\n", "x.txt", None, None)
    assert direction.remark == "x.txt holds no words to translate."
