from __future__ import annotations

import pytest

from corpora.segment import Limits
from translate.limits import limit_problems

SUBTITLE = Limits(longest_line=42, most_lines=2)


def problems(target: str, limits: Limits | None) -> list[str]:
    return list(limit_problems(target, limits))


def test_without_limits_everything_has_room() -> None:
    assert problems("x" * 1000, None) == []
    assert problems("x" * 1000, Limits()) == []


@pytest.mark.parametrize(
    "target",
    [
        "",
        "It was raining that morning.",
        "It was raining that morning, and the market was still empty, as always.",
        "- Where have you been all this time?\n- At my mother's. Sorry I'm so late.",
        # 43 characters, of which one is seen on the one before it.
        "Ia tinggal di Cafe\u0301 Bougainvillée yang lama.",
    ],
)
def test_a_subtitle_that_has_room_is_no_problem(target: str) -> None:
    assert problems(target, SUBTITLE) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("word " * 20, "3 lines of 42 characters; there is room for 2."),
        # Each speaker has a line: one that needs two leaves none for the other.
        ("- Where have you been all this time, my dear?\n- Out.", "3 lines of 42 characters; there is room for 2."),
        ("a\nb\nc", "3 lines of 42 characters; there is room for 2."),
        ("y" * 50, "a line of 50 characters; there is room for 42."),
    ],
)
def test_a_subtitle_without_room_is_told(target: str, message: str) -> None:
    assert problems(target, SUBTITLE) == [message]


def test_a_text_without_room_is_told() -> None:
    assert problems("Simpan sebagai", Limits(longest=10)) == ["14 characters; there is room for 10."]
    assert problems("Simpan", Limits(longest=10)) == []


def test_what_cannot_be_read_in_its_time_is_told() -> None:
    assert problems("x" * 20, Limits(seconds=1)) == []
    assert problems("x" * 56, Limits(seconds=12.3 - 9.5)) == []
    assert problems("x" * 41, Limits(seconds=2)) == ["21 characters a second; 20 can be read. Shorten it."]
    # Spaces and punctuation are read, a line end is not.
    assert problems("x" * 18 + " .\n", Limits(seconds=1)) == []
    assert problems("x" * 18 + " ., ", Limits(seconds=1)) == ["22 characters a second; 20 can be read. Shorten it."]
