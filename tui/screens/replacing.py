"""The dialog that finds and replaces."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Label

from corpora.errors import PadananError
from corpora.job import JobSegment
from translate.review.replacing import Replacement
from tui.screens.dialog import Dialog, Hint, message_line
from tui.screens.proposal_list import ProposalList
from tui.screens.tick import Tick
from tui.screens.work import screen_work
from tui.wording import N_, _, plural

_PAUSE_SECONDS = 0.15
"""How long nobody types before the segments are searched."""
_OPTIONS = {
    "regex": (N_("regular expression F2"), "f2,alt+r"),
    "case": (N_("capitals F3"), "f3,alt+c"),
    "word": (N_("whole words F4"), "f4,alt+w"),
}


class ReplaceScreen(Dialog[dict[int, str] | None]):
    """Asks what to replace by what, and shows what would come of it; answers with the new targets by number."""

    DEFAULT_CSS = """
    ReplaceScreen > .dialog--box { max-width: 130; height: 100%; max-height: 50; }
    ReplaceScreen .dialog--row > Label { width: 13; }
    ReplaceScreen .dialog--row > Input { width: 1fr; }
    ReplaceScreen ProposalList { margin: 1 0 0 0; }
    """
    TITLE_TEXT = N_("Find and replace in translations")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(keys, f"turn('{name}')", show=False) for name, (_label, keys) in _OPTIONS.items()),
        Binding("down", "go_to_proposals", show=False),
        Binding("enter", "go_on", show=False),
    ]

    def __init__(self, segments: Sequence[JobSegment], pattern: str = "", with_: str = ""):
        super().__init__()
        self._segments = segments
        self._first = Replacement(pattern, with_)
        self._shown: Replacement | None = None
        """Of which the proposals are shown."""

    def content(self) -> Iterable[Widget]:
        """The two texts, how they are meant, and what would change."""
        yield _row(Label(_("Find")), Input(self._first.pattern, compact=True, id="find"))
        yield _row(Label(_("Replace with")), Input(self._first.with_, compact=True, id="with"))
        yield _row(*(Tick(_(label), id=name) for name, (label, _keys) in _OPTIONS.items()))
        yield message_line()
        yield ProposalList()

    def hints(self) -> Iterator[Hint]:
        """Enter goes on, and from the list replaces."""
        yield Hint("Enter", _("Go on, then replace"), "go_on")
        yield Hint(_("Space"), _("Switch one"), "proposals('switch')")
        yield Hint("A", _("Switch all"), "proposals('switch_all')")

    @property
    def wanted(self) -> Replacement:
        """As the fields say it."""
        return Replacement(
            self.query_one("#find", Input).value,
            self.query_one("#with", Input).value,
            is_regex=self._is_on("regex"),
            is_case_sensitive=self._is_on("case"),
            whole_word=self._is_on("word"),
        )

    @on(Input.Changed)
    @on(Tick.Turned)
    def look(self) -> None:
        """Search as soon as nobody types."""
        self._look_soon()

    @on(ProposalList.Switched)
    def say_count(self) -> None:
        """Say how many are on."""
        proposals = self.query_one(ProposalList)
        if proposals.count:
            told = plural(
                "{chosen} of {n} segment changes.",
                "{chosen} of {n} segments change.",
                proposals.count,
                chosen=len(proposals.chosen),
            )
            self.say(told)
        else:
            self.say(_("No translation has it.") if self.wanted.pattern else _("Write what to find."))

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """To the next field, then to the list, then replace."""
        proposals = self.query_one(ProposalList)
        if self.focused is self.query_one("#find"):
            self.query_one("#with").focus()
        elif self.focused is proposals:
            self.replace()
        else:
            self.action_go_to_proposals()

    @on(ProposalList.Accepted)
    def replace(self) -> None:
        """Answer with those that are on, once the list shows what the fields say."""
        chosen = self.query_one(ProposalList).chosen
        if chosen and self._shown == self.wanted:
            self.answer(chosen)

    def action_go_to_proposals(self) -> None:
        """Go into the list, if there is something in it."""
        proposals = self.query_one(ProposalList)
        if proposals.count:
            proposals.focus()

    def action_proposals(self, action: str) -> None:
        """Do something with the list, wherever the cursor is."""
        getattr(self.query_one(ProposalList), f"action_{action}")()

    def action_turn(self, name: str) -> None:
        """Turn one of the three switches."""
        self.query_one(f"#{name}", Tick).action_turn()

    @screen_work(exclusive=True, group="looking")
    async def _look_soon(self) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        wanted = self.wanted
        proposals = self.query_one(ProposalList)
        try:
            proposals.show(await asyncio.to_thread(wanted.previews, self._segments))
        except PadananError as error:
            proposals.show(())
            self.say(str(error), is_error=True)
            return
        self._shown = wanted
        self.say_count()

    def _is_on(self, name: str) -> bool:
        return self.query_one(f"#{name}", Tick).is_on


def _row(*widgets: Widget) -> Horizontal:
    return Horizontal(*widgets, classes="dialog--row")
