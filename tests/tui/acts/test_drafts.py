"""What the engine is asked for."""

from __future__ import annotations

from pathlib import Path

from corpora.job import Job
from tests.tui.review_room import FakeDrafter, desk, proves, reviewing
from tests.tui.support import piloted
from tui.drafting_loop import Work
from tui.screens.alternatives import AlternativesScreen


@proves("redraft", "alternatives")
@piloted
async def test_a_segment_is_drafted_again_and_one_of_several_drafts_chosen(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path), drafter=FakeDrafter()) as review:
        await review.until(lambda: review.screen.drafting.state.work is Work.DONE)
        assert [review.target(number) for number in (1, 10)] == [
            "MITRA JUNIOR ITU BELUM MENANDATANGANI PERJANJIAN.",
            "SELAMAT PAGI.",
        ]
        await review.go(3)
        await review.write("Hi.")
        await review.do("redraft")
        await review.until(lambda: review.editor.text == "SELAMAT PAGI.")
        await review.do("undo")
        assert review.editor.text == "Hi."
        await review.do("alternatives")
        dialog = await review.dialog(AlternativesScreen)
        await review.until(lambda: dialog._texts)
        await review.press("2")
        await review.back()
        assert review.editor.text == "Selamat Pagi."
        await review.do("alternatives")
        await review.dialog(AlternativesScreen)
        await review.press("escape")
        await review.back()
        assert review.editor.text == "Selamat Pagi."


@proves("pause_drafts")
@piloted
async def test_drafts_rest_and_go_on(tmp_path: Path) -> None:
    drafter = FakeDrafter(0.15)
    async with reviewing(desk(tmp_path, "\n".join(f"Kalimat {n}." for n in range(60))), drafter=drafter) as review:
        drafting = review.screen.drafting
        await review.until(lambda: drafting.state.work is Work.RUNNING)
        await review.do("pause_drafts")
        assert drafting.state.work is Work.PAUSED
        drafter.seconds = 0
        await review.do("pause_drafts")
        await review.until(lambda: drafting.state.work is Work.DONE)
        assert all(segment.target for segment in review.room.segments)
        assert drafting.state.drafted == drafting.state.total == 60


@piloted
async def test_without_an_engine_one_is_told_and_works_on(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        for action in ("redraft", "alternatives"):
            await review.do(action)
            assert review.told[-1] == "There is no engine to ask. Start padanan review without --no-drafts."
        await review.type("She.")
        await review.do("confirm")
        assert review.state(1) == "confirmed"


@piloted
async def test_an_engine_that_cannot_be_used_is_told_and_work_goes_on_until_it_can(tmp_path: Path) -> None:
    drafter = FakeDrafter(failure="The model is missing. Run padanan model install.")
    async with reviewing(desk(tmp_path), drafter=drafter) as review:
        drafting = review.screen.drafting
        await review.until(lambda: drafting.state.work is Work.FAILED)
        assert drafting.state.problem == "The model is missing. Run padanan model install."
        await review.type("She.")
        await review.do("confirm")
        assert review.state(1) == "confirmed"
        await review.do("redraft")
        assert review.told[-1] == "The model is missing. Run padanan model install."
        drafter.failure = ""
        await review.do("redraft")
        await review.until(lambda: drafting.state.work is Work.DONE)
        assert review.target(10) == "SELAMAT PAGI."


@piloted
async def test_a_draft_that_comes_does_not_touch_what_is_typed(tmp_path: Path) -> None:
    drafter = FakeDrafter(0.5)
    async with reviewing(desk(tmp_path, "Ya.\nTidak.\n"), drafter=drafter) as review:
        await review.type("Yes")
        await review.until(lambda: review.screen.drafting.state.work is Work.DONE)
        assert (review.editor.text, review.target(1)) == ("Yes", "YA.")
        await review.press("down")
        await review.settled()
        assert (review.target(1), review.state(1), review.editor.text) == ("Yes", "edited", "TIDAK.")
        # The draft is nothing that a person did; it cannot be undone.
        await review.do("undo")
        assert (review.screen.number, review.editor.text, review.state(1)) == (1, "YA.", "draft")


@piloted
async def test_a_draft_goes_to_its_segment_though_others_were_split_meanwhile(tmp_path: Path) -> None:
    drafter = FakeDrafter(0.4)
    text = "Ia pergi ke pasar lalu pulang.\nTidak.\nYa.\n"
    async with reviewing(desk(tmp_path, text), drafter=drafter) as review:
        await review.until(lambda: review.screen.drafting.state.work is Work.RUNNING)

        def split(job: Job) -> None:
            job.split(1, text.index("lalu"), 0)

        await review.room.keep(split)
        await review.screen.document_changed(1)
        await review.until(lambda: review.screen.drafting.state.work is Work.DONE)
        assert [one.target for one in review.room.segments] == [one.source.upper() for one in review.room.segments]
