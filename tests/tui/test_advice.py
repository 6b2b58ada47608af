"""What helps with the segment that is open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui.review_room import desk
from tests.tui.support import piloted
from translate.review.opening import begin_review
from tui.advice import Advice, Adviser
from tui.room import Room, RoomSetup


@asynccontextmanager
async def _advising(folder: Path) -> AsyncIterator[tuple[Room, Adviser]]:
    at = desk(folder)
    setup = at.setup()
    begin_review(setup.files, setup.options)
    room = Room(
        RoomSetup(
            setup.files,
            glossary_paths=setup.glossary_paths,
            has_default_glossary=False,
            memory_files=setup.memory_files,
        )
    )
    await room.open()
    try:
        yield room, Adviser(room)
    finally:
        room.close()


async def _all(adviser: Adviser, number: int, text: str, *, is_typing: bool = False) -> list[Advice]:
    return [advice async for advice in adviser.advise(number, text, is_typing=is_typing)]


@piloted
async def test_terms_come_first_then_findings_matches_and_history(tmp_path: Path) -> None:
    async with _advising(tmp_path) as (room, adviser):
        await room.keep(lambda job: job.edit(4, "Tanks."))
        steps = await _all(adviser, 4, "Tanks.")
        assert [bool(step.matches) for step in steps] == [False, False, True, True]
        assert [match.target for match in steps[-1].matches] == ["Thanks.", "Thank you."]
        assert [event.action for event in steps[-1].history] == ["edit"]
        (step, *_) = await _all(adviser, 1, "The partner")
        assert [(term["source_term"], term["verdict"]) for term in step.terms] == [("mitra junior", "missed")]


@piloted
async def test_whoever_types_before_the_matches_came_gets_them_all_the_same(tmp_path: Path) -> None:
    async with _advising(tmp_path) as (_, adviser):
        async for _advice in adviser.advise(4, ""):
            break
        assert (await _all(adviser, 4, "T", is_typing=True))[-1].matches
        # From now on they are not asked for again while one types, and stay.
        steps = await _all(adviser, 4, "Th", is_typing=True)
        assert len(steps) == 2
        assert all(step.matches and step.completer for step in steps)


@piloted
async def test_what_was_known_of_a_segment_stays_until_there_is_newer(tmp_path: Path) -> None:
    async with _advising(tmp_path) as (_, adviser):
        await _all(adviser, 4, "")
        assert all(step.matches for step in await _all(adviser, 4, ""))
        assert not (await _all(adviser, 1, ""))[0].matches


@piloted
async def test_words_of_what_was_confirmed_are_offered(tmp_path: Path) -> None:
    async with _advising(tmp_path) as (room, adviser):
        await room.keep(lambda job: job.confirm(7, "She was overwhelmingly happy."))
        await adviser.learn_words()
        adviser.learn("The memorandum.")
        advice = (await _all(adviser, 9, ""))[-1]
        assert advice.completion("It is overwh", "") == "elmingly"
        assert advice.completion("The memor", "") == "andum"
        assert (await _all(adviser, 99, "")) == []
