"""The rows of the segment list, of which only those on the screen are ever made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpora.job import JobSegment, SegmentState
from corpora.span import Span
from tui.widgets.columns import columns_for
from tui.widgets.row_geometry import RowGeometry
from tui.widgets.row_wrapping import RowLine, first_lines
from tui.widgets.shown_text import pictured
from tui.widgets.signs import UNICODE_SIGNS, Signs, band, finding_mark
from tui.widgets.state_styles import STATE_CSS, STATE_STYLES, component_of
from tui.widgets.tag_highlight import tag_spans, within_line

_KEPT_ROWS = 80
"""How many rows are kept painted: a screen or two. Textual keeps much of each, which the collector walks."""
_LINES_A_WHEEL_STEP = 3
_UNSURE = (SegmentState.DRAFT, SegmentState.REJECTED)


class SegmentRows(ScrollView, can_focus=False, inherit_bindings=False):
    """Rows of one to three lines: number, state, source, target, band, findings; with room for an open segment."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "segment-rows--number",
        "segment-rows--source",
        "segment-rows--target",
        "segment-rows--unsure",
        "segment-rows--tag",
        "segment-rows--term",
        "segment-rows--band",
        *STATE_STYLES,
    }
    DEFAULT_CSS = (
        """
    SegmentRows {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 1 1;
        scrollbar-color: $foreground 25%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $foreground 50%;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background;
        & > .segment-rows--number { color: $text-muted; text-style: dim; }
        & > .segment-rows--source { color: $foreground; }
        & > .segment-rows--target { color: $foreground; }
        & > .segment-rows--unsure { color: $foreground-muted; }
        & > .segment-rows--tag { color: $text-muted; text-style: dim; }
        & > .segment-rows--term { color: $foreground; text-style: underline; }
        & > .segment-rows--band { color: $text-muted; }
    """
        + STATE_CSS
        + "}"
    )

    class Clicked(Message):
        """A row was clicked; `index` is its place among those that are shown."""

        def __init__(self, index: int):
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self.signs: Signs = UNICODE_SIGNS
        self.terms: Mapping[str, Sequence[Span]] = {}
        """What is to be marked in sources, by their texts, as far as it is known; see `forget` when there is more."""
        self.geometry = RowGeometry(0)
        self.columns = columns_for(80, 0)
        self._segments: Sequence[JobSegment] = ()
        self._numbers: Sequence[int] = ()
        self._base = Style.null()
        self._styles_of: dict[str, Style] = {}
        self._painted: LRUCache[int, list[Strip]] = LRUCache(_KEPT_ROWS)

    def show_rows(self, segments: Sequence[JobSegment], numbers: Sequence[int], geometry: RowGeometry) -> None:
        """Show these segments, in this order."""
        self._segments, self._numbers = segments, numbers
        self.fit()
        self.arrange_rows(geometry)
        self.forget()

    def arrange_rows(self, geometry: RowGeometry) -> None:
        """Stand like this; the rows themselves are the same."""
        if geometry.lines_per_row != self.geometry.lines_per_row:
            self._painted.clear()
        self.geometry = geometry
        self.virtual_size = Size(self.size.width, geometry.height)
        self.refresh()

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Paint the rows of these segments anew, or all."""
        if numbers is None:
            self._painted.clear()
        else:
            for number in numbers:
                self._painted.discard(number)
        self.refresh()

    @property
    def visible_indices(self) -> range:
        """The places of the rows of which something is on the screen."""
        top = self.scroll_offset.y
        return self.geometry.rows_between(top, top + self.size.height)

    def scroll_lines(self, lines: int) -> None:
        """Scroll down, or up if negative."""
        self.scroll_to(y=self.scroll_target_y + lines, animate=False)

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a region."""
        self._base = self.rich_style
        # The first time, and after a resize, this comes before the message that tells of the size.
        self._fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of the screen, counted from the uppermost that is seen."""
        place = self.geometry.at(self.scroll_offset.y + y)
        if place is None:
            return Strip.blank(self.columns.width, self._base)
        index, line = place
        return self._row(self._numbers[index])[line]

    def _row(self, number: int) -> list[Strip]:
        painted = self._painted.get(number)
        if painted is None:
            painted = self._paint(self._segments[number - 1])
            self._painted[number] = painted
        return painted

    def _paint(self, segment: JobSegment) -> list[Strip]:
        columns, version = self.columns, segment.version
        kind = "unsure" if version.state in _UNSURE else "target"
        terms = self.terms.get(segment.source, ())
        sources = self._lines(segment.source, columns.source_width, "segment-rows--source", terms)
        targets = self._lines(version.target or "", columns.target_width, f"segment-rows--{kind}")
        firsts, lasts = self._left(segment), self._right(segment)
        gap = Segment(" " * (columns.target_start - columns.source_start - columns.source_width), self._base)
        blank_left = [Segment(" " * columns.source_start, self._base)]
        blank_right = [Segment(" " * columns.right_width, self._base)]
        return [
            Strip(
                [
                    *(firsts if line == 0 else blank_left),
                    *sources[line],
                    gap,
                    *targets[line],
                    *(blank_right if line else lasts),
                ],
                columns.width,
            )
            for line in range(self.geometry.lines_per_row)
        ]

    def _left(self, segment: JobSegment) -> list[Segment]:
        state = segment.version.state
        return [
            Segment(f" {segment.number:>{self.columns.number_width}} ", self._style("segment-rows--number")),
            Segment(self.signs.states[state], self._style(component_of(state))),
            Segment(" ", self._base),
        ]

    def _right(self, segment: JobSegment) -> list[Segment]:
        mark = finding_mark(segment.version)
        return [
            Segment(f" {band(segment.version):>3} ", self._style("segment-rows--band")),
            Segment(mark or " ", self._style(component_of(mark))),
            Segment(" ", self._base),
        ]

    def _lines(self, text: str, width: int, component: str, terms: Sequence[Span] = ()) -> list[list[Segment]]:
        """As many lines as a row has, each exactly so many cells wide."""
        count = self.geometry.lines_per_row
        longest = width * count * 8
        shown = pictured(text[:longest], self.signs.line_end)
        lines = first_lines(shown, width, count, self.signs.cut)
        style = self._style(component)
        painted = [self._with_marks(line, terms, style, width) for line in lines]
        blank = [Segment(" " * width, self._base)]
        return painted + [blank] * (count - len(painted))

    def _with_marks(self, line: RowLine, terms: Sequence[Span], style: Style, width: int) -> list[Segment]:
        """A line with its tags, and with the terms of its text; a tag within a term is a tag."""
        text, line_end = line.text, line.start + len(line.text)
        tags = tag_spans(text)
        marked = [here for span in terms if (here := within_line(span, line.start, line_end)) is not None]
        edges = sorted({0, len(text), *(edge for span in (*tags, *marked) for edge in span)})
        parts = []
        for start, end in pairwise(edges):
            kind = "tag" if _holds(tags, start) else "term" if _holds(marked, start) else ""
            parts.append(Segment(text[start:end], self._style(f"segment-rows--{kind}") if kind else style))
        parts.append(Segment(" " * (width - cell_len(text)), style))
        return parts

    def _style(self, component: str) -> Style:
        style = self._styles_of.get(component)
        if style is None:
            style = self._styles_of[component] = self.get_component_rich_style(component)
        return style

    def notify_style_update(self) -> None:
        """Paint in the colours of the theme that is in force now."""
        self._painted.clear()
        self._styles_of.clear()
        super().notify_style_update()

    # Size and mouse

    def on_resize(self) -> None:
        """Fit into the new width."""
        self.fit()

    def fit(self) -> None:
        """Take the columns for the width that there is now."""
        if self._fit():
            self.refresh()

    def _fit(self) -> bool:
        """Take the columns for the width that there is; whether they are others."""
        columns = columns_for(self.scrollable_content_region.width, max(len(self._segments), 1))
        is_other = columns != self.columns
        if is_other:
            self.columns = columns
            self._painted.clear()
        return is_other

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        place = self.geometry.at(self.scroll_offset.y + event.y)
        if place is not None:
            self.post_message(self.Clicked(place[0]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(_LINES_A_WHEEL_STEP)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel."""
        event.stop()
        event.prevent_default()
        self.scroll_lines(-_LINES_A_WHEEL_STEP)

    def region_of(self, index: int) -> Region:
        """Where a row, or the segment that is open in its place, stands in the list as a whole."""
        return Region(0, self.geometry.top(index), self.columns.width, self.geometry.height_of(index))


def _holds(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)
