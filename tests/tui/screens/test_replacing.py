"""The dialog that finds and replaces."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.widgets import Input

from corpora.job import JobSegment, SegmentState, Version
from tests.tui.screens.dialog_app import UNANSWERED, DialogApp, fits, is_error, said, settled, typed
from tests.tui.support import piloted
from tui.screens.proposal_list import ProposalList
from tui.screens.replacing import ReplaceScreen

TARGETS = ["A minor partner.", "Nothing.", "Minor partners and a minor partner.", "The minor partner"]
NEW = {1: "A junior partner.", 3: "Junior partners and a junior partner.", 4: "The junior partner"}


def segments(targets: list[str]) -> list[JobSegment]:
    return [
        JobSegment(number, number, number, "Sumber.", "", Version(SegmentState.DRAFT, target))
        for number, target in enumerate(targets, 1)
    ]


def dialog(find: str = "minor partner", with_: str = "junior partner") -> ReplaceScreen:
    return ReplaceScreen(segments(TARGETS), find, with_)


def proposals(app: DialogApp) -> ProposalList:
    return app.dialog.query_one(ProposalList)


def lines(app: DialogApp) -> Iterator[str]:
    shown = proposals(app)
    return (shown.render_line(y).text.rstrip() for y in range(min(shown.size.height, 2 * shown.count)))


@piloted
async def test_every_proposal_is_shown_before_and_after() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "3 of 3 segments change."
        assert list(lines(app)) == [
            " [x] 1 − A minor partner.",
            "       + A junior partner.",
            " [x] 3 − Minor partners and a minor partner.",
            "       + Junior partners and a junior partner.",
            " [x] 4 − The minor partner",
            "       + The junior partner",
        ]


@piloted
async def test_what_changes_is_marked_in_either_line() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        before, after = (list(proposals(app).render_line(y)) for y in (4, 5))
        assert [one.text for one in before if one.style and one.style.strike] == ["minor partner"]
        assert [one.text for one in after if one.style and one.style.underline] == ["junior partner"]


@piloted
async def test_enter_leads_through_the_fields_into_the_list_and_replaces() -> None:
    app = DialogApp(dialog("", ""))
    async with app.run_test() as pilot:
        assert app.focused is app.dialog.query_one("#find")
        await typed(pilot, "minor partner")
        await pilot.press("enter")
        assert app.focused is app.dialog.query_one("#with")
        await typed(pilot, "junior partner")
        await pilot.press("enter")
        assert app.focused is proposals(app)
        assert app.answer is UNANSWERED
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == NEW


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], [1, 3, 4]),
        (["space"], [3, 4]),
        (["down", "space"], [1, 4]),
        (["end", "space", "up", "space"], [1]),
        (["space", "space"], [1, 3, 4]),
        (["a", "down", "space"], [3]),
        (["a", "a"], [1, 3, 4]),
        (["down", "down", "down", "down", "space"], [1, 3]),
    ],
)
@piloted
async def test_proposals_are_switched_off(keys: list[str], expected: list[int]) -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", *keys)
        await pilot.pause()
        assert said(app) == f"{len(expected)} of 3 segments change."
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == {number: NEW[number] for number in expected}


@piloted
async def test_a_click_on_the_box_switches_one_off() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(ProposalList, offset=(2, 2))
        await pilot.click(ProposalList, offset=(30, 4))
        assert sorted(proposals(app).chosen) == [1, 4]


@piloted
async def test_with_all_switched_off_nothing_is_replaced() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "a", "enter")
        await pilot.pause()
        assert app.answer is UNANSWERED


@pytest.mark.parametrize(
    ("find", "keys", "message"),
    [
        ("minor", [], "3 of 3 segments change."),
        ("Minor", ["f3"], "1 of 1 segment changes."),
        ("partner", ["f4"], "3 of 3 segments change."),
        ("artner", ["f4"], "No translation has it."),
        ("part.er$", [], "No translation has it."),
        ("part.er$", ["f2"], "1 of 1 segment changes."),
        ("", [], "Write what to find."),
        ("(", ["f2"], "! ( is no regular expression: missing ), unterminated subpattern."),
    ],
)
@piloted
async def test_how_it_is_meant_is_switched(find: str, keys: list[str], message: str) -> None:
    app = DialogApp(dialog(find, "x"))
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
        assert said(app) == message
        assert is_error(app) == message.startswith("!")


@piloted
async def test_nothing_is_replaced_before_it_was_seen() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        app.dialog.query_one("#with", Input).value = "other"
        proposals(app).focus()
        await pilot.press("enter")
        assert app.answer is UNANSWERED
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer[1] == "A other."


@piloted
async def test_escape_leaves_all_as_it_is() -> None:
    app = DialogApp(dialog())
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("down", "escape")
        await pilot.pause()
        assert app.answer is None


@piloted
async def test_ten_thousand_proposals_are_scrolled_and_fit() -> None:
    app = DialogApp(ReplaceScreen(segments(["A long tale. " * 30 + "A minor partner."] * 10_000), "minor", "junior"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert said(app) == "10000 of 10000 segments change."
        assert await fits(pilot, app)
        await pilot.press("down", "end", "space")
        await pilot.pause()
        assert 10_000 not in proposals(app).chosen
        shown = list(lines(app))
        assert shown[-2].startswith("▌[ ] 10000 − …")
        assert "junior" in shown[-1]
