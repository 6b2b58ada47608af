"""What becomes of work beside the keys when its screen goes."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from tests.tui.support import piloted
from tui.screens.work import screen_work


class Telling(Static):
    """Lets the work go on as soon as it is gone itself."""

    def on_unmount(self) -> None:
        self.app.text_is_gone.set()  # type: ignore[attr-defined]


class Working(Screen[None]):
    """Waits, then shows something."""

    def compose(self) -> ComposeResult:
        yield Telling("…")

    @screen_work()
    async def show(self, when: asyncio.Event, what: str) -> None:
        await when.wait()
        self.query_one(what, Static).update("Done.")


class Opening(App[None]):
    """Opens the screen that works."""

    def __init__(self) -> None:
        super().__init__()
        self.text_is_gone = asyncio.Event()

    def on_mount(self) -> None:
        self.push_screen(Working())


async def opened(app: Opening) -> Working:
    await app.workers.wait_for_complete()
    assert isinstance(app.screen, Working)
    return app.screen


@piloted
async def test_work_that_would_show_something_on_a_closed_screen_ends() -> None:
    app = Opening()
    async with app.run_test():
        screen = await opened(app)
        worker = screen.show(app.text_is_gone, "Telling")
        await app.pop_screen()
        await asyncio.sleep(0)
        assert worker.is_finished or worker.is_cancelled
        assert app.text_is_gone.is_set()


@piloted
async def test_work_that_would_show_something_while_the_app_closes_ends() -> None:
    app = Opening()
    async with app.run_test():
        (await opened(app)).show(app.text_is_gone, "Telling")


def test_work_that_looks_for_what_an_open_screen_never_had_is_an_error() -> None:
    app = Opening()
    app.text_is_gone.set()

    @piloted
    async def look() -> None:
        async with app.run_test() as pilot:
            (await opened(app)).show(app.text_is_gone, "Missing")
            await pilot.pause()

    with pytest.raises(WorkerFailed, match="No nodes match 'Missing'"):
        look()
