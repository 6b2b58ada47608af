from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpora.formats.plain import read
from corpora.languages import Language

TEXTS = st.text(st.sampled_from('aB .?!"“”()\n\r\t\u2028\xa0\x0c1,-é')) | st.text()


@given(TEXTS, st.sampled_from(list(Language)))
def test_a_text_with_nothing_translated_comes_back_character_for_character(text: str, language: Language) -> None:
    assert read(text, language).render({}) == text


@given(TEXTS, st.sampled_from(list(Language)))
def test_whatever_is_not_in_a_segment_stays(text: str, language: Language) -> None:
    document = read(text, language)
    emptied = document.render({segment.number: "" for segment in document.segments})
    assert emptied.isspace() or emptied == ""
    assert len(emptied) + sum(len(segment.source) for segment in document.segments) == len(text)


def test_paragraphs_blank_lines_and_line_ends_stay() -> None:
    document = read("  Satu. Dua.\r\n\r\n\r\n\tTiga.\r\n", Language.INDONESIAN)
    assert [segment.source for segment in document.segments] == ["Satu.", "Dua.", "Tiga."]
    assert [segment.line for segment in document.segments] == [1, 1, 4]
    assert document.render({1: "One.", 2: "Two.", 3: "Three."}) == "  One. Two.\r\n\r\n\r\n\tThree.\r\n"


def test_segments_are_numbered_from_one() -> None:
    assert [segment.number for segment in read("A.\nB.\nC.", Language.ENGLISH).segments] == [1, 2, 3]
