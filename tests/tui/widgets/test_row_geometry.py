from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.row_geometry import RowGeometry


@st.composite
def geometries(draw: st.DrawFn) -> RowGeometry:
    count = draw(st.integers(1, 30))
    opened = draw(st.none() | st.integers(0, count - 1))
    return RowGeometry(count, draw(st.integers(1, 3)), opened, draw(st.integers(2, 9)) if opened is not None else 0)


@given(geometries())
def test_the_rows_fill_the_list_without_gaps(geometry: RowGeometry) -> None:
    bottom = 0
    for index in range(geometry.count):
        assert geometry.top(index) == bottom
        bottom += geometry.height_of(index)
    assert geometry.height == bottom


@given(geometries())
def test_every_line_belongs_to_the_row_that_stands_there(geometry: RowGeometry) -> None:
    for index in range(geometry.count):
        for line in range(geometry.height_of(index)):
            expected = None if index == geometry.open_index else (index, line)
            assert geometry.at(geometry.top(index) + line) == expected
    assert geometry.at(-1) is None
    assert geometry.at(geometry.height) is None


@given(geometries(), st.integers(0, 60), st.integers(1, 40))
def test_the_rows_that_are_seen_are_those_with_lines_there(geometry: RowGeometry, start: int, room: int) -> None:
    seen = [
        index
        for index in range(geometry.count)
        if geometry.top(index) < start + room and geometry.top(index) + geometry.height_of(index) > start
    ]
    if seen:
        assert list(geometry.rows_between(start, start + room)) == seen


@given(geometries(), st.data())
def test_a_row_that_is_scrolled_to_is_seen(geometry: RowGeometry, data: st.DataObject) -> None:
    room = data.draw(st.integers(9, 20))
    index = data.draw(st.integers(0, geometry.count - 1))
    furthest = max(0, geometry.height - room)
    scroll = geometry.scrolled_to(index, data.draw(st.integers(0, furthest)), room)
    assert scroll <= geometry.top(index)
    assert geometry.top(index) + geometry.height_of(index) <= scroll + room


@pytest.mark.parametrize(
    ("name", "index", "scroll", "expected"),
    [
        ("seen already", 105, 100, 100),
        ("a little below", 110, 100, 102),
        ("a little above", 99, 100, 98),
        ("far away, into the upper third", 500, 100, 497),
        ("the first", 0, 100, 0),
        ("the last", 999, 100, 990),
    ],
)
def test_scrolling_goes_as_far_as_it_must(name: str, index: int, scroll: int, expected: int) -> None:
    assert RowGeometry(1000).scrolled_to(index, scroll, 10) == expected
