"""The list in a side pane: rows to move over and to choose from, or one dim line that says what would be there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.wording import plural

MOST_ROWS = 50
"""So many are laid out in a few milliseconds."""
_BAR = "▌"


class Row(NamedTuple):
    """What is shown, and what it is known by."""

    key: str
    """The highlight stays at a row whose key is still there when others are shown."""
    visual: Visual


class RowList(OptionList):
    """Arrow keys move, Enter chooses; a click moves, too, and the last of `clicks` in a row chooses."""

    DEFAULT_CSS = """
    RowList, RowList:focus {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 20%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $foreground 40%;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; text-style: dim; }
        & > .option-list--option-hover { background: transparent; }
    }
    RowList > .option-list--option-highlighted {
        color: $foreground;
        background: transparent;
        text-style: none;
    }
    RowList:focus > .option-list--option-highlighted {
        color: $foreground;
        background: $boost;
        text-style: none;
    }
    """

    @dataclass
    class Chosen(Message):
        """A row was chosen, by its place in the list."""

        rows: RowList
        index: int
        key: str

        @property
        def is_current(self) -> bool:
            """Whether the row is still there; other rows may have come while the message was on its way."""
            return self.rows.has_row(self.index, self.key)

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Moved(Message):
        """The highlight went to a row."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Picked(Message):
        """A part of a row that carries `pick` in its style was clicked."""

        rows: RowList
        key: str
        pick: int

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, nothing: str, *, clicks: int = 2, id: str | None = None):
        super().__init__(id=id, markup=False)
        self.nothing = nothing
        """What is said when there are no rows."""
        self._clicks = clicks
        self._keys: list[str] = []

    def on_mount(self) -> None:
        """Say what would be there."""
        if not self.options:
            self.show_rows(())

    def show_rows(self, rows: Sequence[Row], left_out: int = 0) -> None:
        """These, in this order; highlight and scrolling stay where they were as far as the rows are the same.

        A dim line says how many more there are that are `left_out`, because laying all out would hold the screen up.
        """
        keys = [row.key for row in rows]
        highlighted, scrolled = self._highlighted_key, self.scroll_y
        is_same = keys == self._keys
        self._keys = keys
        options = [Option(row.visual) for row in rows] or [_dim(self.nothing)]
        if left_out:
            options.append(_dim(plural("… {n} more", "… {n} more", left_out)))
        self.set_options(options)
        if highlighted in keys:
            self.highlighted = keys.index(highlighted)
        elif self.has_focus and keys:
            self.highlighted = 0
        if is_same:
            self.scroll_to(y=scrolled, animate=False)

    def has_row(self, index: int, key: str) -> bool:
        """Whether the row at this place has this key."""
        return index < len(self._keys) and self._keys[index] == key

    def choose(self, index: int) -> None:
        """As if the row at this place had been chosen."""
        if index < len(self._keys):
            self.post_message(self.Chosen(self, index, self._keys[index]))

    def action_select(self) -> None:
        """Choose the highlighted row."""
        if self.highlighted is not None:
            self.choose(self.highlighted)

    def render_line(self, y: int) -> Strip:
        """A line of the list; a bar stands before the row that the keys act on, for eyes that see no colours."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if not self.has_focus or self._highlighted_key is None or first is None or first.style is None:
            return strip
        if first.style.meta.get("option") != self.highlighted:
            return strip
        return Strip.join([Strip([Segment(_BAR, first.style)]), strip.crop(1)])

    def on_focus(self) -> None:
        """Highlight a row, so that the keys have something to act on."""
        if self.highlighted is None and self._keys:
            self.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the highlight went."""
        event.stop()
        if event.option_index < len(self._keys):
            self.post_message(self.Moved(self, event.option_index))

    def on_click(self, event: events.Click) -> None:
        """Highlight what was clicked, and choose it after enough clicks."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is None or index >= len(self._keys):
            return
        self.highlighted = index
        if (pick := event.style.meta.get("pick")) is not None:
            self.post_message(self.Picked(self, self._keys[index], pick))
        if event.chain >= self._clicks:
            self.choose(index)

    @property
    def _highlighted_key(self) -> str | None:
        index = self.highlighted
        return self._keys[index] if index is not None and index < len(self._keys) else None


def _dim(text: str) -> Option:
    return Option(Content(text), disabled=True)
