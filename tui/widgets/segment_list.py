"""The document as a list of segments, of which one is open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from corpora.job import JobSegment, SegmentState
from corpora.span import Span
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.row_geometry import RowGeometry
from tui.widgets.segment_rows import SegmentRows
from tui.widgets.signs import Signs

_WHEEL_LINES = 3
_NEIGHBOURS_SEEN = 2


class SegmentList(Widget):
    """Segments in rows; quick with hundreds of thousands, since only those on the screen are made.

    The segment that is open stands in its place among the rows, and scrolls with them. The list reads the sequence
    that it was given, and is told by `refresh_segments` what changed there.
    """

    DEFAULT_CSS = """
    SegmentList {
        layers: rows open;
        overflow: hidden hidden;
        width: 1fr;
        height: 1fr;
        & SegmentRows { layer: rows; width: 100%; height: 100%; }
        & ActiveSegment { layer: open; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_pages(-1)", show=False),
        Binding("pagedown", "scroll_pages(1)", show=False),
        Binding("ctrl+pageup", "scroll_to_start", show=False),
        Binding("ctrl+pagedown", "scroll_to_end", show=False),
    ]

    lines_per_row: reactive[int] = reactive(1)
    """How many lines a row has, from 1 to 3."""

    class Chosen(Message):
        """Somebody wants this segment to be open."""

        def __init__(self, number: int):
            super().__init__()
            self.number = number

    class RowsSeen(Message):
        """Other rows are on the screen, perhaps; see `visible_numbers`."""

        def can_replace(self, message: Message) -> bool:
            """Only the last one is of interest."""
            return isinstance(message, SegmentList.RowsSeen)

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self.rows = SegmentRows()
        self.segment = ActiveSegment()
        self.segment.display = False
        self.active: int | None = None
        self.is_read_only = False
        """Whether no segment at all can be edited, locked or not."""
        self._segments: Sequence[JobSegment] = ()
        self._numbers: Sequence[int] = ()

    def use_signs(self, signs: Signs) -> None:
        """Show the states by these; before anything is shown."""
        self.rows.signs = self.segment.signs = signs

    def compose(self) -> ComposeResult:
        """The rows, and over them the segment that is open."""
        yield self.rows
        yield self.segment

    def on_mount(self) -> None:
        """Keep the open segment in its place among the rows."""
        self.watch(self.rows, "scroll_y", self._scrolled, init=False)
        self.watch(self.segment, "lines_needed", self._grown, init=False)

    # What is shown

    def open(self, segments: Sequence[JobSegment], numbers: Sequence[int] | None = None) -> None:
        """Show a document, or those of its segments that have these numbers, in ascending order; none is open."""
        self._segments = segments
        self.show(range(1, len(segments) + 1) if numbers is None else numbers)

    def show(self, numbers: Sequence[int]) -> None:
        """Show these segments only; the open one is closed unless it is one of them."""
        self._numbers = numbers
        if self.active is not None and self._index(self.active) is None:
            self.close_segment()
        self.rows.show_rows(self._segments, numbers, self._geometry())
        self.segment.lay_out(self.rows.columns)
        self._place()
        self._show_active()
        self.post_message(self.RowsSeen())

    def mark_terms(self, terms: Mapping[str, Sequence[Span]]) -> None:
        """Mark these terms in the rows' sources, by their texts; more may come, see `forget` of the rows."""
        if terms is not self.rows.terms:
            self.rows.terms = terms
            self.rows.forget()

    def refresh_segments(self, numbers: Iterable[int]) -> None:
        """Show what became of these segments; the text that is being edited stays."""
        changed = list(numbers)
        self.rows.forget(changed)
        if self.active in changed:
            segment = self._segments[self.active - 1]
            self.segment.update_segment(segment, is_read_only=self._is_read_only(segment))

    @property
    def numbers(self) -> Sequence[int]:
        """Of all segments that are in the list."""
        return self._numbers

    @property
    def visible_numbers(self) -> list[int]:
        """Of the segments that are on the screen now."""
        return [self._numbers[index] for index in self.rows.visible_indices]

    # What is open

    def activate(self, number: int, *, text: str | None = None) -> None:
        """Open a segment in its place, scroll to it, and let the keys go to its editor.

        `text` is what was typed and not kept yet; without it, the editor has the segment's target. A segment that is
        not in the list is not opened. Nothing is kept of what was typed in the one that was open.
        """
        if self._index(number) is None:
            return
        segment = self._segments[number - 1]
        self.active = number
        self.segment.display = True
        shown = (segment.target or "") if text is None else text
        self.segment.open(segment, shown, is_read_only=self._is_read_only(segment))
        self._make_room()
        self._show_active()
        self.segment.focus_editor()

    def close_segment(self) -> None:
        """Leave no segment open; what was typed is forgotten."""
        self.active = None
        self.segment.display = False
        self._make_room()

    def watch_lines_per_row(self) -> None:
        """Make the rows higher or lower; what is open stays in sight."""
        self._make_room()
        self._show_active()

    def validate_lines_per_row(self, lines: int) -> int:
        """One to three."""
        return max(1, min(3, lines))

    # Scrolling

    def scroll_to_number(self, number: int) -> None:
        """Scroll until a segment is seen, whatever is open."""
        index = self._index(number)
        if index is not None and self.size.height:
            wanted = self.rows.geometry.scrolled_to(index, self.rows.scroll_offset.y, self.size.height)
            self.rows.scroll_to(y=wanted, animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Scroll by the height of the list, less a row; what is open stays open."""
        self.rows.scroll_lines(pages * max(1, self.size.height - self.lines_per_row))

    def action_scroll_to_start(self) -> None:
        """Scroll to the first segment."""
        self.rows.scroll_to(y=0, animate=False)

    def action_scroll_to_end(self) -> None:
        """Scroll to the last segment."""
        self.rows.scroll_to(y=self.rows.geometry.height, animate=False)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll also where the mouse is over the open segment."""
        event.stop()
        self.rows.scroll_lines(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll also where the mouse is over the open segment."""
        event.stop()
        self.rows.scroll_lines(-_WHEEL_LINES)

    # How rows and segment keep together

    def on_resize(self) -> None:
        """Give the open segment the room that there is."""
        self.segment.most_lines = max(2, self.size.height - _NEIGHBOURS_SEEN * self.lines_per_row)
        self.rows.fit()
        self.segment.styles.width = self.rows.columns.width
        self.segment.lay_out(self.rows.columns)
        self._make_room()
        self._show_active()
        self.post_message(self.RowsSeen())

    def on_segment_rows_clicked(self, event: SegmentRows.Clicked) -> None:
        """Tell which segment was clicked."""
        event.stop()
        self.post_message(self.Chosen(self._numbers[event.index]))

    def on_active_segment_edited(self) -> None:
        """Whoever types sees what."""
        self._show_active()

    def on_active_segment_selection_changed(self) -> None:
        """Whoever moves the cursor sees it."""
        self._show_active()

    def _geometry(self) -> RowGeometry:
        index = None if self.active is None else self._index(self.active)
        height = self.segment.lines_needed if index is not None else 0
        return RowGeometry(len(self._numbers), self.lines_per_row, index, height)

    def _make_room(self) -> None:
        geometry = self._geometry()
        if geometry != self.rows.geometry:
            self.rows.arrange_rows(geometry)
            self.post_message(self.RowsSeen())
        self._place()

    def _grown(self) -> None:
        self._make_room()
        self._show_active()

    def _show_active(self) -> None:
        if self.active is not None:
            self.scroll_to_number(self.active)

    def _scrolled(self) -> None:
        self._place()
        self.post_message(self.RowsSeen())

    def _place(self) -> None:
        geometry = self.rows.geometry
        if geometry.open_index is not None:
            top = geometry.top(geometry.open_index) - self.rows.scroll_offset.y
            self.segment.styles.offset = Offset(0, top)

    def _is_read_only(self, segment: JobSegment) -> bool:
        return self.is_read_only or segment.state is SegmentState.LOCKED

    def _index(self, number: int) -> int | None:
        """Where a segment stands in the list; None if it does not."""
        if isinstance(self._numbers, range):
            return self._numbers.index(number) if number in self._numbers else None
        index = bisect_left(self._numbers, number)
        return index if index < len(self._numbers) and self._numbers[index] == number else None
