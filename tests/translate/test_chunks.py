from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpora.span import Span
from translate.chunks import cut


def count_words(text: str) -> int:
    return len(text.split())


TEXTS = st.text(st.sampled_from("ab ,.\n")) | st.lists(st.sampled_from(["kata", "koma,", "titik."])).map(" ".join)


def pieces(text: str, longest: int, whole: tuple[Span, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in cut(text, longest, count_words, whole)]


def test_a_short_sentence_stays_whole() -> None:
    assert pieces("Menteri itu tiba.", 10) == ["Menteri itu tiba."]


def test_a_long_one_is_cut_after_the_last_comma_that_is_near() -> None:
    text = "satu dua tiga, empat lima enam tujuh delapan sembilan sepuluh"
    assert pieces(text, 5)[0] == "satu dua tiga,"


def test_without_punctuation_it_is_cut_between_words() -> None:
    chunks = pieces("kata " * 50, 10)
    assert all(count_words(chunk) <= 10 for chunk in chunks)
    assert sum(count_words(chunk) for chunk in chunks) == 50


def test_a_term_is_never_cut() -> None:
    text = "a b c d mitra junior e f"
    start = text.index("mitra")
    whole = (Span(start, start + len("mitra junior")),)
    for longest in range(1, 9):
        assert any("mitra junior" in chunk for chunk in pieces(text, longest, whole))


@given(TEXTS, st.integers(1, 12))
def test_nothing_but_space_lies_between_the_chunks(text: str, longest: int) -> None:
    spans = cut(text, longest, count_words)
    outside, end = "", 0
    for span in spans:
        assert end <= span.start < span.end
        outside += text[end : span.start]
        end = span.end
    assert (outside + text[end:]).strip() == ""


def test_200_kilobytes_are_cut() -> None:
    chunks = pieces("kata " * 40_000, 100)
    assert sum(count_words(chunk) for chunk in chunks) == 40_000
    assert pieces("x" * 200_000, 100) == ["x" * 200_000]
