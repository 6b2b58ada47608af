"""Drafts for what has none, made while the person reads: what they see first, then what comes after it."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from corpora.errors import PadananError
from corpora.job import Job, JobSegment, SegmentState, Version
from tui.room import Room

BATCH = 4
"""Segments asked for at once: few, so that what the person goes to next need not wait long."""


class Work(Enum):
    """What the engine does."""

    NONE = "none"
    """There is no engine, or none is wanted."""
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True)
class DraftingState:
    """How far the drafts are."""

    work: Work
    engine: str = ""
    """Its name, once it is known."""
    drafted: int = 0
    total: int = 0
    problem: str = ""
    """Why it failed."""


class DraftingLoop:
    """Asks for drafts until none is wanted."""

    def __init__(
        self,
        room: Room,
        visible: Callable[[], Sequence[int]],
        *,
        came: Callable[[Sequence[int]], None],
        told: Callable[[DraftingState], None],
    ):
        self._room = room
        self._visible = visible
        self._came = came
        self._told = told
        self._remaining: list[int] = []
        """Numbers without a translation that were not asked for yet, ascending."""
        self._going = asyncio.Event()
        self.state = DraftingState(Work.NONE)

    async def run(self) -> None:
        """Go on until every segment has a draft or was tried; ends early if the engine cannot be used."""
        if not self._room.has_drafter or self._room.job.is_read_only:
            return
        self._going.set()
        self._tell(DraftingState(Work.STARTING))
        self.count_again()
        if self._remaining:
            await self._start_engine()
        while batch := self._next_batch():
            await self._going.wait()
            try:
                await self._draft(batch)
            except PadananError as error:
                self._fail(error)
                return
        if self.state.work is not Work.FAILED:
            self._tell(replace(self.state, work=Work.DONE))

    async def _start_engine(self) -> None:
        """Load it; that it cannot be is told, and what the memories have may still come."""
        try:
            facts = await self._room.warm_up()
        except PadananError as error:
            self._fail(error)
            return
        self._tell(replace(self.state, work=Work.RUNNING, engine=facts.name if facts else ""))

    def _fail(self, error: PadananError) -> None:
        self._tell(replace(self.state, work=Work.FAILED, problem=str(error)))

    async def _draft(self, batch: Sequence[int]) -> None:
        asked = {number: self._room.segment(number) for number in batch}
        versions = await self._room.draft(batch)
        numbers = await self._room.keep(lambda job: _put(job, asked, versions))
        self._tell(replace(self.state, drafted=self.state.drafted + len(batch)))
        self._came(numbers)

    def toggle(self) -> None:
        """Rest after what is asked now, or go on."""
        if self.state.work is Work.RUNNING:
            self._going.clear()
            self._tell(replace(self.state, work=Work.PAUSED))
        elif self.state.work is Work.PAUSED:
            self._going.set()
            self._tell(replace(self.state, work=Work.RUNNING))

    def count_again(self) -> None:
        """Numbers stand for other segments now, or there are more to draft."""
        untranslated = SegmentState.UNTRANSLATED
        self._remaining = [one.number for one in self._room.segments if one.state is untranslated]
        self._tell(replace(self.state, total=self.state.drafted + len(self._remaining)))

    def _next_batch(self) -> list[int]:
        """What is seen, then what follows it, then the rest; nothing twice."""
        visible = self._visible()
        batch: list[int] = []
        for number in visible:
            if len(batch) < BATCH and self._take(number):
                batch.append(number)
        start = bisect_left(self._remaining, visible[0] if visible else 1)
        while self._remaining and len(batch) < BATCH:
            number = self._remaining[start if start < len(self._remaining) else 0]
            batch += [number] if self._take(number) else []
        return batch

    def _take(self, number: int) -> bool:
        """Take a number off those that remain; whether it was there and still has no translation."""
        place = bisect_left(self._remaining, number)
        if place == len(self._remaining) or self._remaining[place] != number:
            return False
        del self._remaining[place]
        segments = self._room.segments
        return number <= len(segments) and segments[number - 1].state is SegmentState.UNTRANSLATED

    def _tell(self, state: DraftingState) -> None:
        self.state = state
        self._told(state)


def _put(job: Job, asked: Mapping[int, JobSegment], versions: Mapping[int, Version]) -> list[int]:
    """Give the drafts to the job; the numbers of their segments now, some of which may have been cut meanwhile."""
    drafts = {}
    for number, version in versions.items():
        now = job.number_of(asked[number].id)
        if now is not None and job.segment(now).source == asked[number].source:
            drafts[now] = version
    job.draft(drafts)
    return list(drafts)
