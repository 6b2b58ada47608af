from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from translate.review.dictionary_form import dictionary_form

ID, EN = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("selected", "form"),
    [
        ("mitra junior", "mitra junior"),
        ("“mitra juniornya”", "mitra junior"),
        ("kerjasamanyalah", "kerjasama"),
        ("kehadirannya,", "kehadiran"),
        ("utusan-utusannya", "utusan"),
        ("mitra-mitra junior", "mitra junior"),
        ("<1>perundingan</1>\n  damai", "perundingan damai"),
        ("undang-undangnya", "undang-undang"),
        # They only look as if they had a clitic.
        ("masalah", "masalah"),
        ("pelaku", "pelaku"),
        ("ilmu", "ilmu"),
        # A name may end in anything.
        ("Maluku", "Maluku"),
        ("Undang-Undang Dasar", "Undang-Undang Dasar"),
    ],
)
def test_an_indonesian_term_is_suggested_as_dictionaries_have_it(selected: str, form: str) -> None:
    assert dictionary_form(selected, ID) == form


@pytest.mark.parametrize(
    ("selected", "form"),
    [
        ("“junior partner”", "junior partner"),
        ("the envoy’s", "the envoy"),
        ("peace talks", "peace talks"),
        ("U.S.", "U.S."),
        ("in the U.S.,", "in the U.S."),
        ("envoy.", "envoy"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_an_english_term_loses_signs_and_the_possessive_only(selected: str, form: str) -> None:
    assert dictionary_form(selected, EN) == form


@given(st.text(max_size=30), st.sampled_from(Language))
def test_a_form_is_one_line_without_blanks_around_it(selected: str, language: Language) -> None:
    form = dictionary_form(selected, language)
    assert form == " ".join(form.split())
