"""What replacing would do, segment by segment, each to be switched off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from translate.review.replacing import Proposal
from tui.screens.excerpt import excerpt
from tui.widgets.shown_text import pictured

_LINES = 2
"""Of each proposal: before and after."""
_BAR = "▌"


class ProposalList(ScrollView, can_focus=True):
    """Each proposal on two lines, with what changes marked; only what is seen is laid out."""

    DEFAULT_CSS = """
    ProposalList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    ProposalList > .proposal-list--muted { color: $foreground 65%; }
    ProposalList > .proposal-list--removed { color: $text-error; text-style: strike; }
    ProposalList > .proposal-list--added { color: $text-success; text-style: bold underline; }
    ProposalList > .proposal-list--highlighted { background: $boost; }
    ProposalList:focus > .proposal-list--highlighted { background: $primary 25%; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "proposal-list--muted",
        "proposal-list--removed",
        "proposal-list--added",
        "proposal-list--highlighted",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to_end(-1)", show=False),
        Binding("end", "move_to_end(1)", show=False),
        Binding("space", "switch", show=False),
        Binding("a", "switch_all", show=False),
        Binding("enter", "accept", show=False),
    ]

    @dataclass
    class Switched(Message):
        """Some were switched on or off."""

    @dataclass
    class Accepted(Message):
        """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._proposals: Sequence[Proposal] = ()
        self._off: set[int] = set()
        self._highlighted = 0

    @property
    def chosen(self) -> dict[int, str]:
        """The new targets of those that are on, by the segments' numbers."""
        return {one.number: one.after for one in self._proposals if one.number not in self._off}

    @property
    def count(self) -> int:
        """How many there are, on or off."""
        return len(self._proposals)

    def show(self, proposals: Sequence[Proposal]) -> None:
        """These; segments that were switched off stay so."""
        self._proposals = proposals
        self._off &= {one.number for one in proposals}
        self._highlighted = 0
        self.scroll_to(y=0, animate=False)
        self._fit()

    def on_resize(self) -> None:
        """As wide as there is room."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        """A line of a proposal."""
        width = self.scrollable_content_region.width
        place, line = divmod(y + round(self.scroll_offset.y), _LINES)
        if place >= len(self._proposals):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        if place == self._highlighted:
            base += Style(bgcolor=self.get_component_rich_style("proposal-list--highlighted", partial=False).bgcolor)
        segments = self._line(self._proposals[place], line, width, is_highlighted=place == self._highlighted)
        return Strip(Segment.apply_style(segments, base)).adjust_cell_length(width, base)

    def _line(self, proposal: Proposal, line: int, width: int, *, is_highlighted: bool) -> list[Segment]:
        is_on = proposal.number not in self._off
        number_width = len(str(self._proposals[-1].number))
        gutter = f"{_BAR if is_highlighted and self.has_focus else ' '}"
        gutter += (
            f"{'[x]' if is_on else '[ ]'} {proposal.number:>{number_width}} " if line == 0 else " " * (number_width + 5)
        )
        text, spans, sign, name = (
            (proposal.before, proposal.spans, "−", "removed")
            if line == 0
            else (proposal.after, proposal.new_spans, "+", "added")
        )
        muted, marked = self._style("muted"), self._style(name)
        kept = muted if line == 0 or not is_on else Style()
        room = max(8, width - len(gutter) - 2)
        return [
            Segment(gutter),
            Segment(f"{sign} ", muted),
            *(
                Segment(pictured(piece.text, "↵"), marked if piece.is_marked and (is_on or line == 0) else kept)
                for piece in excerpt(text, spans, room)
            ),
        ]

    def on_click(self, event: events.Click) -> None:
        """Highlight what was clicked; on its box, switch it."""
        place = (event.y + round(self.scroll_offset.y)) // _LINES
        if place < len(self._proposals):
            self._go(place)
            if event.x < len(" [x]"):
                self.action_switch()

    def action_move(self, by: int) -> None:
        """Up or down by some."""
        self._go(self._highlighted + by)

    def action_move_page(self, way: int) -> None:
        """Up or down by as many as are seen."""
        self._go(self._highlighted + way * max(1, self.size.height // _LINES))

    def action_move_to_end(self, way: int) -> None:
        """To the first or last."""
        self._go(len(self._proposals) - 1 if way > 0 else 0)

    def action_switch(self) -> None:
        """Switch the highlighted one off or on."""
        if self._proposals:
            self._off ^= {self._proposals[self._highlighted].number}
            self._switched()

    def action_switch_all(self) -> None:
        """Switch all off; or on, if all are."""
        numbers = {one.number for one in self._proposals}
        self._off = set() if self._off == numbers else numbers
        self._switched()

    def action_accept(self) -> None:
        """Say that these are the ones."""
        self.post_message(self.Accepted())

    def on_focus(self) -> None:
        """Show the bar."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the bar."""
        self.refresh()

    def _switched(self) -> None:
        self.refresh()
        self.post_message(self.Switched())

    def _go(self, place: int) -> None:
        self._highlighted = min(max(place, 0), max(0, len(self._proposals) - 1))
        self.scroll_to_region(Region(0, self._highlighted * _LINES, 1, _LINES), animate=False)
        self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._proposals) * _LINES)
        self.refresh()

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"proposal-list--{name}", partial=False)
        # The row says what is behind it.
        return Style(color=style.color, bold=style.bold, underline=style.underline, strike=style.strike)
