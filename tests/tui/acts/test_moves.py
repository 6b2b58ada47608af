"""Going from segment to segment."""

from __future__ import annotations

from pathlib import Path

from tests.tui.review_room import Reviewing, desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.going_to import GoToScreen


@proves("next", "previous", "first", "last", "go_to")
@piloted
async def test_one_goes_to_the_next_the_one_before_the_ends_and_any_number(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        assert review.screen.number == 1
        for action, number in (("previous", 1), ("next", 2), ("next", 3), ("previous", 2), ("last", 10), ("next", 10)):
            await review.do(action)
            assert review.screen.number == number, action
        await review.do("first")
        assert review.screen.number == 1
        await review.press("down")
        await review.press("down")
        assert review.screen.number == 3
        await review.press("up")
        assert review.screen.number == 2
        await review.do("go_to")
        await review.dialog(GoToScreen)
        await review.press("7", "enter")
        await review.back()
        assert review.screen.number == 7


@proves("next_unconfirmed", "next_untranslated", "next_finding", "next_fuzzy", "next_note")
@piloted
async def test_one_goes_to_the_next_of_a_kind_and_from_the_top_again(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.do("next_note")
        assert review.told[-1] == "No segment shown has a note."
        await review.do("next_fuzzy")
        assert review.told[-1] == "No segment shown comes from a like text."
        await review.do("next_finding")
        assert review.told[-1] == "Nothing was found in the segments shown."
        await _prepare(review)
        for action, places in {
            "next_note": (4, 4),
            "next_unconfirmed": (5, 7, 8),
            "next_untranslated": (10, 3, 4),
            "next_finding": (9, 9),
            "next_fuzzy": (6, 6),
        }.items():
            for number in places:
                await review.do(action)
                assert review.screen.number == number, action


async def _prepare(review: Reviewing) -> None:
    """1, 2 confirmed, 4 noted, 6 locked, from a memory and confirmed before, 7 to 9 translated, 9 wrongly."""
    from corpora.job import Job, Origin

    def prepare(job: Job) -> None:
        job.confirm(1, "The junior partner has not signed the agreement yet.")
        job.confirm(2, "Its price rose by 1,234.5 percent on 3 May 2024.")
        job.note(4, "Polite.")
        job.edit(6, "President Joko Widodo arrived in Jakarta.", origin=Origin.TM_FUZZY, score=90)
        job.lock(6)
        job.edit(7, "She smiles.")
        job.edit(8, "President Joko Widodo arrived in Medan.")
        job.edit(9, "The company is important.")

    await review.room.keep(prepare)
    review.screen.refresh_segments(range(1, 11))
    for number in (1, 2, 6, 7, 8, 9):
        await review.room.check(number, review.target(number) or "")
    await review.settled()
