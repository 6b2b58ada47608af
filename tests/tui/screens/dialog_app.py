"""A tiny app that opens one dialog and keeps its answer."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from tui.screens.dialog import Dialog
from tui.screens.pick_list import PickList

UNANSWERED = object()
SIZES = [(80, 24), (120, 40), (200, 60)]


class DialogApp(App[None]):
    """Shows a dialog at once."""

    def __init__(self, dialog: Dialog[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answer: Any = UNANSWERED

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self._keep)

    def _keep(self, answer: Any) -> None:
        self.answer = answer


async def settled(pilot: Pilot[None]) -> None:
    """Until the dialog has heard all and done what it does when nobody types."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete(
        [worker for worker in pilot.app.workers if not worker.is_finished and worker.group != "default"] or None
    )
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text and wait for what comes of it."""
    await pilot.press(*(_KEYS.get(letter, letter) for letter in text))
    await settled(pilot)


_KEYS = {" ": "space", ":": "colon", "/": "slash", "(": "left_parenthesis", "\\": "backslash"}


def said(app: DialogApp) -> str:
    """What the dialog tells."""
    return shown(app.dialog.query_one(".dialog--line", Static))


def is_error(app: DialogApp) -> bool:
    return app.dialog.query_one(".dialog--line", Static).has_class("-error")


def rows(app: DialogApp) -> list[str]:
    """The rows of the list, as far as they are plain."""
    return [str(option.prompt) for option in app.dialog.query_one(PickList).options]


def shown(widget: Static) -> str:
    content = widget.content
    return content.plain if isinstance(content, Content) else str(content)


async def fits(pilot: Pilot[None], app: DialogApp) -> bool:
    """Whether at every size the box and all in it lie on the screen, and the keys are seen."""
    return all([await _fits(pilot, app, size) for size in SIZES])


async def _fits(pilot: Pilot[None], app: DialogApp, size: tuple[int, int]) -> bool:
    await pilot.resize_terminal(*size)
    await pilot.pause()
    box, keys = app.dialog.query_one(".dialog--box").region, app.dialog.query_one(".dialog--keys").region
    return box in app.dialog.region and keys in box and keys.height > 0
