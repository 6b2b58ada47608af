from __future__ import annotations

from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, pane_lines
from tui.widgets.findings_pane import FindingsPane
from tui.widgets.row_list import RowList

FINDINGS = (
    {"check": "repeated-word", "severity": "warning", "message": "“the the” stands twice.", "start": 4, "end": 11},
    {"check": "numbers", "severity": "error", "message": "190 miliar is 190 billion."},
    {"check": "term-missed", "severity": "error", "message": "“mitra” is “partner”.", "start": 2, "end": 5},
)


@piloted
async def test_errors_come_before_warnings_each_with_its_sign():
    app = PanesApp(FindingsPane())
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(FindingsPane)
        pane.show(FINDINGS)
        assert [line.replace("▌", " ") for line in await pane_lines(pilot, pane)] == [
            " ! 190 miliar is 190 billion.  numbers",
            " ! “mitra” is “partner”.  term-missed",
            " ? “the the” stands twice.  repeated-word",
        ]
        assert pane.summary == "2! 1?"


@piloted
async def test_a_click_or_enter_goes_to_the_place():
    app = PanesApp(FindingsPane())
    async with app.run_test(size=(60, 20), message_hook=app.hear) as pilot:
        pane = app.query_one(FindingsPane)
        pane.show(FINDINGS)
        await pilot.pause()
        await pilot.click(RowList, offset=(8, 2))
        await pilot.press("up", "enter", "home", "enter")
        await pilot.pause()
        places = [(message.start, message.end) for message in app.of(FindingsPane.GoTo)]
        assert places == [(4, 11), (2, 5), (0, 0)]


@piloted
async def test_the_list_stays_scrolled_when_the_same_findings_come_again_with_another():
    many = tuple({**FINDINGS[0], "start": place, "end": place + 1} for place in range(40))
    app = PanesApp(FindingsPane())
    async with app.run_test(size=(60, 10)) as pilot:
        pane = app.query_one(FindingsPane)
        pane.show(many)
        pane.enter()
        await pilot.press("end")
        highlighted = pane.query_one(RowList).highlighted
        pane.show(many[:39])
        pane.show(many)
        await pilot.pause()
        assert highlighted == 39
        assert pane.query_one(RowList).option_count == 40


@piloted
async def test_without_findings_a_line_says_what_would_be_there():
    app = PanesApp(FindingsPane())
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(FindingsPane)
        pane.show(FINDINGS)
        pane.show(())
        assert await pane_lines(pilot, pane) == [" Findings of the checks."]
        await pilot.press("enter")
        assert pane.summary == ""
