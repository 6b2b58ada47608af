"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.screens.dialog import Hint
from tui.screens.pick_list import PickingDialog, PickList
from tui.wording import _


class Choice(NamedTuple):
    """An answer, as it is said, and the letter that gives it."""

    id: str
    label: str
    key: str


class AskScreen(PickingDialog[str]):
    """Answers with the id of the choice; with "" if the person leaves the question open."""

    DEFAULT_CSS = "AskScreen > .dialog--box { max-width: 64; }"

    def __init__(self, question: str, choices: Sequence[Choice], *, default: str = ""):
        """Enter gives the answer whose id is `default`, or else the first."""
        super().__init__()
        self._question = question
        self._choices = tuple(choices)
        self._default = default

    def content(self) -> Iterable[Widget]:
        """The question and the answers."""
        yield Static(self._question, markup=False)
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter answers, as the letters do."""
        yield Hint("↑↓", _("Move"), "move('cursor_down')")
        yield Hint("Enter", _("Answer"), "pick_highlighted")

    def on_mount(self) -> None:
        """Show the answers with their letters."""
        self.picks.show(
            [Content.assemble((choice.key.upper(), "bold"), f"  {choice.label}") for choice in self._choices]
        )
        ids = [choice.id for choice in self._choices]
        if self._default in ids:
            self.picks.highlighted = ids.index(self._default)

    def on_key(self, event: events.Key) -> None:
        """A letter answers at once."""
        pressed = event.character or event.key
        for place, choice in enumerate(self._choices):
            if choice.key.lower() == pressed.lower():
                event.stop()
                self.picked(place)
                return

    def picked(self, place: int) -> None:
        """Answer."""
        self.answer(self._choices[place].id)

    def action_leave(self) -> None:
        """Leave the question open."""
        self.answer("")
