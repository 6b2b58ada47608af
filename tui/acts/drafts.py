"""What the engine is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from corpora.errors import UsageError
from corpora.job import JobSegment, Version
from tui.drafting_loop import Work
from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


def redraft(screen: ReviewScreen) -> Coroutine[Any, Any, None]:
    """Ask again for this segment, and for all others if the engine had failed."""
    _check_engine(screen)
    if screen.drafting.state.work is Work.FAILED:
        screen.draft()
    return _redrafted(screen, screen.segment)


async def _redrafted(screen: ReviewScreen, segment: JobSegment) -> None:
    versions = await screen.room.draft([segment.number])
    if segment.number in versions and _is_open(screen, segment):
        screen.take_text(versions[segment.number].target or "")


def _is_open(screen: ReviewScreen, segment: JobSegment) -> bool:
    """Whether the person is still at the segment that the engine was asked for."""
    return bool(screen.number) and (screen.segment.id, screen.segment.source) == (segment.id, segment.source)


def alternatives(screen: ReviewScreen) -> Coroutine[Any, Any, None]:
    """Choose among several drafts."""
    _check_engine(screen)
    return _chosen(screen, screen.segment)


async def _chosen(screen: ReviewScreen, segment: JobSegment) -> None:
    from translate.review.engine_names import engine_names
    from tui.screens.alternatives import AlternativesScreen

    async def load(engine: str | None) -> list[Version]:
        return await screen.room.alternatives(segment.number, 8, engine)

    engines = await asyncio.to_thread(engine_names, screen.room.pair, screen.drafting.state.engine)
    chosen = await screen.app.push_screen_wait(AlternativesScreen(segment.source, load, engines))
    if chosen is not None and _is_open(screen, segment):
        screen.take_text(chosen)


def pause(screen: ReviewScreen) -> None:
    """Rest, or go on."""
    screen.drafting.toggle()


def _check_engine(screen: ReviewScreen) -> None:
    if not screen.room.has_drafter:
        raise UsageError(_("There is no engine to ask. Start padanan review without --no-drafts."))
