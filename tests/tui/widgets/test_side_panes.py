from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, match_of, shown_lines, term
from tui.widgets.pane_titles import PanesEdge, PaneTabs, PaneTitle
from tui.widgets.panes_layout import PANES, PanesLayout
from tui.widgets.row_list import RowList
from tui.widgets.side_panes import Place, SidePanes


class FilledApp(PanesApp):
    """Fills the panes at once."""

    async def on_mount(self) -> None:
        await self.query_one(SidePanes).fill()


def beside() -> PanesApp:
    return FilledApp(Horizontal(Vertical(Input()), SidePanes()))


def below() -> PanesApp:
    return FilledApp(Vertical(Vertical(Static("document")), SidePanes()))


async def put(pilot: Pilot[None], place: Place) -> SidePanes:
    panes = pilot.app.query_one(SidePanes)
    panes.put(place)
    await pilot.pause()
    return panes


def heights(panes: SidePanes) -> list[int]:
    return [title.parent.size.height for title in panes.query(PaneTitle)]


def layouts_said(app: PanesApp) -> list[PanesLayout]:
    return [message.layout for message in app.of(SidePanes.LayoutChanged)]


async def drag(pilot: Pilot[None], handle: PanesEdge | PaneTabs | PaneTitle, right: int, down: int) -> None:
    """The pointer may leave what it pulls, so every move is told from the screen."""
    x, y = handle.region.offset
    await pilot.mouse_down(offset=(x, y))
    for step in (0.5, 1):
        await pilot.hover(offset=(x + int(right * step), y + int(down * step)))
    await pilot.mouse_up(offset=(x + right, y + down))
    await pilot.pause()


@piloted
async def test_at_the_right_side_all_four_stand_one_above_the_other():
    app = beside()
    async with app.run_test(size=(120, 40)) as pilot:
        panes = await put(pilot, "right")
        assert panes.outer_size.width == 45
        assert sum(heights(panes)) == 40
        assert [title.title for title in panes.query(PaneTitle)] == ["Terms", "Memory", "Findings", "Notes"]
        assert not app.query_one(PaneTabs).display


@piloted
async def test_below_one_stands_under_the_titles_of_all():
    app = below()
    async with app.run_test(size=(80, 24)) as pilot:
        panes = await put(pilot, "below")
        assert (panes.outer_size.width, panes.outer_size.height) == (80, 7)
        panes.terms.show((term("mitra", "partner"),))
        panes.findings.show(({"check": "numbers", "severity": "error", "message": "190 is missing."},))
        assert await shown_lines(pilot, app.query_one(PaneTabs)) == [" [Terms 1]   Memory    Findings 1!    Notes"]
        assert panes.terms.query_one(RowList).size.height == 6
        assert panes.matches.query_one(RowList).size.height == 0


@piloted
async def test_titles_pressed_bring_panes_to_the_front_below():
    app = below()
    async with app.run_test(size=(80, 24), message_hook=app.hear) as pilot:
        panes = await put(pilot, "below")
        await pilot.click(PaneTabs, offset=(14, 0))
        await pilot.pause()
        assert panes.matches.query_one(RowList).size.height == 6
        assert layouts_said(app) == [PanesLayout(front="matches")]


@piloted
async def test_titles_pressed_fold_and_open_at_the_right_side():
    app = beside()
    async with app.run_test(size=(120, 40), message_hook=app.hear) as pilot:
        panes = await put(pilot, "right")
        title = panes.query(PaneTitle)[1]
        await pilot.click(title)
        await pilot.pause()
        assert heights(panes)[1] == 1
        assert sum(heights(panes)) == 40
        assert title.is_folded
        await pilot.click(title)
        await pilot.pause()
        assert heights(panes)[1] > 2
        assert [layout.folded for layout in layouts_said(app)] == [("matches",), ()]


@piloted
async def test_the_edge_is_pulled_and_the_new_width_is_said_once():
    app = beside()
    async with app.run_test(size=(120, 40), message_hook=app.hear) as pilot:
        panes = await put(pilot, "right")
        await drag(pilot, app.query_one(PanesEdge), right=-10, down=0)
        assert panes.outer_size.width == 55
        assert [layout.width for layout in layouts_said(app)] == [55]
        await drag(pilot, app.query_one(PanesEdge), right=50, down=0)
        assert panes.outer_size.width == 24


