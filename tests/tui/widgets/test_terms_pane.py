from __future__ import annotations

from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, pane_lines, shown_lines, term
from tui.widgets.row_list import MOST_ROWS, RowList
from tui.widgets.terms_pane import TermsPane

TERMS = (
    term("mitra junior", "junior partner", verdict="kept", note="Mitra yunior is older."),
    term("invasi", "invasion", "large-scale invasion", verdict="missed", forbidden=["special operation"]),
)


@piloted
async def test_each_term_has_a_number_a_sign_and_its_translations():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        assert [line.replace("▌", " ") for line in await pane_lines(pilot, pane)] == [
            " 1 ✓ mitra junior  junior partner",
            " 2 ! invasi        invasion / large-scale invasion",
            "                   ✗ special operation",
            "                   missed",
        ]
        assert pane.summary == "2 · 1!"


@piloted
async def test_without_terms_a_line_says_what_would_be_there():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(TermsPane)
        assert await pane_lines(pilot, pane) == [" Terms that stand in the source."]
        pane.show(TERMS)
        pane.show(())
        assert await pane_lines(pilot, pane) == [" Terms that stand in the source."]
        assert pane.summary == ""
        await pilot.press("enter", "e", "f", "left")
        assert not any(app.of(kind) for kind in (TermsPane.Insert, TermsPane.EditTerm, TermsPane.ForbidTerm))


@piloted
async def test_keys_insert_edit_and_forbid_the_highlighted_term():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        pane.enter()
        await pilot.press("enter", "down", "right", "enter", "e", "f")
        await pilot.pause()
        assert app.of(TermsPane.Insert) == [
            TermsPane.Insert("junior partner"),
            TermsPane.Insert("large-scale invasion"),
        ]
        assert app.of(TermsPane.EditTerm) == [TermsPane.EditTerm("invasi", "diplomacy")]
        assert app.of(TermsPane.ForbidTerm) == [TermsPane.ForbidTerm("invasi", "large-scale invasion", "diplomacy")]


@piloted
async def test_numbers_give_what_is_picked():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(TermsPane)
        pane.show((*TERMS, term("utusan")))
        assert [pane.text_of(number) for number in (0, 1, 2, 3, 4)] == [None, "junior partner", "invasion", None, None]
        pane.enter()
        await pilot.press("down", "left")
        assert pane.text_of(2) == "large-scale invasion"


@piloted
async def test_a_click_picks_and_two_clicks_insert():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        await pilot.pause()
        await pilot.click(RowList, offset=(34, 1))
        assert pane.text_of(2) == "large-scale invasion"
        assert not app.of(TermsPane.Insert)
        await pilot.click(RowList, offset=(34, 1), times=2)
        await pilot.pause()
        assert app.of(TermsPane.Insert) == [TermsPane.Insert("large-scale invasion")]


@piloted
async def test_a_pick_and_the_highlight_stay_while_their_term_does():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        pane.enter()
        await pilot.press("down", "right")
        pane.show((term("utusan", "envoy"), *TERMS))
        assert pane.query_one(RowList).highlighted == 2
        assert pane.text_of(3) == "large-scale invasion"
        pane.show(TERMS[:1])
        pane.show(TERMS)
        assert pane.text_of(2) == "invasion"


@piloted
async def test_the_remark_of_the_highlighted_term_is_shown_below():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20)) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        pane.enter()
        await pilot.pause()
        told = pane.query_one("Static")
        assert await shown_lines(pilot, told) == ["Mitra yunior is older."]
        await pilot.press("down")
        assert not told.display


@piloted
async def test_what_is_odd_is_shown_and_harms_nobody():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(60, 100)) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(({"source_term": "a\x1b[2J", "targets": None}, {}, *[term(f"kata {n}", "word") for n in range(300)]))
        lines = await pane_lines(pilot, pane)
        assert "a␛[2J" in lines[0]
        assert "no translation yet" in lines[0]
        assert lines[-1] == f" … {302 - MOST_ROWS} more"
        assert pane.text_of(302) == "word"


@piloted
async def test_a_choice_that_comes_after_its_term_has_gone_does_nothing():
    app = PanesApp(TermsPane())
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(TermsPane)
        pane.show(TERMS)
        pane.query_one(RowList).choose(1)
        pane.query_one(RowList).choose(0)
        pane.show((term("utusan", "envoy"),))
        await pilot.pause()
        assert not app.of(TermsPane.Insert)
