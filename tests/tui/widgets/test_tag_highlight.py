from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.span import Span
from tui.widgets.tag_highlight import Mark, as_marks, moved, tag_spans


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Klik <1>Simpan</1><2/>.", ["<1>", "</1>", "<2/>"]),
        ("a < 1 dan b > 2", []),
        ("<b>tebal</b>", []),
        ("", []),
    ],
)
def test_numbered_tags_are_found(text: str, tags: list[str]) -> None:
    assert [text[span.start : span.end] for span in tag_spans(text)] == tags


def test_findings_are_painted_over_terms_and_unknown_kinds_not_at_all() -> None:
    marks = as_marks([(Span(0, 4), "finding-error"), (Span(0, 9), "kept"), (Span(2, 3), "sparkling")])
    assert [mark.kind for mark in marks] == ["kept", "finding-error"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the senior partner", "Xthe senior partner", "senior partner"),
        ("the senior partner", "the senior partner left", "senior partner"),
        ("the senior partner", "the se partner", None),
        ("the senior partner", "senior partner", "senior partner"),
        ("the senior partner", "", None),
        ("the senior partner", "the seniorX partner", None),
    ],
)
def test_a_mark_stays_on_its_words_until_they_are_touched(before: str, after: str, expected: str | None) -> None:
    found = moved([Mark(Span(4, 18), "kept")], before, after)
    assert [after[mark.span.start : mark.span.end] for mark in found] == ([] if expected is None else [expected])


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_moved_mark_is_on_the_same_letters(before: str, after: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(before)), min(other, len(before))))
    for mark in moved([Mark(Span(start, end), "kept")], before, after):
        assert 0 <= mark.span.start <= mark.span.end <= len(after)
        assert after[mark.span.start : mark.span.end] == before[start:end]
