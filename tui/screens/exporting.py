"""Where the translated document goes, and what stands in it for what is not confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from translate.review.exporting import Counts, Unconfirmed
from tui.screens.dialog import Hint, message_line
from tui.screens.pick_list import PickingDialog, PickList
from tui.wording import N_, _, plural

_WAYS = {
    Unconfirmed.DRAFT: N_("Write drafts and edits as they are"),
    Unconfirmed.SOURCE: N_("Leave the source text where nothing is confirmed"),
}


class ExportAnswer(NamedTuple):
    """What the person chose."""

    path: Path
    unconfirmed: Unconfirmed


class ExportScreen(PickingDialog[ExportAnswer | None]):
    """Asks before a document goes out with drafts in it."""

    TITLE_TEXT = N_("Write the translated document")

    def __init__(self, path: Path, counts: Counts):
        super().__init__()
        self._path = path
        self._counts = counts

    def content(self) -> Iterable[Widget]:
        """The file, what is not confirmed, and what to do about it."""
        yield Input(str(self._path), placeholder=_("name of the file"), compact=True)
        yield message_line()
        yield Static(self._told(), markup=False)
        yield PickList()

    def hints(self) -> Iterator[Hint]:
        """Enter writes."""
        if not self._is_done:
            yield Hint("↑↓", _("Choose"), "move('cursor_down')")
        yield Hint("Enter", _("Write"), "pick_highlighted")

    def on_mount(self) -> None:
        """Offer the ways, if there is something to choose."""
        self.picks.display = not self._is_done
        if not self._is_done:
            self.picks.show([Content(_(label)) for label in _WAYS.values()])

    @property
    def _is_done(self) -> bool:
        return not self._counts.unconfirmed and not self._counts.untranslated

    def _told(self) -> str:
        counts = self._counts
        if self._is_done:
            return plural("{n} segment, confirmed.", "All {n} segments are confirmed.", counts.confirmed)
        return _("Confirmed: {confirmed}. Not confirmed: {unconfirmed}. Without a translation: {untranslated}.").format(
            confirmed=counts.confirmed, unconfirmed=counts.unconfirmed, untranslated=counts.untranslated
        )

    @on(Input.Changed)
    def look(self) -> None:
        """Say whether something would be written over."""
        path = self._chosen_path
        if self._has_name and path.is_dir():
            self.say(_("This is a folder. Add the name of the file."), is_error=True)
        else:
            self.say(_("The file is there; it will be replaced.") if path.is_file() else "")

    def action_pick_highlighted(self) -> None:
        """Write; with all confirmed there is nothing to choose."""
        self.picked(self.picks.highlighted or 0)

    def picked(self, place: int) -> None:
        """Answer with the name and the way."""
        if not self._has_name:
            self.say(_("Write the name of the file first."), is_error=True)
        elif self._chosen_path.is_dir():
            self.look()
        else:
            self.answer(ExportAnswer(self._chosen_path, tuple(_WAYS)[place]))

    @property
    def _has_name(self) -> bool:
        return bool(self.query_one(Input).value.strip())

    @property
    def _chosen_path(self) -> Path:
        return Path(self.query_one(Input).value.strip()).expanduser()
