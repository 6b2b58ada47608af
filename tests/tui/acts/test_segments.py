"""What is done with the segment that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.job import Job
from tests.tui.review_room import desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.asking import AskScreen
from tui.screens.noting import NoteScreen


@proves("confirm")
@piloted
async def test_confirming_writes_the_memory_and_goes_to_the_next_that_waits(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.room.keep(lambda job: (job.confirm(2, "Dear."), job.lock(4)))
        await review.type("She is.")
        await review.do("confirm")
        assert (review.state(1), review.target(1), review.screen.number) == ("confirmed", "She is.", 3)
        await review.type("Good morning.")
        await review.press("enter")
        question = await review.dialog(AskScreen)
        assert review.screen.number == 5
        assert "2 other segments have the same source" in question._question
        await review.press("n")
        await review.back()
        assert [review.target(number) for number in (3, 5, 10)] == ["Good morning.", None, None]
        assert review.segment(3).seconds > 0
    pairs = at.memory_pairs()
    assert ("Mitra junior itu belum menandatangani perjanjian.", "She is.") in pairs
    assert ("Selamat pagi.", "Good morning.") in pairs


@piloted
async def test_propagation_is_asked_once_and_remembered(tmp_path: Path) -> None:
    at = desk(tmp_path, "Ya.\nTidak.\nYa.\nTidak.\nYa.\n")
    async with reviewing(at) as review:
        await review.type("Yes.")
        await review.do("confirm")
        await review.dialog(AskScreen)
        await review.press("a")
        await review.back()
        assert [review.target(number) for number in (1, 3, 5)] == ["Yes."] * 3
        assert [review.state(number) for number in (1, 3, 5)] == ["confirmed", "draft", "draft"]
        assert review.segment(3).version.is_propagated
        assert review.screen.number == 2
        await review.type("No.")
        await review.do("confirm")
        await review.until(lambda: review.target(4) == "No.")
        assert review.app.screen is review.screen
        # The next confirms a copy as it is.
        assert (review.screen.number, review.editor.text) == (3, "Yes.")
    async with reviewing(at) as review:
        assert review.screen.notebook.now.propagation == "always"


@proves("confirm_and_stay", "propagate", "lock", "reject", "clear")
@piloted
async def test_a_segment_is_confirmed_rejected_locked_cleared_and_copied_where_it_is(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        review.screen.notebook.note(propagation="never")
        await review.go(3)
        await review.type("Good.")
        await review.do("confirm_and_stay")
        assert (review.state(3), review.screen.number, review.editor.text) == ("confirmed", 3, "Good.")
        await review.do("propagate")
        assert [review.target(number) for number in (5, 10)] == ["Good."] * 2
        assert review.told[-1] == "Copied to 2 segments."
        await review.type(" Day.")
        await review.do("reject")
        assert (review.state(3), review.target(3)) == ("rejected", "Good. Day.")
        await review.do("lock")
        assert review.state(3) == "locked"
        await review.type("x")
        assert review.editor.text == "Good. Day."
        await review.do("clear")
        assert review.target(3) == "Good. Day."
        await review.do("lock")
        assert review.state(3) == "rejected"
        await review.type("x")
        assert review.editor.text == "Good. Day.x"
        await review.do("clear")
        assert (review.state(3), review.editor.text) == ("untranslated", "")
        # What was typed before it was cleared is not lost.
        await review.do("undo")
        assert (review.target(3), review.editor.text) == ("Good. Day.x", "Good. Day.x")


@piloted
async def test_a_refused_confirmation_leaves_the_text(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.do("confirm")
        assert review.told[-1] == "Segment 1 has no translation to confirm. Write one first."
        assert (review.screen.number, review.state(1)) == (1, "untranslated")
        await review.type("  ")
        await review.do("confirm")
        assert (review.screen.number, review.state(1), review.editor.text) == (1, "untranslated", "  ")
        await review.write("She smiled.")
        await review.do("lock")
        await review.do("confirm")
        assert review.told[-1] == "Segment 1 is locked. Unlock it first."
        assert (review.screen.number, review.state(1), review.editor.text) == (1, "locked", "She smiled.")


@proves("undo", "redo")
@piloted
async def test_undo_takes_back_keys_first_and_then_what_was_done_in_any_segment(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        review.screen.notebook.note(propagation="never")
        await review.type("One.")
        await review.do("confirm")
        await review.type("Two.")
        await review.do("confirm")
        await review.type("Three")
        await review.do("undo")
        assert (review.screen.number, review.editor.text) == (3, "")
        await review.do("undo")
        assert (review.screen.number, review.editor.text, review.state(2)) == (2, "", "untranslated")
        await review.do("undo")
        assert (review.screen.number, review.editor.text, review.state(1)) == (1, "", "untranslated")
        await review.do("undo")
        assert review.told[-1] == "There is nothing to undo."
        await review.do("redo")
        assert (review.editor.text, review.state(1)) == ("One.", "confirmed")
        await review.do("redo")
        assert (review.screen.number, review.editor.text, review.state(2)) == (2, "Two.", "confirmed")
        await review.do("redo")
        assert review.told[-1] == "There is nothing to do again."
    async with reviewing(at) as review:
        # Also after a restart.
        await review.do("undo")
        await review.do("undo")
        assert [review.state(number) for number in (1, 2)] == ["untranslated"] * 2
        await review.do("redo")
        assert (review.state(1), review.target(1)) == ("confirmed", "One.")


@piloted
async def test_undo_takes_back_a_propagation_and_what_came_before_it_one_by_one(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path, "Ya.\nYa.\nYa.\n")) as review:
        review.screen.notebook.note(propagation="always")
        await review.type("Yes.")
        await review.do("confirm")
        await review.until(lambda: review.target(3) == "Yes.")
        await review.settled()
        assert (review.screen.number, review.editor.text) == (2, "Yes.")
        await review.do("undo")
        assert [review.target(number) for number in (1, 2, 3)] == ["Yes.", None, None]
        assert review.editor.text == ""
        await review.do("undo")
        assert (review.target(1), review.screen.number, review.editor.text) == (None, 1, "")


@piloted
async def test_what_was_entered_on_leaving_can_be_undone_from_elsewhere(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.type("One")
        await review.press("down")
        await review.settled()
        assert (review.state(1), review.target(1)) == ("edited", "One")
        await review.do("undo")
        assert (review.screen.number, review.target(1), review.editor.text) == (1, None, "")
        # Taken back in the editor, nothing is left of it.
        await review.type("Two")
        review.screen.typing.keep()
        await review.do("undo")
        assert review.editor.text == ""
        await review.press("down")
        await review.press("up")
        await review.settled()
        assert (review.state(1), review.editor.text, dict(review.room.job.typing)) == ("untranslated", "", {})


@proves("copy_source", "toggle_case")
@piloted
async def test_the_source_is_copied_and_a_word_turned_to_another_case(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.go(3)
        await review.do("copy_source")
        assert review.editor.text == "Selamat pagi."
        await review.press("home")
        turns = []
        for _ in range(3):
            await review.do("toggle_case")
            turns.append(review.editor.text)
        assert sorted(turns) == ["SELAMAT pagi.", "Selamat pagi.", "selamat pagi."]
        await review.do("undo")
        await review.do("undo")
        await review.do("undo")
        await review.do("undo")
        assert review.editor.text == ""


@proves("split", "merge")
@piloted
async def test_a_segment_is_split_and_merged_and_both_are_undone(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.go(2)
        await review.write("It rose. In May.")
        source = review.segment(2).source
        place = source.index("pada")
        review.editor.source.select(0, place)
        review.editor.editor.select(8, 8)
        await review.do("split")
        assert len(review.room.segments) == 11
        assert [review.segment(number).source for number in (2, 3)] == [source[:place].strip(), source[place:]]
        assert [review.target(number) for number in (2, 3)] == ["It rose.", "In May."]
        assert (review.screen.number, review.editor.text, review.editor.source.shown) == (
            2,
            "It rose.",
            source[:place].strip(),
        )
        await review.do("undo")
        assert (len(review.room.segments), review.editor.source.shown) == (10, source)
        assert review.editor.text == "It rose. In May."
        await review.do("redo")
        assert (len(review.room.segments), review.editor.source.shown) == (11, source[:place].strip())
        # Sources that lay behind it keep their translations.
        await review.go(4)
        await review.write("Good morning.")
        await review.go(2)
        await review.do("merge")
        assert len(review.room.segments) == 10
        assert (review.editor.source.shown, review.target(3)) == (source, "Good morning.")
        await review.go(4)
        await review.do("merge")
        assert len(review.room.segments) == 10
        assert review.told[-1] == "Segment 4 is the last of its paragraph: there is nothing to merge it with."


@proves("note")
@piloted
async def test_a_note_is_written_and_kept(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        await review.do("note")
        await review.dialog(NoteScreen)
        await review.type("Ask Rina")
        await review.press("enter")
        await review.back()
        assert review.segment(1).version.notes == "Ask Rina"
        await review.advised()
        assert review.screen.advice.notes == "Ask Rina"
    with at.opened_job() as job:
        assert job.segment(1).version.notes == "Ask Rina"


@pytest.mark.parametrize("action_id", ["reject", "lock", "clear"])
@piloted
async def test_what_is_done_is_done_to_the_segment_that_was_open_when_the_key_was_pressed(
    tmp_path: Path, action_id: str
) -> None:
    async with reviewing(desk(tmp_path, "Ya.\nTidak.\n")) as review:

        def begin(job: Job) -> None:
            job.edit(1, "Yes.")
            job.edit(2, "No.")

        await review.room.keep(begin)
        review.screen.action_do(action_id)
        review.screen.action_do("next")
        await review.settled()
        assert review.state(1) == {"reject": "rejected", "lock": "locked", "clear": "untranslated"}[action_id]
        assert (review.state(2), review.target(2)) == ("edited", "No.")
