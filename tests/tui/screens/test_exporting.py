"""The dialog before a document is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from corpora.languages import Language
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, rows, said, shown
from tests.tui.support import piloted
from translate.review.exporting import Counts, Unconfirmed
from tui.screens.exporting import ExportAnswer, ExportScreen
from tui.wording import speak

SOME, ALL = Counts(confirmed=3, unconfirmed=2, untranslated=1), Counts(confirmed=6)


@pytest.mark.parametrize(
    ("counts", "keys", "unconfirmed"),
    [
        (SOME, ["enter"], Unconfirmed.DRAFT),
        (SOME, ["down", "enter"], Unconfirmed.SOURCE),
        (SOME, ["down", "up", "enter"], Unconfirmed.DRAFT),
        (ALL, ["enter"], Unconfirmed.DRAFT),
        (ALL, ["down", "enter"], Unconfirmed.DRAFT),
    ],
)
@piloted
async def test_enter_writes_as_chosen(counts: Counts, keys: list[str], unconfirmed: Unconfirmed) -> None:
    app = DialogApp(ExportScreen(Path("berita.en.txt"), counts))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer == ExportAnswer(Path("berita.en.txt"), unconfirmed)


@piloted
async def test_escape_writes_nothing() -> None:
    app = DialogApp(ExportScreen(Path("berita.en.txt"), SOME))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None


@piloted
async def test_what_is_not_confirmed_is_counted_and_the_ways_are_offered() -> None:
    app = DialogApp(ExportScreen(Path("berita.en.txt"), SOME))
    async with app.run_test():
        texts = [shown(one) for one in app.dialog.query(Static)]
        assert "Confirmed: 3. Not confirmed: 2. Without a translation: 1." in texts
        assert rows(app) == [
            "Write drafts and edits as they are",
            "Leave the source text where nothing is confirmed",
        ]


@piloted
async def test_with_all_confirmed_there_is_nothing_to_choose() -> None:
    app = DialogApp(ExportScreen(Path("berita.en.txt"), ALL))
    async with app.run_test():
        assert "All 6 segments are confirmed." in [shown(one) for one in app.dialog.query(Static)]
        assert rows(app) == []


@piloted
async def test_a_file_that_is_there_is_told(tmp_path: Path) -> None:
    there = tmp_path / "berita.en.txt"
    there.write_text("old", "utf-8")
    app = DialogApp(ExportScreen(there, ALL))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert said(app) == "The file is there; it will be replaced."
        await pilot.press("2")
        await pilot.pause()
        assert said(app) == ""


@piloted
async def test_without_a_name_nothing_is_written(tmp_path: Path) -> None:
    app = DialogApp(ExportScreen(Path("berita.en.txt"), ALL))
    async with app.run_test() as pilot:
        for name in ("", "  ", str(tmp_path)):
            app.dialog.query_one(Input).value = name
            await pilot.press("enter")
            await pilot.pause()
            assert app.answer is UNANSWERED
            assert is_error(app)


@pytest.mark.parametrize("language", Language)
@piloted
async def test_it_fits(language: Language) -> None:
    speak(language)
    app = DialogApp(ExportScreen(Path("a" * 200), SOME))
    async with app.run_test() as pilot:
        assert await fits(pilot, app)
