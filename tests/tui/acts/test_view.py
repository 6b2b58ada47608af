"""How it looks, and where the cursor is."""

from __future__ import annotations

from pathlib import Path

from textual.command import CommandPalette

from corpora.span import Span
from tests.tui.review_room import desk, proves, reviewing
from tests.tui.support import piloted
from tui.screens.asking import AskScreen
from tui.screens.helping import HelpScreen


@proves("switch_panes", "row_lines", "theme")
@piloted
async def test_panes_lines_and_colours_are_remembered(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        assert review.screen.panes.place == "right"
        await review.do("focus_panes")
        await review.pilot.pause()
        await review.do("switch_panes")
        assert review.screen.panes.place == "hidden"
        await review.type("Typed")
        assert review.editor.text == "Typed"
        for lines in (2, 3, 1, 2):
            await review.do("row_lines")
            assert review.screen.segment_list.lines_per_row == lines
        review.screen.action_do("theme")
        await review.dialog(AskScreen)
        await review.press("l")
        await review.back()
        light = review.app.theme
        await review.go(5)
        await review.do("quit")
    async with reviewing(at, size=(80, 24)) as review:
        assert review.screen.panes.place == "hidden"
        assert review.screen.segment_list.lines_per_row == 2
        assert review.app.theme == light
        assert review.screen.number == 5
        await review.do("switch_panes")
        assert review.screen.panes.place == "below"


@proves("row_terms")
@piloted
async def test_terms_are_marked_in_the_rows_unless_one_would_rather_not_and_that_is_remembered(tmp_path: Path) -> None:
    at = desk(tmp_path)
    async with reviewing(at) as review:
        rows = review.screen.segment_list.rows
        source = review.screen.room.segment(1).source
        await review.until(lambda: rows.terms.get(source) == (Span(0, len("Mitra junior")),))
        await review.do("row_terms")
        assert rows.terms == {}
        await review.do("row_terms")
        assert source in rows.terms
        await review.do("row_terms")
        await review.do("quit")
    async with reviewing(at) as review:
        await review.until(lambda: review.screen.advice.terms)
        await review.pilot.pause(0.3)
        assert review.screen.segment_list.rows.terms == {}


@proves("focus_source", "focus_panes", "copy")
@piloted
async def test_the_cursor_goes_to_the_source_to_the_panes_and_back_and_what_is_selected_is_copied(
    tmp_path: Path,
) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.type("She")
        await review.do("copy")
        assert review.app.clipboard == "She"
        await review.do("focus_source")
        assert review.screen.focused is review.editor.source
        await review.press("home", "shift+right", "shift+right")
        await review.do("copy")
        assert review.app.clipboard == "Mi"
        await review.do("focus_source")
        assert review.screen.focused is review.editor.editor
        await review.do("focus_panes")
        await review.until(lambda: review.screen.panes.has_focus_within)
        await review.do("focus_panes")
        assert review.screen.focused is review.editor.editor
        await review.do("switch_panes")
        await review.do("focus_panes")
        assert review.screen.panes.place == "right"
        await review.until(lambda: review.screen.panes.has_focus_within)


@proves("help", "palette")
@piloted
async def test_the_help_lists_all_and_the_palette_finds_an_action_and_does_it(tmp_path: Path) -> None:
    async with reviewing(desk(tmp_path)) as review:
        await review.do("help")
        await review.dialog(HelpScreen)
        await review.press("escape")
        await review.back()
        await review.do("palette")
        await review.dialog(CommandPalette)
        await review.type("copy so")
        palette = review.app.screen
        await review.until(lambda: palette.query_one("OptionList").option_count)
        await review.pilot.pause(0.3)
        await review.press("enter")
        await review.back()
        await review.until(lambda: review.editor.text)
        assert review.editor.text == review.segment(1).source
