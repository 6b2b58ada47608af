from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.row_wrapping import first_lines


@pytest.mark.parametrize(
    ("name", "text", "width", "count", "expected"),
    [
        ("one that fits", "Ia tersenyum.", 20, 1, ["Ia tersenyum."]),
        ("one that just fits", "Ia tersenyum.", 13, 1, ["Ia tersenyum."]),
        ("cut", "Ia tersenyum.", 12, 1, ["Ia tersenyu…"]),
        ("no blank before the cut", "Ia tersenyum", 4, 1, ["Ia…"]),
        ("between words", "Anak-anak bermain layang-layang", 18, 2, ["Anak-anak bermain", "layang-layang"]),
        ("a word as wide as the line", "bermain layang-layang", 13, 2, ["bermain", "layang-layang"]),
        ("a word wider than the line", "ketidakberdayaan", 8, 3, ["ketidakb", "erdayaan"]),
        ("cut in the last line", "satu dua tiga empat lima", 9, 2, ["satu dua", "tiga emp…"]),
        ("wide letters", "合同由双方签署", 8, 2, ["合同由双", "方签署"]),
        ("a wide letter that would be halved", "合同由双方", 5, 1, ["合同…"]),
        ("none", "", 10, 3, []),
    ],
)
def test_a_text_is_wrapped(name: str, text: str, width: int, count: int, expected: list[str]) -> None:
    assert [line.text for line in first_lines(text, width, count)] == expected


@given(st.text("ab c\u0301合👨\u200d👩", max_size=60), st.integers(2, 12), st.integers(1, 3))
def test_no_line_is_wider_than_there_is_room(text: str, width: int, count: int) -> None:
    lines = first_lines(text, width, count)
    assert len(lines) <= count
    assert all(cell_len(line.text) <= width for line in lines)


@given(st.text("ab c\u0301合👨\u200d👩", max_size=60), st.integers(2, 12), st.integers(1, 3))
def test_each_line_knows_where_it_begins(text: str, width: int, count: int) -> None:
    for line in first_lines(text, width, count):
        shown = line.text.removesuffix("…")
        assert text[line.start : line.start + len(shown)] == shown


def test_a_text_of_combining_marks_only_comes_to_an_end() -> None:
    assert len(first_lines("\u0301" * 10_000, 10, 3)) <= 3
