from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.tui.support import piloted
from tests.tui.widgets.panes_app import PanesApp, shown_lines
from tui.widgets.status_line import Activity, EngineFacts, StatusFacts, StatusLine

FACTS = StatusFacts(
    number=12,
    segments=340,
    words_confirmed=120,
    words=402,
    words_per_hour=640,
    engine=EngineFacts("opus", Activity.DRAFTING, 12, 80),
    pair="id→en",
    filter="state:draft",
    filtered=34,
)


async def line_of(facts: StatusFacts, width: int) -> str:
    app = PanesApp(StatusLine())
    async with app.run_test(size=(width, 3)) as pilot:
        line = app.query_one(StatusLine)
        line.show(facts)
        return "\n".join(await shown_lines(pilot, line)).strip()


@piloted
async def test_a_wide_line_says_everything():
    line = await line_of(FACTS, 160)
    assert line.startswith("Segment 12/340   29% · 120 of 402 words confirmed   640 words an hour")
    assert line.endswith("Filter: state:draft, 34 of 340   opus: drafting 12 of 80   id→en   saved")


@piloted
async def test_a_narrow_line_says_what_matters_most():
    assert (await line_of(FACTS, 44)).split() == ["12/340", "29%", "Filter:", "34", "of", "340", "~", "12/80"]
    assert await line_of(FACTS, 12) == "12/340"


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (EngineFacts(), "no engine"),
        (EngineFacts("opus", Activity.STARTING), "opus: starting"),
        (EngineFacts("opus", Activity.WAITING), "opus"),
        (EngineFacts("opus", Activity.PAUSED), "opus: paused"),
        (EngineFacts("opus", Activity.FAILED, reason="out of\nmemory"), "! opus failed: out of memory"),
    ],
)
@piloted
async def test_the_engine_says_what_it_does(engine: EngineFacts, said: str):
    line = await line_of(replace(FACTS, engine=engine, filter=""), 160)
    assert f"   {said}   " in f"   {line}   "


@piloted
async def test_a_failure_stays_when_the_speed_has_gone():
    failed = replace(FACTS, engine=EngineFacts("opus", Activity.FAILED, reason="it ended by itself, signal 9"))
    line = await line_of(failed, 70)
    assert "! engine failed" in line
    assert "640" not in line


@piloted
async def test_unsaved_and_read_only_are_told():
    assert "not saved yet" in await line_of(replace(FACTS, is_saved=False), 160)
    line = await line_of(replace(FACTS, is_read_only=True), 160)
    assert "read-only" in line
    assert "saved" not in line


@piloted
async def test_all_is_confirmed_only_when_it_is():
    assert "99%" in await line_of(replace(FACTS, words_confirmed=4019, words=4020), 160)
    assert "100%" in await line_of(replace(FACTS, words_confirmed=4020, words=4020), 160)


@piloted
async def test_it_follows_the_width():
    app = PanesApp(StatusLine())
    async with app.run_test(size=(160, 3)) as pilot:
        line = app.query_one(StatusLine)
        line.show(FACTS)
        for width in (160, 30, 90, 1, 20):
            await pilot.resize_terminal(width, 3)
            assert all(cell_len(shown) <= width for shown in await shown_lines(pilot, line))
