"""Screens that do longer work beside the keys, and tell what goes wrong."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from textual.screen import Screen

from corpora.errors import PadananError
from tui.screens.work import screen_work
from tui.told import told


class TellingScreen(Screen[None]):
    """Does things later, and says what went wrong with them."""

    def __init__(self) -> None:
        super().__init__()
        self._told_problems: set[str] = set()
        self._not_begun: set[Coroutine[Any, Any, None]] = set()

    def later(self, rest: Coroutine[Any, Any, None]) -> None:
        """Do what takes longer, and tell what goes wrong."""
        self._not_begun.add(rest)
        self._done(rest)

    @screen_work(group="work")
    async def _done(self, rest: Coroutine[Any, Any, None]) -> None:
        self._not_begun.discard(rest)
        try:
            await rest
        except PadananError as error:
            self.tell(str(error))

    def tell(self, message: str) -> None:
        """Say what went wrong."""
        self.notify(told(message), severity="error", timeout=10, markup=False)

    def tell_once(self, problem: str) -> None:
        """Say what does not stop the work, once."""
        if problem and problem not in self._told_problems:
            self._told_problems.add(problem)
            self.tell(problem)

    def on_unmount(self) -> None:
        """Whatever has not begun will not."""
        for rest in self._not_begun:
            rest.close()
