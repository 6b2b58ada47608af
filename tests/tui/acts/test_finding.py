"""Looking for segments and texts."""

from __future__ import annotations

from pathlib import Path

from corpora.job import Job
from tests.tui.review_room import Reviewing, desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.concordance import ConcordanceScreen
from tui.screens.filtering import FilterScreen
from tui.screens.going_to import GoToScreen
from tui.screens.proposal_list import ProposalList
from tui.screens.replacing import ReplaceScreen


async def _filter(review: Reviewing, text: str) -> None:
    await review.do("filter")
    dialog = await review.dialog(FilterScreen)
    dialog.query_one("Input").value = text
    await review.pilot.pause()
    await review.press("enter")
    await review.back()


@proves("filter", "show_all")
@piloted
async def test_a_filter_shows_some_and_confirming_stays_in_it(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        review.screen.notebook.note(propagation="never")
        await review.type("Typed")
        await _filter(review, "Presiden")
        assert (list(review.screen.shown), review.screen.number, review.target(1)) == ([6, 8], 6, "Typed")
        await review.type("First.")
        await review.do("confirm")
        assert review.screen.number == 8
        await review.do("next")
        assert review.screen.number == 8
        await review.type("Second.")
        await review.do("confirm")
        assert (review.screen.number, [review.state(number) for number in (6, 8)]) == (8, ["confirmed"] * 2)
        assert review.told[-1].startswith("That was the last one.")
        await review.do("next_untranslated")
        assert review.told[-1] == "All segments shown have a translation."
        await review.do("show_all")
        assert (len(review.screen.shown), review.screen.filter_text, review.screen.number) == (10, "", 8)


@piloted
async def test_going_to_a_number_outside_the_filter_leaves_it(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await _filter(review, "Presiden")
        await review.type("First.")
        await review.do("go_to")
        await review.dialog(GoToScreen)
        await review.press("2", "enter")
        await review.back()
        assert (review.screen.number, review.screen.filter_text, len(review.screen.shown)) == (2, "", 10)
        assert (review.target(6), review.target(2)) == ("First.", None)
        await _filter(review, "pagi")
        assert list(review.screen.shown) == [3, 5, 10]
        await _filter(review, "")
        assert len(review.screen.shown) == 10
        await review.do("filter")
        dialog = await review.dialog(FilterScreen)
        dialog.query_one("Input").value = "state:nothing"
        await review.press("enter")
        await review.pilot.pause()
        assert review.app.screen is dialog
        await review.press("escape")
        await review.back()
        assert len(review.screen.shown) == 10


@proves("replace")
@piloted
async def test_replacing_keeps_to_what_is_shown_and_is_undone_at_once(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:

        def begin(job: Job) -> None:
            for number in (3, 5, 6, 8):
                job.edit(number, f"Good morning {number}.")

        await review.room.keep(begin)
        review.screen.refresh_segments(range(1, 11))
        await review.go(10)
        await review.type("Good night.")
        await _filter(review, "pagi")
        await review.do("replace")
        dialog = await review.dialog(ReplaceScreen)
        dialog.query_one("#find").value = "Good"
        dialog.query_one("#with").value = "Fine"
        await review.until(lambda: dialog.query_one(ProposalList).count == 3 and dialog._shown == dialog.wanted)
        dialog.replace()
        await review.back()
        assert [review.target(number) for number in (3, 5, 6, 10)] == [
            "Fine morning 3.",
            "Fine morning 5.",
            "Good morning 6.",
            "Fine night.",
        ]
        assert review.editor.text == review.target(review.screen.number)
        await review.do("undo")
        assert [review.target(number) for number in (3, 5, 10)] == ["Good morning 3.", "Good morning 5.", "Good night."]


@proves("concordance")
@piloted
async def test_words_are_looked_up_in_the_memories_and_a_translation_inserted(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.go(6)
        source = review.segment(6).source
        review.editor.source.select(0, source.index(" tiba"))
        await review.do("concordance")
        dialog = await review.dialog(ConcordanceScreen)
        assert dialog.query_one("Input").value == "Presiden Joko Widodo"
        await review.until(lambda: dialog._lines)
        await review.press("enter")
        await review.back()
        assert review.editor.text == "President Joko Widodo arrived in Jakarta."


@piloted
async def test_what_is_confirmed_is_a_match_of_the_next_like_it(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.go(8)
        await review.advised()
        assert [match.target for match in review.screen.matches] == ["President Joko Widodo arrived in Jakarta."]
        await review.go(6)
        await review.write("President Joko Widodo came to Beijing.")
        await review.do("confirm_and_stay")
        await review.go(8)
        await review.advised()
        assert "President Joko Widodo came to Beijing." in [match.target for match in review.screen.matches]
