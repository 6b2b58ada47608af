"""The dialog in which a note to a segment is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from tui.screens.dialog import Dialog, Hint
from tui.wording import N_, _


class NoteScreen(Dialog[str | None]):
    """Asks what others should know of a segment; answers with the text, which may be empty."""

    DEFAULT_CSS = """
    NoteScreen TextArea, NoteScreen TextArea:focus {
        height: 6; border: none; padding: 0 1; background: $surface;
    }
    """
    TITLE_TEXT = N_("Note")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+j,alt+enter", "new_line", show=False, priority=True),
    ]

    def __init__(self, text: str = ""):
        super().__init__()
        self._text = text

    def content(self) -> Iterable[Widget]:
        """The note, the cursor at its end."""
        yield TextArea(self._text)

    def on_mount(self) -> None:
        """Go on where the note ends."""
        area = self.query_one(TextArea)
        area.cursor_location = area.document.end

    def hints(self) -> Iterator[Hint]:
        """Enter keeps the note."""
        yield Hint("Enter", _("Keep"), "save")
        yield Hint("^J", _("New line"), "new_line")

    def action_save(self) -> None:
        """Answer with the note as it is now."""
        self.answer(self.query_one(TextArea).text.strip())

    def action_new_line(self) -> None:
        """Begin another line."""
        area = self.query_one(TextArea)
        area.replace("\n", *area.selection)
