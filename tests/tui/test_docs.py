"""The page about the review room."""

from __future__ import annotations

import re

from tests.support.action_table import PAGE, with_table
from tests.support.paths import REPOSITORY
from translate.review.filter_keys import KEYS
from tui.actions import ACTIONS
from tui.widgets.signs import PLAIN_SIGNS, UNICODE_SIGNS


def page() -> str:
    return PAGE.read_text("utf-8")


def test_the_table_of_keys_is_that_of_the_code() -> None:
    assert page() == with_table(page()), "Run: make catalogue"


def test_every_action_is_named() -> None:
    there = set(re.findall(r"`(\w+)`", page()))
    numbered = re.compile(r"_[2-8]$")
    assert [action for action in ACTIONS if action not in there and not numbered.search(action)] == []


def test_every_sign_is_explained() -> None:
    rows = [
        f"| `{sign}` | `{PLAIN_SIGNS.states[state]}` | {state.value}" for state, sign in UNICODE_SIGNS.states.items()
    ]
    assert [row for row in rows if row not in page()] == []


def test_every_filter_is_named() -> None:
    assert [key for key in KEYS if f"{key}:" not in page() and key not in ("id", "text")] == []


def test_the_picture_is_small_and_fetches_nothing() -> None:
    picture = (REPOSITORY / "docs" / "review.svg").read_text("utf-8")
    assert len(picture.encode()) < 100_000
    assert re.findall(r"url\((?!#)[^)]*\)|href=\"(?!#)", picture) == []
