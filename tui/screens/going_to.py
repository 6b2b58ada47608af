"""The dialog that asks for a segment's number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tui.screens.dialog import Dialog, Hint, message_line
from tui.wording import N_, _


class GoToScreen(Dialog[int | None]):
    """Asks where to go; answers with a number from 1 to `last`."""

    DEFAULT_CSS = "GoToScreen > .dialog--box { max-width: 48; }"
    TITLE_TEXT = N_("Go to segment")

    def __init__(self, last: int):
        super().__init__()
        self._last = last

    def content(self) -> Iterable[Widget]:
        """A field and what may be written there."""
        yield Input(restrict=r"[0-9]{0,9}%?", compact=True)
        yield message_line()

    def hints(self) -> Iterator[Hint]:
        """Enter goes."""
        yield Hint("Enter", _("Go there"), "go")

    def on_mount(self) -> None:
        """Say how many there are."""
        self.say(self._allowed())

    @on(Input.Submitted)
    def action_go(self) -> None:
        """Go there, if it is a place."""
        text = self.query_one(Input).value
        digits = text.rstrip("%")
        number = int(digits) if digits else 0
        if text.endswith("%"):
            number = max(1, round(self._last * number / 100)) if digits else 0
        if 1 <= number <= self._last:
            self.answer(number)
        else:
            self.say(self._allowed(), is_error=True)

    def _allowed(self) -> str:
        return _("A number from 1 to {last}, or a part such as 50%.").format(last=self._last)
