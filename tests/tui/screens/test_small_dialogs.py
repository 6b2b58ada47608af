"""The dialogs that ask for one thing."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, rows, said
from tests.tui.support import piloted
from translate.review.inserting import Placeable
from tui.screens.asking import AskScreen, Choice
from tui.screens.going_to import GoToScreen
from tui.screens.inserting import PlaceablesScreen
from tui.screens.noting import NoteScreen

CHOICES = [Choice("yes", "Yes", "y"), Choice("no", "No", "n"), Choice("never", "Never", "e")]
PLACEABLES = [
    Placeable("<1>", "tag"),
    Placeable("17 August 1945", "date"),
    *(Placeable(str(number), "number") for number in range(20)),
]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["1", "2", "enter"], 12),
        (["9", "9", "enter"], 99),
        (["5", "0", "percent_sign", "enter"], 50),
        (["0", "percent_sign", "enter"], 1),
        (["enter"], UNANSWERED),
        (["0", "enter"], UNANSWERED),
        (["1", "0", "0", "enter"], UNANSWERED),
        (["x", "7", "enter"], 7),
        (["1", "2", "escape"], None),
    ],
)
@piloted
async def test_going_to_a_number(keys: list[str], answer: object) -> None:
    app = DialogApp(GoToScreen(99))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer is answer or app.answer == answer


@piloted
async def test_a_number_that_is_none_is_told() -> None:
    app = DialogApp(GoToScreen(99))
    async with app.run_test() as pilot:
        await pilot.press("1", "0", "0", "enter")
        assert is_error(app)
        assert said(app) == "! A number from 1 to 99, or a part such as 50%."
        assert app.dialog.query_one(Input).value == "100"


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "no"),
        (["up", "enter"], "yes"),
        (["down", "enter"], "never"),
        (["y"], "yes"),
        (["E"], "never"),
        (["x"], UNANSWERED),
        (["escape"], ""),
    ],
)
@piloted
async def test_a_question_is_answered_by_letter_arrow_or_enter(keys: list[str], answer: object) -> None:
    app = DialogApp(AskScreen("Copy it?", CHOICES, default="no"))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer is answer or app.answer == answer


@piloted
async def test_a_question_is_answered_by_the_mouse() -> None:
    app = DialogApp(AskScreen("Copy it?", CHOICES))
    async with app.run_test() as pilot:
        await pilot.click("PickList", offset=(4, 1))
        await pilot.pause()
        assert app.answer == "no"


@piloted
async def test_the_keys_at_the_bottom_can_be_clicked() -> None:
    app = DialogApp(AskScreen("Copy it?", CHOICES))
    async with app.run_test() as pilot:
        keys = app.dialog.query_one(".dialog--keys")
        await pilot.click(keys, offset=(len("↑↓ Move · E"), 0))
        await pilot.pause()
        assert app.answer == "yes"


@piloted
async def test_a_key_pressed_twice_closes_one_dialog() -> None:
    app = DialogApp(AskScreen("Copy it?", CHOICES))
    async with app.run_test() as pilot:
        app.dialog.answer("yes")
        app.dialog.answer("no")
        await pilot.pause()
        assert app.answer == "yes"
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "<1>"),
        (["down", "enter"], "17 August 1945"),
        (["2"], "17 August 1945"),
        (["9"], "6"),
        (["pagedown", "pagedown", "enter"], "19"),
        (["escape"], None),
    ],
)
@piloted
async def test_something_of_the_source_is_chosen(keys: list[str], answer: object) -> None:
    app = DialogApp(PlaceablesScreen(PLACEABLES))
    async with app.run_test() as pilot:
        assert rows(app)[:2] == ["1  <1>  tag", "2  17 August 1945  date"]
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer == answer


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "Ask her."),
        (["space", "N", "o", "w", "enter"], "Ask her. Now"),
        (["ctrl+j", "x", "enter"], "Ask her.\nx"),
        (["ctrl+a", "backspace", "ctrl+s"], ""),
        (["x", "escape"], None),
    ],
)
@piloted
async def test_a_note_is_written(keys: list[str], answer: object) -> None:
    app = DialogApp(NoteScreen("Ask her."))
    async with app.run_test() as pilot:
        if keys[0] == "ctrl+a":
            app.dialog.query_one(TextArea).select_all()
        await pilot.press(*(key for key in keys if key != "ctrl+a"))
        await pilot.pause()
        assert app.answer == answer


@pytest.mark.parametrize(
    "dialog",
    [
        lambda: GoToScreen(100_000),
        lambda: AskScreen("Copy this translation to them, as drafts? " * 5, CHOICES),
        lambda: PlaceablesScreen(PLACEABLES * 5),
        lambda: NoteScreen("Ask her. " * 200),
    ],
)
@piloted
async def test_small_dialogs_fit(dialog: Any) -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert await fits(pilot, app)
