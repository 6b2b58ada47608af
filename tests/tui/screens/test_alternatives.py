"""The dialog that shows several drafts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from textual.widgets import Static

from corpora.errors import EngineError
from corpora.job import Version
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, said, settled
from tests.tui.support import piloted
from tui.screens.alternatives import AlternativesScreen
from tui.screens.pick_list import PickList

DRAFTS = ["Indonesia became a junior partner.", "Indonesia has become a junior partner.", "Who knows."]


def engine(*texts: str | None) -> AlternativesScreen:
    async def load(_engine: str | None) -> Sequence[Version]:
        return [Version(target=text, engine="builtin") for text in texts]

    return AlternativesScreen("Indonesia menjadi mitra junior.", load)


def underlined(app: DialogApp) -> list[str]:
    picks = app.dialog.query_one(PickList)
    segments = [segment for y in range(picks.size.height) for segment in picks.render_line(y)]
    return [segment.text.strip() for segment in segments if segment.style and segment.style.underline]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], DRAFTS[0]),
        (["down", "enter"], DRAFTS[1]),
        (["3"], DRAFTS[2]),
        (["4"], UNANSWERED),
        (["escape"], None),
    ],
)
@piloted
async def test_a_draft_is_taken(keys: list[str], answer: object) -> None:
    app = DialogApp(engine(*DRAFTS))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answer is answer or app.answer == answer


@piloted
async def test_the_likeliest_comes_first_and_others_are_compared_with_it() -> None:
    app = DialogApp(engine(*DRAFTS, DRAFTS[0], None, ""))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "3 drafts, builtin. Underlined is what the first has not."
        assert " ".join(underlined(app)).split() == ["has", "become"]


@piloted
async def test_a_click_takes_a_draft() -> None:
    app = DialogApp(engine(*DRAFTS))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click("PickList", offset=(6, 1))
        await pilot.pause()
        assert app.answer == DRAFTS[1]


@piloted
async def test_no_draft_is_told() -> None:
    app = DialogApp(engine(None))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "The engine has no draft for this segment."
        await pilot.press("enter", "1")
        assert app.answer is UNANSWERED


@piloted
async def test_an_engine_that_fails_is_told() -> None:
    async def load(_engine: str | None) -> Sequence[Version]:
        raise EngineError("The engine ended. Ask again to start it anew.")

    app = DialogApp(AlternativesScreen("Halo.", load))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert is_error(app)
        assert said(app) == "! The engine ended. Ask again to start it anew."


@piloted
async def test_one_can_leave_while_the_engine_is_at_work() -> None:
    async def load(_engine: str | None) -> Sequence[Version]:
        await asyncio.sleep(30)
        return []

    app = DialogApp(AlternativesScreen("Halo.", load))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert said(app) == "The engine is at work …"
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.answer is None


class Engines:
    """Three engines, the second of which fails; each writes its name."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.asked: list[str | None] = []

    async def load(self, engine: str | None) -> Sequence[Version]:
        self.asked.append(engine)
        await asyncio.sleep(self.seconds if engine is None else 0)
        if engine == "broken":
            raise EngineError("The engine broken failed: no model.")
        name = engine or "builtin"
        return [Version(target=f"{name} one", engine=name), Version(target=f"{name} two", engine=name)]

    def screen(self) -> AlternativesScreen:
        return AlternativesScreen("Halo.", self.load, ["builtin", "broken", "opus"])


@pytest.mark.parametrize("key", ["f5", "tab"])
@piloted
async def test_another_engine_is_asked_and_the_list_is_its_own(key: str) -> None:
    engines = Engines()
    app = DialogApp(engines.screen())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert engine_line(app) == "[builtin]   broken    opus"
        await pilot.press(key)
        await settled(pilot)
        assert said(app) == "! The engine broken failed: no model."
        await pilot.press("enter", "1")
        assert app.answer is UNANSWERED
        await pilot.press(key)
        await settled(pilot)
        assert engine_line(app) == "builtin    broken   [opus]"
        assert said(app).startswith("2 drafts, opus.")
        await pilot.press(key)
        await settled(pilot)
        assert engine_line(app) == "[builtin]   broken    opus"
        assert engines.asked == [None, "broken", "opus"]
        await pilot.press("2")
        await pilot.pause()
        assert app.answer == "builtin two"


@piloted
async def test_a_click_asks_an_engine_and_a_slow_one_is_not_waited_for() -> None:
    engines = Engines(30)
    app = DialogApp(engines.screen())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert said(app) == "The engine is at work …"
        await pilot.click("#engines", offset=(23, 0))
        await settled(pilot)
        assert engines.asked == [None, "opus"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == "opus one"


@piloted
async def test_one_engine_is_no_choice() -> None:
    app = DialogApp(engine(*DRAFTS))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("f5", "tab")
        assert not app.dialog.query("#engines")
        assert said(app).startswith("3 drafts")


def engine_line(app: DialogApp) -> str:
    line = app.dialog.query_one("#engines", Static)
    return "".join(segment.text for segment in line.render_line(0)).strip()


@piloted
async def test_it_fits() -> None:
    app = DialogApp(engine(*(f"{text} " * 12 for text in DRAFTS), "x " * 400, "y"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert await fits(pilot, app)
