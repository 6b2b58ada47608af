"""Where the rows of the segment list stand, in lines from the start of the list; all in O(1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RowGeometry:
    """Rows of the same height, of which one may be open and is then as high as its texts need."""

    count: int
    lines_per_row: int = 1
    open_index: int | None = None
    open_height: int = 0

    @property
    def height(self) -> int:
        """Of the list as a whole."""
        return self.count * self.lines_per_row + self._more

    def top(self, index: int) -> int:
        """The first line of a row."""
        is_behind = self.open_index is not None and index > self.open_index
        return index * self.lines_per_row + (self._more if is_behind else 0)

    def height_of(self, index: int) -> int:
        """How many lines a row takes."""
        return self.open_height if index == self.open_index else self.lines_per_row

    def at(self, line: int) -> tuple[int, int] | None:
        """The row to which a line belongs, and which of its lines it is; None for the open one and outside."""
        if not 0 <= line < self.height:
            return None
        if self.open_index is not None:
            top = self.top(self.open_index)
            if top <= line < top + self.open_height:
                return None
            if line >= top:
                line -= self._more
        return divmod(line, self.lines_per_row)

    def rows_between(self, start: int, end: int) -> range:
        """The rows that have lines from `start` to `end`, the latter excluded; the open one among them."""
        first, last = self._nearest(start), self._nearest(end - 1)
        return range(first, min(last + 1, self.count)) if self.count and end > start else range(0)

    def scrolled_to(self, index: int, scroll: int, room: int) -> int:
        """How far to scroll to see a row of a list of which `room` lines are seen; `scroll` if it is seen already.

        With a row before and behind it where there is room; if it is far away, it comes into the upper third.
        """
        top, height = self.top(index), self.height_of(index)
        around = self.lines_per_row if height + 2 * self.lines_per_row <= room else 0
        lowest, highest = top + height + around - room, top - around
        if lowest <= scroll <= highest:
            return scroll
        near = lowest if scroll < lowest else highest
        wanted = near if abs(near - scroll) < room else top - (room - height) // 3
        return max(0, min(wanted, self.height - room))

    @property
    def _more(self) -> int:
        """By how much what stands behind the open row is lower than without it."""
        return 0 if self.open_index is None else self.open_height - self.lines_per_row

    def _nearest(self, line: int) -> int:
        if self.open_index is not None:
            top = self.top(self.open_index)
            if top <= line < top + self.open_height:
                return self.open_index
            line -= self._more if line >= top else 0
        return max(0, min(line // self.lines_per_row, self.count - 1))
