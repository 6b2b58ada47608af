"""What was done to segments that are no longer in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from corpora.job import JobSegment
from tui.screens.dialog import MUTED, Hint, message_line
from tui.screens.pick_list import PickingDialog, PickList
from tui.widgets.hanging_row import HangingRow
from tui.widgets.shown_text import pictured
from tui.wording import N_, _, plural

_MOST_SHOWN = 100
"""Laying out more would hold the screen up."""


class LostScreen(PickingDialog[None]):
    """Source and translation of each, to be read and copied; what is typed narrows them."""

    DEFAULT_CSS = """
    LostScreen > .dialog--box { max-width: 110; height: 100%; max-height: 50; }
    LostScreen PickList { height: 1fr; max-height: 100%; }
    """
    TITLE_TEXT = N_("No longer in the document")

    def __init__(self, lost: Sequence[JobSegment]):
        super().__init__()
        self._lost = lost
        self._found: Sequence[JobSegment] = ()

    def content(self) -> Iterable[Widget]:
        """What is looked for, and the segments."""
        yield Input(placeholder=_("words of the source or the translation"), compact=True)
        yield message_line()
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter copies, and the dialog stays."""
        yield Hint("↑↓", _("Move"), "move('cursor_down')")
        yield Hint("Enter", _("Copy the translation"), "pick_highlighted")

    def on_mount(self) -> None:
        """Show all."""
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Show those that have all the words."""
        words = self.query_one(Input).value.casefold().split()
        found = [one for one in self._lost if _has(one, words)]
        self._found = found[:_MOST_SHOWN]
        self.picks.show([_row(one) for one in self._found])
        if len(found) > _MOST_SHOWN:
            self.say(_("The first {n}; more words narrow it.").format(n=_MOST_SHOWN))
        else:
            self.say(plural("{n} segment.", "{n} segments.", len(found)))

    def picked(self, place: int) -> None:
        """Copy the translation to the clipboard, or the source if there is none."""
        one = self._found[place]
        self.app.copy_to_clipboard(one.target or one.source)
        self.say(_("Copied."))


def _has(segment: JobSegment, words: Iterable[str]) -> bool:
    text = f"{segment.source} {segment.target or ''}".casefold()
    return all(word in text for word in words)


def _row(segment: JobSegment) -> HangingRow:
    source = (pictured(segment.source, "↵"), MUTED)
    return HangingRow(Content(""), Content.assemble(source, "\n", pictured(segment.target or "—", "↵")), gutter_width=1)
