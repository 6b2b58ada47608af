"""Looking for segments and texts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpora.job import JobSegment
from translate.review.filters import parse_filter
from tui.wording import _, plural

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


async def filter_segments(screen: ReviewScreen) -> None:
    """Show only some."""
    from tui.screens.filtering import FilterScreen

    async def count(text: str) -> int:
        return len(await _found(screen, text))

    segments = list(screen.room.segments)
    known = {"finding": await asyncio.to_thread(_checks_that_found_something, segments)}
    text = await screen.app.push_screen_wait(FilterScreen(screen.filter_text, count, known))
    if text is None:
        return
    if not text.strip():
        _show_all(screen)
        return
    numbers = await _found(screen, text)
    if not numbers:
        screen.notify(_("No segment is so; all stay as they are."))
        return
    screen.enter()
    screen.filter_text = text
    screen.show_only(numbers)
    screen.show_segment(screen.number if screen.number in numbers else numbers[0])


def _checks_that_found_something(segments: Sequence[JobSegment]) -> list[str]:
    return sorted({finding["check"] for one in segments for finding in one.version.findings or ()})


async def _found(screen: ReviewScreen, text: str) -> list[int]:
    wanted = parse_filter(text)
    return await asyncio.to_thread(wanted.select, list(screen.room.segments))


def show_all(screen: ReviewScreen) -> None:
    """Show all again."""
    _show_all(screen)


def _show_all(screen: ReviewScreen) -> None:
    screen.enter()
    screen.filter_text = ""
    number = screen.number
    screen.show_only(range(1, len(screen.room.segments) + 1))
    if number:
        screen.show_segment(number)


async def replace(screen: ReviewScreen) -> None:
    """Find, and replace."""
    from tui.screens.replacing import ReplaceScreen

    await screen.leave_segment()
    shown: Sequence[int] = screen.shown
    segments = [screen.room.segments[number - 1] for number in shown]
    targets = await screen.app.push_screen_wait(ReplaceScreen(segments))
    if not targets:
        return
    change = await screen.room.keep(lambda job: job.replace(targets))
    screen.changed(change)
    count = len(change.numbers) if change else 0
    screen.notify(
        plural("Replaced in {n} segment; ^Z takes it back.", "Replaced in {n} segments; ^Z takes it back.", count)
    )


async def concordance(screen: ReviewScreen) -> None:
    """Look for a text in the memories."""
    from corpora.memory import ConcordanceLine, Memories
    from tui.screens.concordance import ConcordanceScreen

    async def search(text: str, *, is_stemmed: bool) -> list[ConcordanceLine]:
        def look(memories: Memories) -> list[ConcordanceLine]:
            return memories.concordance(text, is_stemmed=is_stemmed, limit=100)

        return await screen.room.look_up(look, [])

    chosen = await screen.app.push_screen_wait(
        ConcordanceScreen(
            search, screen.editor.selected_source or screen.editor.selected_target, screen.room.pair.target
        )
    )
    if chosen is not None:
        screen.editor.insert(chosen)
