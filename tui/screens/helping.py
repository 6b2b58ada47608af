"""The help: every action with its keys, made of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.actions import ACTIONS, Group
from tui.keymap import shown_key
from tui.screens.dialog import Dialog, Hint, message_line
from tui.wording import N_, _

_WIDEST = 26
"""Cells of a column of keys or labels."""


class _Row(NamedTuple):
    keys: str
    label: str
    meaning: str

    def has(self, words: Iterable[str]) -> bool:
        """Whether all of them stand somewhere in it."""
        text = " ".join(self).casefold()
        return all(word in text for word in words)


class HelpScreen(Dialog[None]):
    """All that can be done, and how; what is typed narrows it."""

    DEFAULT_CSS = """
    HelpScreen > .dialog--box { max-width: 120; height: 100%; max-height: 60; }
    HelpScreen VerticalScroll { height: 1fr; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    HelpScreen VerticalScroll > Static { height: auto; margin: 0 0 1 0; }
    """
    TITLE_TEXT = N_("What can be done")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "leave", show=False),
        Binding("up", "turn('up')", show=False),
        Binding("down", "turn('down')", show=False),
        Binding("pageup", "turn('page_up')", show=False),
        Binding("pagedown", "turn('page_down')", show=False),
        Binding("ctrl+home", "turn('home')", show=False),
        Binding("ctrl+end", "turn('end')", show=False),
    ]

    def __init__(self, keys: Mapping[str, str]):
        """`keys` has those of each action, parted by commas."""
        super().__init__()
        self._chapters = {group: list(_rows(group, keys)) for group in Group}

    def content(self) -> Iterable[Widget]:
        """What is looked for, and a table for each chapter."""
        yield Input(placeholder=_("key or words"), compact=True)
        yield message_line()
        with VerticalScroll(can_focus=False):
            for group in Group:
                yield Static(id=group.name.lower())

    def hints(self) -> Iterator[Hint]:
        """The arrows scroll."""
        yield Hint("↑↓", _("Move"), "turn('down')")

    def on_mount(self) -> None:
        """Show all."""
        self.look()

    @on(Input.Changed)
    def look(self) -> None:
        """Show the actions that have what was typed."""
        words = self.query_one(Input).value.casefold().split()
        chapters = {group: [row for row in rows if row.has(words)] for group, rows in self._chapters.items()}
        every = [row for rows in chapters.values() for row in rows]
        widths = (_width(row.keys for row in every), _width(row.label for row in every))
        for group, rows in chapters.items():
            chapter = self.query_one(f"#{group.name.lower()}", Static)
            chapter.display = bool(rows)
            chapter.update(_table(group, rows, widths))
        own = _("Enter confirms, too. Other keys are chosen in padanan.toml, in the section [review.keys].")
        self.say(own if every else _("No action is so."))
        self.action_turn("home")

    def action_turn(self, how: str) -> None:
        """Scroll, wherever the cursor is."""
        getattr(self.query_one(VerticalScroll), f"scroll_{how}")(animate=False)


def _rows(group: Group, given: Mapping[str, str]) -> Iterator[_Row]:
    for action in ACTIONS.values():
        if action.group is group:
            keys = [key for key in given.get(action.id, "").split(",") if key]
            yield _Row("  ".join(map(shown_key, keys)) or "—", action.shown_label, _(action.meaning))


def _width(texts: Iterable[str]) -> int:
    return min(max(map(cell_len, texts), default=1), _WIDEST)


def _table(group: Group, rows: Iterable[_Row], widths: tuple[int, int]) -> Table:
    table = Table(
        box=None, show_header=False, expand=True, title=_(group.value), title_justify="left", title_style="bold"
    )
    table.add_column(width=widths[0], style="bold")
    table.add_column(width=widths[1])
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(Text(row.keys), Text(row.label), Text(row.meaning))
    return table
