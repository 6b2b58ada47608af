"""How it looks, and where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.wording import _

if TYPE_CHECKING:
    from tui.screens.reviewing import ReviewScreen


def switch_panes(screen: ReviewScreen) -> None:
    """Show the panes, or hide them."""
    if screen.panes.has_focus_within:
        screen.editor.focus_editor()
    screen.notebook.note(has_no_panes=not screen.notebook.now.has_no_panes)
    screen.place_panes()


def switch_row_lines(screen: ReviewScreen) -> None:
    """One, two or three lines of each segment."""
    lines = screen.segment_list.lines_per_row % 3 + 1
    screen.segment_list.lines_per_row = lines
    screen.notebook.note(row_lines=lines)


def switch_row_terms(screen: ReviewScreen) -> None:
    """Mark terms in all rows, or in the open segment alone."""
    screen.notebook.note(has_plain_rows=not screen.notebook.now.has_plain_rows)
    screen.mark_rows()


def switch_focus(screen: ReviewScreen) -> None:
    """Between the source and the translation."""
    if screen.editor.source.has_focus:
        screen.editor.focus_editor()
    else:
        screen.editor.focus_source()


def focus_panes(screen: ReviewScreen) -> None:
    """Between the panes and the translation."""
    if screen.panes.has_focus_within:
        screen.editor.focus_editor()
        return
    if screen.notebook.now.has_no_panes:
        switch_panes(screen)
    screen.panes.enter()


def copy(screen: ReviewScreen) -> None:
    """Copy the selection, or else the whole translation."""
    editor = screen.editor
    text = editor.selected_target or editor.selected_source or editor.text
    screen.app.copy_to_clipboard(text)
    screen.notify(_("Copied."))


async def choose_theme(screen: ReviewScreen) -> None:
    """Dark, light or high contrast."""
    from tui.screens.asking import AskScreen, Choice
    from tui.themes import DARK, HIGH_CONTRAST, LIGHT

    choices = [
        Choice(DARK.name, _("Dark"), "d"),
        Choice(LIGHT.name, _("Light"), "l"),
        Choice(HIGH_CONTRAST.name, _("High contrast"), "h"),
    ]
    chosen = await screen.app.push_screen_wait(AskScreen(_("Colours"), choices, default=screen.app.theme))
    if chosen:
        screen.app.theme = chosen


async def show_help(screen: ReviewScreen) -> None:
    """All keys."""
    from tui.screens.helping import HelpScreen

    await screen.app.push_screen_wait(HelpScreen(screen.keys))


def open_palette(screen: ReviewScreen) -> None:
    """Any action by its name."""
    screen.app.action_command_palette()
