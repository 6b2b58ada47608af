"""The help."""

from __future__ import annotations

import pytest
from rich.table import Table
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from corpora.languages import Language
from tests.tui.screens.dialog_app import DialogApp, fits, said
from tests.tui.support import piloted
from tui.actions import ACTIONS, Group
from tui.keymap import chosen_keys
from tui.screens.helping import HelpScreen
from tui.wording import speak


def help_app(**own_keys: str) -> DialogApp:
    return DialogApp(HelpScreen(chosen_keys(own_keys)))


def shown(app: DialogApp) -> list[tuple[str, str]]:
    """Keys and labels of the actions that are shown, chapter by chapter."""
    rows = []
    for chapter in app.dialog.query(f"{VerticalScroll.__name__} > Static").results(Static):
        if chapter.display:
            table = chapter.content
            assert isinstance(table, Table)
            keys, labels, _meanings = (list(column.cells) for column in table.columns)
            rows += [(str(key), str(label)) for key, label in zip(keys, labels, strict=True)]
    return rows


@piloted
async def test_every_action_is_there_with_its_keys() -> None:
    app = help_app(undo="f12,ctrl+z", lock="")
    async with app.run_test():
        rows = shown(app)
        assert len(rows) == len(ACTIONS)
        assert ("F12  ^Z", "Undo") in rows
        assert ("—", "Lock or unlock") in rows


FOUND = {
    "f10": ["Export"],
    "clipboard": ["Copy"],
    "ALT+O": ["Copy source"],
    "next note": ["Next note"],
    "xyzzy": [],
}


@piloted
async def test_what_is_typed_narrows_it() -> None:
    app = help_app()
    async with app.run_test() as pilot:
        for text, labels in FOUND.items():
            app.dialog.query_one(Input).value = text
            await pilot.pause()
            assert [label for _keys, label in shown(app)] == labels
        assert said(app) == "No action is so."


@pytest.mark.parametrize("key", ["escape", "f1"])
@piloted
async def test_it_is_closed_as_it_was_opened(key: str) -> None:
    app = help_app()
    async with app.run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert app.answer is None


@piloted
async def test_the_arrows_scroll_while_one_types() -> None:
    app = help_app()
    async with app.run_test(size=(80, 24)) as pilot:
        scroll = app.dialog.query_one(VerticalScroll)
        await pilot.press("down", "pagedown")
        await pilot.pause()
        assert scroll.scroll_y > 1
        await pilot.press("x")
        await pilot.pause()
        assert scroll.scroll_y == 0


@pytest.mark.parametrize("language", Language)
@piloted
async def test_it_fits(language: Language) -> None:
    speak(language)
    app = help_app()
    async with app.run_test() as pilot:
        assert await fits(pilot, app)
        assert len(app.dialog.query(f"{VerticalScroll.__name__} > Static")) == len(Group)
