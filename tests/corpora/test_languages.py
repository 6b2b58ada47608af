from __future__ import annotations

import pytest

from corpora.errors import UsageError
from corpora.languages import Language, find_language, parse_language


@pytest.mark.parametrize("tag", ["id", "in", "ind", "id_ID", "id-ID", "IN", "Indonesian", "Bahasa Indonesia", " id "])
def test_every_spelling_of_indonesian_is_known(tag: str) -> None:
    assert parse_language(tag) is Language.INDONESIAN


@pytest.mark.parametrize("tag", ["en", "eng", "en_US", "en-GB", "English", "bahasa inggris"])
def test_every_spelling_of_english_is_known(tag: str) -> None:
    assert parse_language(tag) is Language.ENGLISH


@pytest.mark.parametrize("tag", ["", "ms", "idx", "Dutch", "i d"])
def test_another_language_is_refused_with_the_two_that_are_known(tag: str) -> None:
    assert find_language(tag) is None
    with pytest.raises(UsageError, match=r"Write id \(Indonesian\) or en \(English\)"):
        parse_language(tag)


def test_the_other_language_of_the_other_language_is_itself() -> None:
    for language in Language:
        assert language.other is not language
        assert language.other.other is language
