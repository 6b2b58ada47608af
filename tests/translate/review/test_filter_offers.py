"""What is offered while a filter is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.review.filter_keys import KEYS
from translate.review.filter_offers import offers, taken
from translate.review.filters import parse_filter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sta", ["state:"]),
        ("mitra sta", ["state:"]),
        ("-sta", ["-state:"]),
        ("state:dr", ["state:draft"]),
        ("state:draft,e", ["state:draft,edited"]),
        ("state:draft", []),
        ("conf", ["state:confirmed"]),
        ("finding:term", ["finding:term-missed"]),
        ("finding:w", ["finding:warning"]),
        ("nosuch:x", []),
        ('"sta', []),
        ("/sta", []),
        ('source:"', []),
    ],
)
def test_the_last_word_is_continued(text: str, expected: list[str]) -> None:
    assert offers(text, {"finding": ["term-missed"]}) == expected


def test_all_keys_are_offered_where_a_word_begins() -> None:
    assert offers("") == offers("mitra ") == [f"{name}:" for name in KEYS if name != "id"]


@pytest.mark.parametrize(
    ("text", "offer", "expected"),
    [
        ("mitra sta", "state:", "mitra state:"),
        ("mitra state:dr", "state:draft", "mitra state:draft "),
        ("", "state:", "state:"),
        ("mitra ", "-state:", "mitra -state:"),
    ],
)
def test_taking_an_offer_goes_on_with_the_line(text: str, offer: str, expected: str) -> None:
    assert taken(text, offer) == expected


@given(st.text(alphabet="stateorig:-, draft", max_size=10))
def test_what_is_offered_can_be_written(text: str) -> None:
    for offer in offers(text):
        line = taken("", offer)
        parse_filter(line if not line.endswith(":") else f'{line}"x"')
