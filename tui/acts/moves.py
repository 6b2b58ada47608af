"""From segment to segment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpora.job import JobSegment, Origin, SegmentState
from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen

Wanted = Callable[[JobSegment], bool]


def is_waiting(segment: JobSegment) -> bool:
    """Whether it is still to be confirmed."""
    return segment.state not in (SegmentState.CONFIRMED, SegmentState.LOCKED)


def next_number(screen: ReviewScreen, wanted: Wanted) -> int | None:
    """The next of the segments that are shown which is wanted, from the top again after the last."""
    shown, segments = screen.shown, screen.room.segments
    start = bisect_left(shown, screen.number + 1)
    for part in (range(start, len(shown)), range(start)):
        for place in part:
            if wanted(segments[shown[place] - 1]):
                return shown[place]
    return None


def _go_to_next(screen: ReviewScreen, wanted: Wanted, nothing: str) -> None:
    number = next_number(screen, wanted)
    if number is None:
        screen.notify(nothing)
    else:
        screen.go(number)


def next_unconfirmed(screen: ReviewScreen) -> None:
    """To the next that is not confirmed."""
    _go_to_next(screen, is_waiting, _("All segments shown are confirmed."))


def next_finding(screen: ReviewScreen) -> None:
    """To the next in which something was found."""
    _go_to_next(screen, lambda one: bool(one.version.findings), _("Nothing was found in the segments shown."))


def next_untranslated(screen: ReviewScreen) -> None:
    """To the next without a translation."""
    _go_to_next(screen, lambda one: one.state is SegmentState.UNTRANSLATED, _("All segments shown have a translation."))


def next_fuzzy(screen: ReviewScreen) -> None:
    """To the next from a like text of a memory."""
    _go_to_next(
        screen,
        lambda one: one.version.origin is Origin.TM_FUZZY and one.state is not SegmentState.CONFIRMED,
        _("No segment shown comes from a like text."),
    )


def next_note(screen: ReviewScreen) -> None:
    """To the next with a note."""
    _go_to_next(screen, lambda one: bool(one.version.notes), _("No segment shown has a note."))


def next_one(screen: ReviewScreen) -> None:
    """To the one after."""
    place = bisect_left(screen.shown, screen.number + 1)
    if place < len(screen.shown):
        screen.go(screen.shown[place])


def previous(screen: ReviewScreen) -> None:
    """To the one before."""
    place = bisect_left(screen.shown, screen.number)
    if place > 0:
        screen.go(screen.shown[place - 1])


def first(screen: ReviewScreen) -> None:
    """To the first."""
    if screen.shown:
        screen.go(screen.shown[0])


def last(screen: ReviewScreen) -> None:
    """To the last."""
    if screen.shown:
        screen.go(screen.shown[-1])


async def go_to(screen: ReviewScreen) -> None:
    """To a number."""
    from tui.screens.going_to import GoToScreen

    number = await screen.app.push_screen_wait(GoToScreen(len(screen.room.segments)))
    if number is not None:
        if number not in screen.shown:
            screen.enter()
            screen.filter_text = ""
            screen.show_only(range(1, len(screen.room.segments) + 1))
        screen.go(number)
