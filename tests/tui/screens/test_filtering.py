"""The dialog in which a filter is written."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Input

from corpora.job import JobSegment, Origin, SegmentState, Version
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, rows, said, settled, typed
from tests.tui.support import piloted
from translate.review.filters import parse_filter
from tui.screens.filtering import FilterScreen

SEGMENTS = [
    JobSegment(number, number, number, f"Mitra {number}", "", Version(state, "Partner", Origin.MT))
    for number, state in enumerate((SegmentState.DRAFT, SegmentState.CONFIRMED, SegmentState.DRAFT), 1)
]


async def count(text: str) -> int:
    return len(parse_filter(text).select(SEGMENTS))


def dialog(text: str = "") -> FilterScreen:
    return FilterScreen(text, count, {"finding": ["term-missed"]})


@piloted
async def test_what_is_typed_is_counted_at_once() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "3 segments match."
        await typed(pilot, "state:draft ")
        assert said(app) == "2 segments match."
        await typed(pilot, "3")
        assert said(app) == "1 segment matches."
        await typed(pilot, "x")
        assert said(app) == "No segment matches."
        assert app.answer is UNANSWERED


@piloted
async def test_enter_answers_with_the_filter() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await pilot.press(*"mitra", "space", "enter")
        await settled(pilot)
        assert app.answer == "mitra"


@pytest.mark.parametrize(("text", "answer"), [("mitra", ""), ("", "")])
@piloted
async def test_an_empty_filter_shows_all(text: str, answer: str) -> None:
    app = DialogApp(dialog(text))
    async with app.run_test() as pilot:
        await pilot.press("backspace", "enter")
        await settled(pilot)
        assert app.answer == answer


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stat:x", "! A filter has no key stat:. Did you mean state:? Put text with a colon in quotes."),
        ("/(/", "! ( is no regular expression: missing ), unterminated subpattern."),
        ("zzz", "No segment matches."),
        ("state:", "! Write what stands behind state: (untranslated, draft, edited, confirmed, rejected, locked)."),
    ],
)
@piloted
async def test_enter_stays_where_there_is_nothing_to_show(text: str, message: str) -> None:
    app = DialogApp(dialog(text))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert said(app) == message
        assert app.answer is UNANSWERED


@piloted
async def test_nothing_is_called_wrong_while_something_can_still_be_written() -> None:
    app = DialogApp(dialog("state:"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app).startswith("Write what stands behind state:")
        assert not is_error(app)


@piloted
async def test_tab_writes_what_is_marked() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert [row.split()[0] for row in rows(app)][:3] == ["state:", "finding:", "origin:"]
        await typed(pilot, "fi")
        await pilot.press("tab")
        await settled(pilot)
        assert [row.split()[0] for row in rows(app)] == [
            "finding:any",
            "finding:none",
            "finding:error",
            "finding:warning",
            "finding:term-missed",
        ]
        await pilot.press("down", "tab")
        assert app.dialog.query_one(Input).value == "finding:none "


@piloted
async def test_a_click_writes_what_is_offered() -> None:
    app = DialogApp(dialog("-sta"))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click("PickList", offset=(4, 0))
        assert app.dialog.query_one(Input).value == "-state:"
        assert app.answer is UNANSWERED


@piloted
async def test_escape_leaves_the_filter_as_it_was() -> None:
    app = DialogApp(dialog("mitra"))
    async with app.run_test() as pilot:
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.answer is None


@piloted
async def test_typing_goes_on_while_a_count_takes_long() -> None:
    asked: list[str] = []

    async def slow(text: str) -> int:
        asked.append(text)
        await asyncio.sleep(30)
        return 1

    app = DialogApp(FilterScreen("", slow))
    async with app.run_test() as pilot:
        await pilot.press(*"mit")
        await pilot.pause(0.2)
        await pilot.press(*"ra")
        await pilot.pause(0.2)
        assert app.dialog.query_one(Input).value == "mitra"
        assert asked[-2:] == ["mit", "mitra"]
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None


@pytest.mark.parametrize("text", ["", "state:", "stat:x"])
@piloted
async def test_it_fits(text: str) -> None:
    app = DialogApp(dialog(text))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert await fits(pilot, app)
