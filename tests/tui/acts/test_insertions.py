"""What is put into the translation."""

from __future__ import annotations

from pathlib import Path

from corpora.job import Origin
from tests.tui.review_room import desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.asking import AskScreen
from tui.screens.inserting import PlaceablesScreen

TAGGED = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# Shown on the first page.
msgid "Click <b>Save</b>, then <i>leave</i>."
msgstr ""

msgid "Hello %s"
msgstr "Halo %s"
"""


@proves("insert_term", *(f"insert_term_{number}" for number in range(1, 10)))
@piloted
async def test_a_term_goes_to_the_cursor(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.until(lambda: review.screen.panes.terms.text_of(1))
        await review.type("The ")
        await review.do("insert_term_1")
        assert review.editor.text == "The junior partner"
        review.screen.panes.terms.query_one("RowList").focus()
        await review.press("right")
        await review.do("insert_term_1")
        assert review.editor.text == "The junior partnerjunior associate"
        for number in range(2, 10):
            await review.do(f"insert_term_{number}")
            assert review.told[-1] == f"There is no term {number} with a translation."
        await review.do("undo")
        assert review.editor.text == "The junior partner"
        await review.do("insert_term")
        await review.dialog(AskScreen)
        await review.press("1")
        await review.back()
        assert review.editor.text == "The junior partnerjunior associate"
        await review.go(7)
        await review.advised()
        await review.do("insert_term")
        assert review.told[-1] == "There are no terms with a translation."


@proves("insert_match", *(f"insert_match_{number}" for number in range(1, 10)))
@piloted
async def test_a_match_is_taken_and_the_next_in_turn(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.advised()
        await review.do("insert_match")
        assert review.told[-1] == "The memories have nothing like this segment."
        await review.go(4)
        await review.advised()
        assert {match.target for match in review.screen.matches} == {"Thank you.", "Thanks."}
        first, second = (match.target for match in review.screen.matches)
        taken = []
        for _ in range(3):
            await review.do("insert_match")
            taken.append(review.editor.text)
        assert taken == [first, second, first]
        await review.do("insert_match_2")
        assert review.editor.text == second
        for number in range(3, 10):
            await review.do(f"insert_match_{number}")
            assert review.told[-1] == f"There is no match {number}."
        await review.do("insert_match_1")
        assert review.editor.text == first
        await review.do("confirm_and_stay")
        version = review.segment(4).version
        assert (version.origin, version.score) == (Origin.TM_EXACT, 100)


@proves("insert_tag")
@piloted
async def test_missing_tags_come_one_by_one_or_as_a_pair_round_the_selection(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path, TAGGED, "app.po")) as review:
        source = review.segment(1).source
        assert "<1>Save</1>" in source
        await review.write("Klik Simpan, lalu ")
        review.editor.editor.select(5, 11)
        await review.do("insert_tag")
        assert review.editor.text == "Klik <1>Simpan</1>, lalu "
        review.editor.editor.move_cursor(review.editor.editor.document.end)
        await review.do("insert_tag")
        await review.type("keluar")
        await review.do("insert_tag")
        assert review.editor.text == "Klik <1>Simpan</1>, lalu <2>keluar</2>"
        await review.do("insert_tag")
        assert review.told[-1] == "No tag is missing."


@proves("insert_from_source")
@piloted
async def test_a_number_of_the_source_comes_as_the_target_has_it(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.go(7)
        await review.do("insert_from_source")
        assert review.told[-1] == "The source has no number, name, tag or address."
        await review.go(2)
        await review.do("insert_from_source")
        dialog = await review.dialog(PlaceablesScreen)
        assert dialog._placeables[0].text == "1,234.5"
        await review.press("1")
        await review.back()
        assert review.editor.text == "1,234.5"
        await review.do("insert_from_source")
        await review.dialog(PlaceablesScreen)
        await review.press("escape")
        await review.back()
        assert review.editor.text == "1,234.5"


@piloted
async def test_words_are_offered_and_taken_with_tab(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.advised()
        await review.type("The ju")
        assert review.editor.editor.ghost == "nior partner"
        await review.press("tab")
        assert review.editor.text == "The junior partner"
        assert review.screen.focused is review.editor.editor
