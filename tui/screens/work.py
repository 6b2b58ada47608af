"""Work beside the keys: what a screen does on a task of its own, and what becomes of it when the screen goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import Worker

_Given = ParamSpec("_Given")
_OfScreen = TypeVar("_OfScreen", bound=Screen[Any])


def stands(screen: Screen[Any]) -> bool:
    """Whether a screen is neither closed nor being closed."""
    return screen.app.is_running and screen.is_attached and screen.display


def screen_work(
    *, group: str = "default", exclusive: bool = False
) -> Callable[
    [Callable[Concatenate[_OfScreen, _Given], Awaitable[None]]],
    Callable[Concatenate[_OfScreen, _Given], Worker[None]],
]:
    """Textual's `work`, for methods of screens: it ends when it reaches for widgets that have gone with the screen.

    Textual closes a screen's widgets before it cancels the screen's workers; what a worker wants to show in between,
    nobody sees, and it would take the app down as an error.
    """

    def beside_the_keys(
        method: Callable[Concatenate[_OfScreen, _Given], Awaitable[None]],
    ) -> Callable[Concatenate[_OfScreen, _Given], Worker[None]]:
        @work(group=group, exclusive=exclusive)
        @wraps(method)
        async def worker(self: _OfScreen, *args: _Given.args, **kwargs: _Given.kwargs) -> None:
            try:
                await method(self, *args, **kwargs)
            except NoMatches:
                if stands(self):
                    raise

        return worker

    return beside_the_keys
