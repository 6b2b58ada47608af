from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.segment import Translation
from tests.support.documents import document, translated, unchanged

TEXTS = st.text(st.sampled_from('aB .?!"“”()\n\r\t\u2028\xa0\x0c1,-é')) | st.text()
TEXTS = TEXTS.filter(lambda text: "\x00" not in text).map(lambda text: text.encode("utf-8", "replace").decode())


@given(TEXTS, st.sampled_from(list(Language)))
def test_a_text_with_nothing_translated_comes_back_byte_for_byte(text: str, language: Language) -> None:
    assert unchanged("txt", text, source=language) == text.encode()


@given(TEXTS, st.sampled_from(list(Language)))
def test_whatever_is_not_in_a_segment_stays(text: str, language: Language) -> None:
    opened = document("txt", text, source=language)
    emptied = opened.render({one.number: Translation("") for one in opened.segments}, language.other).decode()
    assert emptied.strip("\ufeff").isspace() or emptied.strip("\ufeff") == ""
    assert len(emptied) + sum(len(segment.source) for segment in opened.segments) == len(text)


def test_paragraphs_blank_lines_and_line_ends_stay() -> None:
    text = "  Satu. Dua.\r\n\r\n\r\n\tTiga.\r\n"
    opened = document("txt", text)
    assert [segment.source for segment in opened.segments] == ["Satu.", "Dua.", "Tiga."]
    assert [segment.line for segment in opened.segments] == [1, 1, 4]
    english = {"Satu.": "One.", "Dua.": "Two.", "Tiga.": "Three."}
    assert translated("txt", text, english) == "  One. Two.\r\n\r\n\r\n\tThree.\r\n"


def test_segments_are_numbered_from_one() -> None:
    opened = document("txt", "A.\nB.\nC.", source=Language.ENGLISH)
    assert [segment.number for segment in opened.segments] == [1, 2, 3]
    assert [segment.unit for segment in opened.segments] == [0, 1, 2]


def test_a_text_comes_back_in_its_own_encoding() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        data = "Harga “naik”.\n".encode(encoding)
        opened = document("txt", data)
        assert opened.render({}, Language.ENGLISH) == data
        assert opened.render({1: Translation("Prices “rose”.")}, Language.ENGLISH) == "Prices “rose”.\n".encode(
            encoding
        )


def test_a_letter_that_the_encoding_lacks_makes_the_translation_utf_8() -> None:
    opened = document("txt", "Kafe “café”.".encode("cp1252"))
    assert opened.render({1: Translation("→ café")}, Language.ENGLISH) == "→ café".encode()
