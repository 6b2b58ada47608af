from __future__ import annotations

from dataclasses import replace

from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, match_of, pane_lines
from tui.widgets.matches_pane import MatchesPane
from tui.widgets.row_list import RowList

QUERY = "Moskow menjadi mitra junior."
EXACT = match_of(QUERY, QUERY, "Moscow becomes the junior partner.", 101)
NEAR = match_of(QUERY, "Rusia menjadi mitra junior.", "Russia becomes the junior partner.", 85, penalty_percent=2)
CONFLICT = replace(NEAR, target="Russia is now the junior partner.", is_adapted=True)


@piloted
async def test_a_match_shows_score_difference_translation_and_where_it_comes_from():
    app = PanesApp(MatchesPane())
    async with app.run_test(size=(80, 20)) as pilot:
        pane = app.query_one(MatchesPane)
        pane.show([EXACT, NEAR])
        assert [line.replace("▌", " ") for line in await pane_lines(pilot, pane)] == [
            " 1 101% Moscow becomes the junior partner.",
            "        same context · agency · Rina · 2025-03-14",
            " 2  85% [-Rusia][+Moskow] menjadi mitra junior.",
            "        Russia becomes the junior partner.",
            "        −2% · agency · Rina · 2025-03-14",
        ]
        assert pane.summary == "2 · 101%"


@piloted
async def test_translations_that_contradict_each_other_are_all_shown_and_say_so():
    app = PanesApp(MatchesPane())
    async with app.run_test(size=(80, 20)) as pilot:
        pane = app.query_one(MatchesPane)
        pane.show([NEAR, CONFLICT, replace(NEAR, memory="other")])
        lines = "\n".join(await pane_lines(pilot, pane))
        assert lines.count("[-Rusia]") == 1
        assert "Russia is now the junior partner." in lines
        assert "≠ 1, same source · numbers put in · −2%" in lines
        assert "source as in 1 · −2% · other" in lines


@piloted
async def test_enter_and_two_clicks_insert_and_numbers_find():
    app = PanesApp(MatchesPane())
    async with app.run_test(size=(80, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(MatchesPane)
        pane.show([EXACT, NEAR])
        await pilot.pause()
        await pilot.click(RowList, offset=(10, 3))
        await pilot.press("enter")
        await pilot.click(RowList, offset=(10, 0), times=2)
        await pilot.pause()
        assert [message.match for message in app.of(MatchesPane.Insert)] == [NEAR, EXACT]
        assert [pane.match(number) for number in (0, 1, 2, 3)] == [None, EXACT, NEAR, None]


@piloted
async def test_very_long_matches_are_shown_as_far_as_they_differ():
    text = "Moskow menjadi mitra junior. " * 350
    app = PanesApp(MatchesPane())
    async with app.run_test(size=(80, 200)) as pilot:
        pane = app.query_one(MatchesPane)
        pane.show([match_of(text, text.replace("junior", "senior", 1), text, 99)] * 3)
        lines = await pane_lines(pilot, pane)
        assert "[-senior][+junior]" in lines[0]
        assert len(lines) < 60
        assert pane.match(1) is not None


@piloted
async def test_without_matches_a_line_says_what_would_be_there():
    app = PanesApp(MatchesPane())
    async with app.run_test(size=(80, 20)) as pilot:
        assert await pane_lines(pilot, app.query_one(MatchesPane)) == [" Matches from the memories."]
