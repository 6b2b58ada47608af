"""The terms in the sources on the screen, found a few rows at a time so that the open segment's need not wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpora.errors import PadananError
from corpora.span import Span
from tui.room import Room

_ROWS_AT_ONCE = 6
_KEPT_SOURCES = 2_000


class RowTerms:
    """Looks for terms in rows and remembers them by the source, until the glossaries are others."""

    def __init__(self, room: Room, came: Callable[[Sequence[int]], None]):
        """`came` is told the numbers of segments of which the terms are known now."""
        self._room = room
        self._came = came
        self.found: dict[str, Sequence[Span]] = {}
        """Where the terms stand that are surely in a source, by the source; of those looked at last."""

    async def look(self, numbers: Sequence[int]) -> None:
        """Look for the terms of these segments, unless they are known. Without glossaries, there are none."""
        unknown = [number for number in numbers if self._room.segment(number).source not in self.found]
        for start in range(0, len(unknown), _ROWS_AT_ONCE):
            batch = unknown[start : start + _ROWS_AT_ONCE]
            try:
                sources = [self._room.segment(number).source for number in batch]
                spans = await self._room.term_spans(sources)
            except PadananError:
                # The glossaries cannot be read, which the pane of terms tells, or there are fewer segments by now.
                return
            self.found.update(zip(sources, spans, strict=True))
            self._came(batch)
        for oldest in list(self.found)[:-_KEPT_SOURCES]:
            del self.found[oldest]

    def forget(self) -> None:
        """The glossaries are not what they were."""
        self.found.clear()
