"""What is being typed, kept each second, and the time that is spent on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from corpora.job import Job
from tests.tui.review_room import Desk, desk
from tests.tui.support import piloted
from translate.review.opening import begin_review
from tui.room import Room, RoomSetup
from tui.typing_keeper import LONGEST_PAUSE_SECONDS, TypingKeeper


class _Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@asynccontextmanager
async def _opened(at: Desk) -> AsyncIterator[tuple[Room, TypingKeeper, _Clock]]:
    if not at.job.exists():
        begin_review(at.setup().files, at.setup().options)
    room, clock = Room(RoomSetup(at.setup().files)), _Clock()
    await room.open()
    try:
        yield room, TypingKeeper(room, clock), clock
    finally:
        room.close()


def _enter(room: Room, keeper: TypingKeeper) -> None:
    enter = keeper.entering()
    assert enter is not None
    room.keep_soon(enter).result()


@piloted
async def test_time_at_work_is_counted_and_a_long_pause_is_none(tmp_path: Path) -> None:
    async with _opened(desk(tmp_path)) as (room, keeper, clock):
        keeper.begin(1, "")
        clock.seconds += 10
        keeper.typed(1, "S")
        clock.seconds += 3600
        keeper.typed(1, "Sh")
        clock.seconds += 5
        room.keep_soon(keeper.spend()).result()
        assert room.segment(1).seconds == 10 + LONGEST_PAUSE_SECONDS + 5
        clock.seconds += 2
        room.keep_soon(keeper.spend()).result()
        assert room.segment(1).seconds == 17 + LONGEST_PAUSE_SECONDS


@piloted
async def test_only_what_was_typed_is_entered(tmp_path: Path) -> None:
    async with _opened(desk(tmp_path)) as (room, keeper, _):
        keeper.begin(1, "")
        assert keeper.entering() is None
        # A draft came to the job, and the screen has not shown it yet.
        await room.keep(lambda job: job.edit(1, "A draft."))
        assert keeper.entering() is None
        keeper.typed(1, "She smiled.")
        assert not keeper.is_kept
        _enter(room, keeper)
        assert room.segment(1).target == "She smiled."
        assert keeper.is_kept
        assert keeper.entering() is None
        # A message of a segment that was left since.
        keeper.begin(2, "")
        keeper.typed(1, "late")
        assert keeper.entering() is None


@piloted
async def test_a_text_that_was_taken_back_is_forgotten(tmp_path: Path) -> None:
    async with _opened(desk(tmp_path)) as (room, keeper, _):
        keeper.begin(1, "")
        keeper.typed(1, "She")
        keeper.keep()
        await room.keep(lambda job: None)
        assert dict(room.job.typing) == {1: "She"}
        keeper.typed(1, "")
        _enter(room, keeper)
        assert (dict(room.job.typing), room.segment(1).target) == ({}, None)


@piloted
async def test_a_text_of_before_the_start_is_entered_though_nobody_typed_since(tmp_path: Path) -> None:
    async with _opened(desk(tmp_path)) as (room, keeper, _):
        await room.keep(lambda job: job.save_typing(1, "She"))
        keeper.begin(1, "She")
        assert keeper.is_waiting
        _enter(room, keeper)
        assert room.segment(1).target == "She"


@piloted
async def test_what_could_not_be_kept_is_said_and_tried_again(tmp_path: Path) -> None:
    async with _opened(desk(tmp_path)) as (room, keeper, _):
        keeper.begin(1, "")
        keeper.typed(1, "She")

        def lock(job: Job) -> None:
            job.lock(1)

        room.keep_soon(lock)
        keeper.keep()
        await room.keep(lambda job: None)
        await asyncio.sleep(0)
        assert keeper.problem() == "Segment 1 is locked. Unlock it first."
        assert keeper.problem() == ""
        assert not keeper.is_kept
        await room.keep(lambda job: job.unlock(1))
        keeper.keep()
        await room.keep(lambda job: None)
        assert keeper.is_kept
        assert dict(room.job.typing) == {1: "She"}
        # A text that the job refused stays to be entered.
        keeper.entered()
        assert not keeper.is_waiting
        keeper.refused()
        assert keeper.is_waiting
        assert not keeper.is_kept