@piloted
async def test_a_title_is_pulled_and_the_pane_above_gives_the_lines():
    app = beside()
    async with app.run_test(size=(120, 40), message_hook=app.hear) as pilot:
        panes = await put(pilot, "right")
        before = heights(panes)
        await drag(pilot, panes.query(PaneTitle)[1], right=0, down=-3)
        assert heights(panes) == [before[0] - 3, before[1] + 3, *before[2:]]
        assert len(layouts_said(app)) == 1


@piloted
async def test_the_line_of_titles_is_pulled_up_below():
    app = below()
    async with app.run_test(size=(80, 24), message_hook=app.hear) as pilot:
        panes = await put(pilot, "below")
        await drag(pilot, app.query_one(PaneTabs), right=0, down=-4)
        assert panes.outer_size.height == 11
        assert [layout.height for layout in layouts_said(app)] == [11]


@piloted
async def test_keys_change_sizes_too():
    app = beside()
    async with app.run_test(size=(120, 40), message_hook=app.hear) as pilot:
        panes = await put(pilot, "right")
        before = heights(panes)
        panes.resize(+5)
        panes.resize_pane("notes", +2)
        await pilot.pause()
        assert panes.outer_size.width == 50
        assert heights(panes) == [*before[:2], before[2] - 2, before[3] + 2]
        await put(pilot, "below")
        panes.resize(-100)
        await pilot.pause()
        assert panes.pane_layout.height == 3
        await put(pilot, "hidden")
        panes.resize(+5)
        assert not panes.display
        assert len(layouts_said(app)) == 3


@piloted
async def test_a_layout_is_applied_without_a_word_also_before_anything_is_shown():
    layout = PanesLayout(width=30, shares=(1, 1, 1, 1), folded=("notes",), front="findings")
    app = beside()
    async with app.run_test(size=(120, 40), message_hook=app.hear) as pilot:
        panes = app.query_one(SidePanes)
        panes.apply(layout)
        await pilot.pause()
        assert panes.outer_size.width == 30
        assert heights(panes) == [13, 13, 13, 1]
        assert panes.pane_layout == layout
        assert layouts_said(app) == []


@piloted
async def test_entering_a_folded_pane_opens_it_and_its_title_says_so():
    app = beside()
    async with app.run_test(size=(120, 40)) as pilot:
        panes = await put(pilot, "right")
        panes.fold("notes")
        panes.enter("notes")
        await pilot.pause()
        assert isinstance(app.focused, TextArea)
        assert panes.pane_layout.folded == ()
        assert [title.has_class("-entered") for title in panes.query(PaneTitle)] == [False, False, False, True]
        app.query_one(Input).focus()
        await pilot.pause()
        panes.enter()
        await pilot.pause()
        assert isinstance(app.focused, TextArea)


@pytest.mark.parametrize("place", ["right", "below"])
@piloted
async def test_a_storm_of_sizes_keeps_everything_in_its_place(place: Place):
    app = FilledApp(Vertical(SidePanes()) if place == "below" else Horizontal(SidePanes()))
    async with app.run_test(size=(120, 40)) as pilot:
        panes = await put(pilot, place)
        panes.terms.show((term("mitra junior 漢字", "junior partner", "minor partner 🙂", verdict="missed"),))
        panes.matches.show([match_of("Moskow kalah.", "Rusia kalah.", "Russia loses.", 80)])
        for width, height in ((80, 24), (200, 60), (30, 8), (10, 3), (1, 1), (120, 40)):
            await pilot.resize_terminal(width, height)
            for row_list in panes.query(RowList):
                assert all(cell_len(line) <= width for line in await shown_lines(pilot, row_list))
        assert panes.terms.text_of(1) == "junior partner"
        assert set(PANES) == {"terms", "matches", "findings", "notes"}


@piloted
async def test_empty_panes_have_the_place_and_the_layout_that_full_ones_will_have() -> None:
    app = PanesApp(Horizontal(Vertical(Input()), SidePanes()))
    async with app.run_test(size=(120, 40)) as pilot:
        panes = app.query_one(SidePanes)
        panes.apply(PanesLayout(width=50, folded=("findings",)))
        await pilot.pause()
        before = panes.region
        assert (panes.is_filled, before.width, len(panes.query("*"))) == (False, 50, 0)
        await panes.fill()
        await pilot.pause()
        assert panes.is_filled
        assert panes.region == before
        assert [title.is_folded for title in panes.query(PaneTitle)] == [name == "findings" for name in PANES]
