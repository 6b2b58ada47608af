from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.memory import DiffPiece
from corpora.memory.diff import diff
from tui.widgets.diff_text import beginning, diff_content, joined, shortened

SENTENCES = st.lists(st.sampled_from(["mitra", "junior", "Rusia", " ", " ", ", ", "10"]), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("memory", "query", "shown"),
    [
        ("Rusia menang.", "Moskow menang.", "[-Rusia][+Moskow] menang."),
        ("Ia pergi.", "Ia sudah pergi.", "Ia [+sudah] pergi."),
        ("Ia sudah pergi.", "Ia pergi.", "Ia [-sudah] pergi."),
        ("Ia datang.", "Ia datang.", "Ia datang."),
        ("para ahli itu berkata", "semua orang sini berkata", "[-para ahli itu][+semua orang sini] berkata"),
        ("satu dua", "satu  dua", "satu[-␣][+␣␣]dua"),
    ],
)
def test_changes_have_signs_and_the_rest_stands_as_it_is(memory: str, query: str, shown: str):
    assert diff_content(diff(query, memory)).plain == shown


def test_changes_are_struck_through_and_underlined_as_well_as_coloured():
    styles = [str(span.style) for span in diff_content(diff("Moskow", "Rusia")).spans]
    assert any("strike" in style for style in styles)
    assert any("underline" in style for style in styles)


def test_what_would_steer_a_terminal_is_shown_as_a_sign():
    plain = diff_content((DiffPiece("same", "a\x1b[31m"), DiffPiece("added", "\x07b"))).plain
    assert plain == "a␛[31m[+␇b]"


@given(SENTENCES, SENTENCES)
def test_joining_changes_keeps_every_word_of_the_query_in_order(query: str, memory: str):
    pieces = joined(diff(query, memory))
    kept = "".join(piece.text for piece in pieces if piece.kind != "removed")
    assert kept.split() == query.split()
    assert diff_content(pieces).plain == diff_content(diff(query, memory)).plain


def test_a_comparison_is_shortened_round_its_changes():
    memory = "Pada hari Rabu kantor berita itu melaporkan kabar yang panjang sekali bahwa Rusia menang di kota itu."
    pieces = shortened(diff(memory.replace("Rusia", "Moskow"), memory))
    assert diff_content(pieces).plain == "… panjang sekali bahwa [-Rusia][+Moskow] menang di kota itu."


def test_a_short_comparison_stays_whole():
    pieces = diff("Ia sudah pergi ke Jakarta.", "Ia pergi ke Jakarta.")
    assert shortened(pieces) == pieces


def test_the_beginning_of_a_text_ends_with_a_word():
    assert beginning("satu dua tiga", 8) == "satu …"
    assert beginning("satu dua", 8) == "satu dua"
    assert beginning("pneumonoultra", 8) == "pneumono …"
