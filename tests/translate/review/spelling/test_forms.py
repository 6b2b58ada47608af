"""Under which other forms a word may be known, and how Indonesian writes loans."""

from __future__ import annotations

import pytest

from corpora.languages import Language
from translate.review.spelling.forms import forms
from translate.review.spelling.loans import as_loan

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("kantornya", INDONESIAN, "kantor"),
        ("terbentuklah", INDONESIAN, "bentuk"),
        ("diidentifikasi", INDONESIAN, "identifikasi"),
        ("mengeksplorasinya", INDONESIAN, "eksplorasi"),
        ("penyingkapan", INDONESIAN, "singkap"),
        ("ketidakmampuan", INDONESIAN, "mampu"),
        ("antarpenutur", INDONESIAN, "penutur"),
        ("colourful", ENGLISH, "colorful"),
        ("neighbour’s", ENGLISH, "neighbor"),
        ("cafés", ENGLISH, "cafes"),
        ("intrahepatic", ENGLISH, "hepatic"),
    ],
)
def test_a_form_is_thought_of(word: str, language: Language, form: str) -> None:
    assert form in forms(word, language)


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
@pytest.mark.parametrize("word", ["", "a", "nya", "ke", "x" * 300, "人", "mempermempermemperkankankan"])
def test_there_are_few_forms_and_the_word_is_none_of_them(word: str, language: Language) -> None:
    found = forms(word, language)
    assert word not in found
    assert len(found) <= 12


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("character", "karakter"),
        ("legislature", "legislatur"),
        ("independent", "independen"),
        ("instruction", "instruksi"),
        ("agency", "agensi"),
        ("activity", "aktivitas"),
        ("infective", "infektif"),
        ("photography", "fotografi"),
        ("polymorphic", "polimorfik"),
        ("technology", "teknologi"),
        ("theory", "teori"),
        ("access", "akses"),
    ],
)
def test_a_loan_is_written_the_indonesian_way(english: str, indonesian: str) -> None:
    assert indonesian in as_loan(english)
