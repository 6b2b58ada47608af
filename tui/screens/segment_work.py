"""Work on segments: one is open, what is typed in it is kept, and what changed is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from corpora.errors import PadananError
from corpora.job import Change, JobSegment, Origin
from corpora.memory.unit import Match
from translate.review.counting import ProgressCount
from tui.remembered import Notebook
from tui.room import Room
from tui.screens.telling import TellingScreen
from tui.typing_keeper import Taken, TypingKeeper
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.segment_list import SegmentList


class SegmentWork(TellingScreen):
    """A document's segments and the one that is open."""

    def __init__(self, room: Room, notebook: Notebook):
        super().__init__()
        self.room = room
        self.notebook = notebook
        self.typing = TypingKeeper(room)
        self.filter_text = ""
        self.shown: Sequence[int] = range(1, len(room.segments) + 1)
        """The numbers of the segments that are shown, in order."""
        self._progress = ProgressCount()
        self._counted: list[JobSegment] = []
        """The segments as they were when they were counted."""

    # What children do

    def advise(self, *, is_typing: bool = False) -> None:
        """Find what helps with the segment that is open."""

    def tell_status(self) -> None:
        """Say where one is and how far the work is."""

    # The widgets, by name

    @property
    def segment_list(self) -> SegmentList:
        """The document."""
        return self.query_one(SegmentList)

    @property
    def editor(self) -> ActiveSegment:
        """The segment that is open."""
        return self.segment_list.segment

    @property
    def number(self) -> int:
        """Of the segment that is open; 0 if there is none."""
        return self.segment_list.active or 0

    @property
    def segment(self) -> JobSegment:
        """The one that is open, as it is kept."""
        return self.room.segment(self.number)

    # Going about

    def go(self, number: int) -> None:
        """Leave the segment that is open, keep what was typed in it, and open another."""
        if not self.room.segments:
            return
        self.enter()
        self.show_segment(min(max(number, 1), len(self.room.segments)))

    def enter(self) -> None:
        """Keep what was typed; it is the segment's target from now on."""
        self.catch_up()
        self.room.keep_soon(self.typing.spend())
        enter = self.typing.entering()
        if enter is not None:
            self.later(self._entered(self.number, self.editor.text, self.room.keep_soon(enter)))

    def catch_up(self) -> None:
        """Know what stands in the editor; the message of the last key may still be on its way."""
        if self.number and self.editor.text != self.typing.text:
            self.typing.typed(self.number, self.editor.text)

    async def _entered(self, number: int, text: str, entering: Future[Change | None]) -> None:
        try:
            change = await asyncio.wrap_future(entering)
        except PadananError:
            self.come_back(number, text)
            raise
        self.changed(change)

    def come_back(self, number: int, text: str) -> None:
        """To a segment whose text could not be kept, so that it is not lost; not while another is typed."""
        if number != self.number:
            if self.typing.is_waiting:
                return
            self.show_segment(number)
        self.take_text(text)
        self.typing.refused()

    def show_segment(self, number: int) -> None:
        """Open a segment, with what was typed in it if that was not entered."""
        self.open_segment(number)
        self.advise()

    def open_segment(self, number: int) -> None:
        """The same, without asking for what helps with it."""
        segment = self.room.segment(number)
        text = self.room.job.typing.get(number, segment.target or "")
        self.segment_list.activate(number, text=text)
        self.typing.begin(number, text)
        self.notebook.note_place(self.room.setup.files.job, number)
        self.tell_status()

    def take_text(self, text: str) -> None:
        """Put a text in the place of the whole translation, as one step of the editor."""
        self.editor.set_text(text)

    def take_match(self, match: Match) -> None:
        """Put a match's translation in the place of the whole, and remember where it came from."""
        self.take_text(match.target)
        origin = Origin.TM_EXACT if match.score_percent >= 100 else Origin.TM_FUZZY
        self.typing.taken = Taken(origin, match.score_percent)

    # What has changed

    def changed(self, change: Change | None) -> None:
        """Show what a change did."""
        if change is not None:
            self.refresh_segments(change.numbers)
            self.later(self._check(change.numbers))
        self.tell_once(self.room.job.memory_problem)

    def refresh_segments(self, numbers: Iterable[int]) -> None:
        """These are not as they were."""
        numbers = list(numbers)
        self._count_again(numbers)
        self.segment_list.refresh_segments(numbers)
        if self.number in numbers:
            self._refresh_editor()
        self.tell_status()

    async def count(self) -> None:
        """Count how far the work is; on another thread, since a long document takes a while."""
        segments = list(self.room.segments)
        self._progress, self._counted = await asyncio.to_thread(ProgressCount, segments), segments
        self._count_again(range(1, len(segments) + 1))

    def _count_again(self, numbers: Iterable[int]) -> None:
        segments = self.room.segments
        for number in numbers:
            if number <= len(self._counted) and self._counted[number - 1] is not segments[number - 1]:
                self._progress.change(self._counted[number - 1], segments[number - 1])
                self._counted[number - 1] = segments[number - 1]

    def _refresh_editor(self) -> None:
        """Show the target as it is kept, unless somebody is typing another."""
        text = self.segment.target or ""
        if self.editor.text != text and not self.typing.is_typed:
            # Not as a step of the editor: what is undone next is the job's.
            self.editor.open(self.segment, text, is_read_only=self.editor.editor.read_only)
            self.typing.begin(self.number, text)
        self.advise()

    def show_only(self, numbers: Sequence[int]) -> None:
        """Show these segments, in order."""
        self.shown = numbers
        self.segment_list.open(self.room.segments, numbers)
        self.tell_status()

    async def _check(self, numbers: Sequence[int]) -> None:
        """Look for faults in targets that nobody has looked at."""
        for number in numbers:
            segment = self.room.segment(number)
            if segment.target is not None and segment.version.findings is None and not self.room.job.is_read_only:
                try:
                    await self.room.check(number, segment.target)
                except PadananError as error:
                    # The glossaries cannot be read, which is no reason to say so at each segment.
                    self.tell_once(str(error))
                    return
                self.refresh_segments([number])
