from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.clusters import boundary, next_boundary, previous_boundary


@pytest.mark.parametrize(
    ("name", "clusters"),
    [
        ("letters", ["k", "o", "p", "i"]),
        ("an accent of its own", ["k", "e\u0301", "s"]),
        ("many marks", ["z\u0335\u0328\u0300", "a"]),
        ("a family", ["a", "👨\u200d👩\u200d👧", "b"]),
        ("a skin tone", ["👍🏽", "!"]),
        ("flags", ["🇮🇩", "🇬🇧"]),
        ("a sign made an emoji", ["✔\ufe0f", "x"]),
        ("wide letters", ["合", "同"]),
    ],
)
def test_a_text_is_stepped_through_as_a_reader_counts(name: str, clusters: list[str]) -> None:
    text = "".join(clusters)
    forwards, place = [], 0
    while place < len(text):
        end = next_boundary(text, place)
        forwards.append(text[place:end])
        place = end
    assert forwards == clusters
    backwards = []
    while place > 0:
        start = previous_boundary(text, place)
        backwards.insert(0, text[start:place])
        place = start
    assert backwards == clusters


@given(st.text("ae\u0301\u200d👨👍🏽🇮🇩"), st.integers(0, 30))
def test_a_boundary_is_one_already(text: str, place: int) -> None:
    found = boundary(text, min(place, len(text)))
    assert boundary(text, found) == found
