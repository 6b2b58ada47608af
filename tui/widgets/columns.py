"""Where the columns of the segment list stand."""

from __future__ import annotations

from dataclasses import dataclass

_FEWEST_DIGITS = 3
_BAND_WIDTH = 3
_GAP = 2
_FEWEST_TEXT = 4


@dataclass(frozen=True)
class Columns:
    """Cells from the left, and widths in cells, of the columns of a list.

    A row is: a cell for the bar, the number, the state, source, target, the band, the mark of findings, a cell.
    """

    width: int
    number_width: int
    source_start: int
    source_width: int
    target_start: int
    target_width: int

    @property
    def text_width(self) -> int:
        """From the start of the source to the end of the target, where the open segment has its texts."""
        return self.target_start + self.target_width - self.source_start

    @property
    def right_width(self) -> int:
        """What is behind the texts: the band and the mark, with the cells around them."""
        return self.width - self.source_start - self.text_width


def columns_for(width: int, last_number: int) -> Columns:
    """The columns of a list so many cells wide whose numbers go up to `last_number`."""
    number_width = max(_FEWEST_DIGITS, len(str(last_number)))
    source_start = 1 + number_width + 1 + 1 + 1
    right_width = 1 + _BAND_WIDTH + 1 + 1 + 1
    room = max(2 * _FEWEST_TEXT, width - source_start - _GAP - right_width)
    source_width = room // 2
    return Columns(
        width=width,
        number_width=number_width,
        source_start=source_start,
        source_width=source_width,
        target_start=source_start + source_width + _GAP,
        target_width=room - source_width,
    )
