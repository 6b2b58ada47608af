"""What is being typed, kept each second, and what is entered when the person goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple

from corpora.errors import PadananError
from corpora.job import Change, Job, Origin, SegmentState
from tui.room import Room

LONGEST_PAUSE_SECONDS = 60.0
"""Who does nothing for longer is not at work."""


class Taken(NamedTuple):
    """What a text was begun with."""

    origin: Origin | None = None
    """None if the person wrote it, or went on from what stood there."""
    score_percent: int | None = None


class TypingKeeper:
    """Keeps the text of the segment that is open, and counts the time spent on it."""

    def __init__(self, room: Room, clock: Callable[[], float] = time.monotonic):
        self._room = room
        self._clock = clock
        self._number: int | None = None
        self._text = ""
        self._kept: str | None = ""
        """None if nothing that was typed is kept."""
        self._begun = ""
        self._last_moment = 0.0
        self._seconds = 0.0
        self._saving: Future[object] | None = None
        self.taken = Taken()
        """The match that the text of the open segment was begun with."""
        self._is_pending = False
        """Whether the job has, or is about to have, a text of this segment that was not entered."""

    def begin(self, number: int, text: str) -> None:
        """A segment was opened, with this text."""
        self._number, self._text, self._kept, self._begun = number, text, text, text
        self._is_pending, self.taken = number in self._room.job.typing, Taken()
        self._seconds, self._last_moment = 0.0, self._clock()

    @property
    def number(self) -> int:
        """Of the segment that was opened last; 0 if none was."""
        return self._number or 0

    @property
    def text(self) -> str:
        """As it is typed now."""
        return self._text

    @property
    def is_kept(self) -> bool:
        """Whether what is typed would outlive the process."""
        return self._text == self._kept and (self._saving is None or self._saving.done())

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
        if self._number is None or self._text == self._kept or self._room.job.is_read_only:
            return
        number, text = self._number, self._text
        self._kept, self._is_pending = text, True
        self._saving = self._room.keep_soon(lambda job: job.save_typing(number, text))

    def problem(self) -> str:
        """Why what was typed could not be kept, if it could not; it will be tried again."""
        if self._saving is None or not self._saving.done():
            return ""
        error, self._saving = self._saving.exception(), None
        if error is None:
            return ""
        self._kept = None
        if isinstance(error, PadananError):
            return str(error)
        raise error

    def spend(self) -> Callable[[Job], None]:
        """The time since the segment was opened, to be counted by the job; it begins anew."""
        number, now = self._number, self._clock()
        seconds = self._seconds + min(now - self._last_moment, LONGEST_PAUSE_SECONDS)
        self._seconds, self._last_moment = 0.0, now

        def count(job: Job) -> None:
            if number is not None and not job.is_read_only and number <= len(job.segments):
                job.add_seconds(number, seconds)

        return count

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to enter: typed now, or before the last start."""
        return self.is_typed or self._is_pending

    def entered(self) -> None:
        """The text is about to become the segment's target; what comes now is typed anew."""
        self._begun = self._kept = self._text
        self._is_pending = False

    def refused(self) -> None:
        """The job did not take the text; it is still to be entered."""
        self._kept, self._is_pending = None, True

    def entering(self) -> Callable[[Job], Change | None] | None:
        """What makes the text the segment's target, to be done by the job; None if there is nothing to do.

        It forgets what was kept of a text that was taken back since.
        """
        number, text, taken = self._number, self._text, self.taken
        if number is None or self._room.job.is_read_only or number > len(self._room.segments):
            return None
        # What differs from the target without having been typed is an older target: a draft came a moment ago.
        if self._room.segment(number).state is SegmentState.LOCKED or not self.is_waiting:
            return None
        self.entered()

        def enter(job: Job) -> Change | None:
            if text == (job.segment(number).target or ""):
                job.discard_typing(number)
                return None
            return job.edit(number, text, origin=taken.origin, score=taken.score_percent)

        return enter
