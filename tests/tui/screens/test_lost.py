"""The segments that are no longer in the document."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from corpora.job import JobSegment, Origin, SegmentState, Version
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, said
from tests.tui.support import piloted
from tui.screens.lost import LostScreen
from tui.screens.pick_list import PickList


def lost(number: int, source: str, target: str | None) -> JobSegment:
    state = SegmentState.UNTRANSLATED if target is None else SegmentState.CONFIRMED
    return JobSegment(number, 0, 1, source, "", Version(state, target, Origin.HUMAN))


LOST = [
    lost(1, "Hujan turun.", "Rain is falling."),
    lost(2, "Hari ini cerah.", "It is fine today."),
    lost(3, "Angin kencang.", None),
]


def count(app: DialogApp) -> int:
    return len(app.dialog.query_one(PickList).options)


@pytest.mark.parametrize(
    ("keys", "copied"),
    [(["enter"], "Rain is falling."), (["down", "enter"], "It is fine today."), (["up", "enter"], "Angin kencang.")],
)
@piloted
async def test_enter_copies_the_translation_and_the_dialog_stays(keys: list[str], copied: str) -> None:
    app = DialogApp(LostScreen(LOST))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.clipboard == copied
        assert said(app) == "Copied."
        assert app.answer is UNANSWERED
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None


@piloted
async def test_what_is_typed_narrows_them() -> None:
    app = DialogApp(LostScreen(LOST))
    async with app.run_test() as pilot:
        for text, found in {"hari": 1, "RAIN": 1, "n": 3, "zz": 0}.items():
            app.dialog.query_one(Input).value = text
            await pilot.pause()
            assert count(app) == found
            assert said(app) == ("1 segment." if found == 1 else f"{found} segments.")


@piloted
async def test_of_very_many_the_first_are_shown() -> None:
    app = DialogApp(LostScreen([lost(number, f"Hujan {number}.", "Rain.") for number in range(1, 2000)]))
    async with app.run_test() as pilot:
        assert count(app) == 100
        assert said(app) == "The first 100; more words narrow it."
        await pilot.press(*"1234")
        await pilot.pause()
        assert count(app) == 1


@piloted
async def test_it_fits() -> None:
    app = DialogApp(LostScreen([*LOST, lost(4, "Hujan. " * 300, "Rain. " * 300)]))
    async with app.run_test() as pilot:
        assert await fits(pilot, app)
