"""Capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.review.casing import like, rest_as_typed, toggle_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mitra junior", ["Mitra Junior", "MITRA JUNIOR", "mitra junior"]),
        ("Mitra junior", ["mitra junior", "Mitra Junior"]),
        ("NATO", ["nato", "Nato", "NATO"]),
        ("kupu-kupu", ["Kupu-Kupu", "KUPU-KUPU"]),
        ("hari Jum’at", ["hari jum’at", "Hari Jum’at", "HARI JUM’AT"]),
        ("don't", ["Don't", "DON'T"]),
        ("<1>halo</1> %s {nama}", ["<1>Halo</1> %s {nama}", "<1>HALO</1> %s {nama}"]),
        ("a", ["A", "a"]),
        ("2024", ["2024"]),
        ("", [""]),
    ],
)
def test_the_case_goes_round(text: str, expected: list[str]) -> None:
    for turned in expected:
        text = toggle_case(text)
        assert text == turned


@given(st.text(alphabet="abcXYZ <1>/'-%s{}é"))
def test_the_case_comes_round_and_nothing_else_changes(text: str) -> None:
    turned = toggle_case(text)
    assert turned.lower() == text.lower()
    assert text.lower() != text or toggle_case(toggle_case(turned)) in (text, toggle_case(text))


@pytest.mark.parametrize(
    ("typed", "whole", "expected"),
    [
        ("mit", "mitra junior", "ra junior"),
        ("Mit", "mitra junior", "ra junior"),
        ("MIT", "mitra junior", "RA JUNIOR"),
        ("M", "mitra", "itra"),
        ("kem", "Kementerian Luar Negeri", "enterian luar negeri"),
        ("Kem", "Kementerian Luar Negeri", "enterian Luar Negeri"),
        ("NA", "NATO", "TO"),
        ("na", "NATO", "to"),
        ("Na", "NATO", "to"),
        ("TN", "TNI-nya", "I-nya"),
        ("wha", "WhatsApp", "tsapp"),
    ],
)
def test_what_is_completed_goes_with_what_was_typed(typed: str, whole: str, expected: str) -> None:
    assert rest_as_typed(typed, whole) == expected


@pytest.mark.parametrize(
    ("found", "expected"), [("mitra", "partner"), ("Mitra", "Partner"), ("MITRA", "PARTNER"), ("", "partner")]
)
def test_a_replacement_takes_the_capitals_of_what_it_replaces(found: str, expected: str) -> None:
    assert like(found, "partner") == expected
