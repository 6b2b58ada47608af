from __future__ import annotations

import pytest

from corpora.languages import Language
from corpora.span import Span
from translate.review.opening_capital import without_opening_capital

ELSEWHERE = ("Para pemimpin itu tiba.", "Kedua negara kehilangan mitra-mitra junior mereka.", "Ia ingin kerja sama.")


@pytest.mark.parametrize(
    ("text", "selected", "term"),
    [
        ("Pemimpin itu tiba.", "Pemimpin", "pemimpin"),
        ("Ia tiba. Pemimpin itu tidak.", "Pemimpin", "pemimpin"),
        ("“Kerja sama itu penting.”", "“Kerja sama", "“kerja sama"),
        ("Mitra-mitra junior itu tiba.", "Mitra-mitra junior", "mitra-mitra junior"),
        ("Pemimpinnya tiba.", "Pemimpinnya", "pemimpinnya"),
        ("Kata Pemimpin itu, ya.", "Pemimpin", "Pemimpin"),
        ("Presiden itu tiba.", "Presiden", "Presiden"),
        ("PEMIMPIN ITU TIBA.", "PEMIMPIN", "PEMIMPIN"),
        ("Pemimpin Xi Jinping tiba.", "Pemimpin Xi Jinping", "pemimpin Xi Jinping"),
        ("2024 itu baru.", "2024", "2024"),
        ("Pemimpin itu tiba.", "", ""),
    ],
)
def test_a_term_that_begins_a_sentence_is_small_if_its_word_is_small_elsewhere(
    text: str, selected: str, term: str
) -> None:
    start = text.index(selected)
    assert without_opening_capital(text, Span(start, start + len(selected)), Language.INDONESIAN, ELSEWHERE) == term


def test_a_word_within_another_is_no_evidence() -> None:
    assert (
        without_opening_capital("Kantor itu baru.", Span(0, 6), Language.INDONESIAN, ("Ia berkantor.", "perkantoran"))
        == "Kantor"
    )
