from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.panes_layout import PANES, PanesLayout, layout_from, resized

LAYOUTS = st.builds(
    PanesLayout,
    width=st.none() | st.integers(1, 300),
    height=st.none() | st.integers(1, 100),
    shares=st.tuples(*[st.integers(1, 60)] * len(PANES)),
    folded=st.sets(st.sampled_from(PANES)).map(lambda some: tuple(pane for pane in PANES if pane in some)),
    front=st.sampled_from(PANES),
)


@given(LAYOUTS)
def test_a_layout_comes_back_from_json(layout: PanesLayout):
    assert layout_from(json.loads(json.dumps(asdict(layout)))) == layout


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"width": "wide", "height": -3, "shares": [1, 2], "folded": 7, "front": "attic"},
        {"width": True, "shares": [0, 1, 2, 3], "front": None},
        {"shares": "3423", "folded": "terms", "front": ["terms"]},
    ],
)
def test_what_makes_no_sense_is_as_usual(kept: dict[str, object]):
    assert layout_from(kept) == PanesLayout()


@pytest.mark.parametrize(
    ("open_panes", "pane", "by", "lines"),
    [
        ((0, 1, 2, 3), 1, 2, (6, 12, 6, 8)),
        ((0, 1, 2, 3), 0, 2, (10, 8, 6, 8)),
        ((0, 2, 3), 2, 3, (5, 10, 9, 8)),
        ((0, 1, 2, 3), 1, 100, (2, 16, 6, 8)),
        ((0, 1, 2, 3), 1, -100, (16, 2, 6, 8)),
        ((2,), 2, 3, (8, 10, 6, 8)),
        ((0, 1), 3, 3, (8, 10, 6, 8)),
    ],
)
def test_a_pane_takes_lines_from_its_neighbour(open_panes: tuple[int, ...], pane: int, by: int, lines: tuple[int, ...]):
    assert resized((8, 10, 6, 8), open_panes, pane, by) == lines


@given(st.tuples(*[st.integers(2, 30)] * 4), st.sets(st.integers(0, 3)), st.integers(0, 3), st.integers(-50, 50))
def test_no_line_is_lost_or_won(lines: tuple[int, ...], open_panes: set[int], pane: int, by: int):
    changed = resized(lines, open_panes, pane, by)
    assert sum(changed) == sum(lines)
    assert min(changed) >= 2
