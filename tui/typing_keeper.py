"""What is being typed, kept each second, and what is entered when the person goes on."""

from __future__ import annotations

import time
from collections.abc import Callable

from corpora.job import Change, Job
from tui.room import Room

LONGEST_PAUSE_SECONDS = 60.0
"""Who does nothing for longer is not at work."""


class TypingKeeper:
    """Keeps the text of the segment that is open, and counts the time spent on it."""

    def __init__(self, room: Room, clock: Callable[[], float] = time.monotonic):
        self._room = room
        self._clock = clock
        self._number: int | None = None
        self._text = ""
        self._kept = ""
        self._begun = ""
        self._last_moment = 0.0
        self._seconds = 0.0

    def begin(self, number: int, text: str) -> None:
        """A segment was opened, with this text."""
        self._number, self._text, self._kept, self._begun = number, text, text, text
        self._seconds, self._last_moment = 0.0, self._clock()

    @property
    def is_kept(self) -> bool:
        """Whether what is typed would outlive the process."""
        return self._text == self._kept

    @property
    def is_typed(self) -> bool:
        """Whether somebody changed the text since the segment was opened."""
        return self._text != self._begun

    def typed(self, number: int, text: str) -> None:
        """The text is another now."""
        if number != self._number:
            return
        now = self._clock()
        self._seconds += min(now - self._last_moment, LONGEST_PAUSE_SECONDS)
        self._last_moment, self._text = now, text

    def keep(self) -> None:
        """Keep what is typed; called each second."""
        if self._number is None or self.is_kept or self._room.job.is_read_only:
            return
        number, text = self._number, self._text
        self._kept = text
        self._room.keep_soon(lambda job: job.save_typing(number, text))

    def spend(self) -> Callable[[Job], None]:
        """The time since the segment was opened, to be counted by the job; it begins anew."""
        number, now = self._number, self._clock()
        seconds = self._seconds + min(now - self._last_moment, LONGEST_PAUSE_SECONDS)
        self._seconds, self._last_moment = 0.0, now

        def count(job: Job) -> None:
            if number is not None and not job.is_read_only and number <= len(job.segments):
                job.add_seconds(number, seconds)

        return count

    def is_changed(self, target: str | None) -> bool:
        """Whether the text is another than the segment's target."""
        return self._number is not None and self._text != (target or "")

    async def enter(self) -> Change | None:
        """Make what was typed the segment's target, as the person goes on. Raises PadananError."""
        number, text = self._number, self._text
        if number is None or self._room.job.is_read_only or not self.is_changed(self._room.segment(number).target):
            return None
        self._kept = text
        return await self._room.keep(lambda job: job.edit(number, text))
