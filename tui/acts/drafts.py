"""What the engine is asked for."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from corpora.errors import UsageError
from corpora.job import Version
from tui.drafting_loop import Work
from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


def redraft(screen: ReviewScreen) -> Coroutine[Any, Any, None]:
    """Ask again for this segment, and for all others if the engine had failed."""
    _check_engine(screen)
    if screen.drafting.state.work is Work.FAILED:
        screen.run_worker(screen.drafting.run(), group="drafting", exclusive=True)
    return _redrafted(screen, screen.number)


async def _redrafted(screen: ReviewScreen, number: int) -> None:
    versions = await screen.room.draft([number])
    if number in versions and screen.number == number:
        screen.take_text(versions[number].target or "")


async def alternatives(screen: ReviewScreen) -> None:
    """Choose among several drafts."""
    _check_engine(screen)
    from tui.screens.alternatives import AlternativesScreen

    segment = screen.segment

    async def load() -> list[Version]:
        return await screen.room.alternatives(segment.number, 8)

    chosen = await screen.app.push_screen_wait(AlternativesScreen(segment.source, load))
    if chosen is not None and screen.number == segment.number:
        screen.take_text(chosen)


def pause(screen: ReviewScreen) -> None:
    """Rest, or go on."""
    screen.drafting.toggle()


def _check_engine(screen: ReviewScreen) -> None:
    if not screen.room.has_drafter:
        raise UsageError(_("There is no engine to ask. Start padanan review without --no-drafts."))
