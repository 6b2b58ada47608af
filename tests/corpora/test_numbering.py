from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.numbering import Numbered, unnumbered


@dataclass(frozen=True)
class Item:
    number: int
    name: str = ""


def numbered(names: str) -> Numbered[Item]:
    return Numbered([Item(n, name) for n, name in enumerate(names, 1)], lambda item, n: replace(item, number=n))


def test_items_behind_a_change_have_their_new_numbers_and_the_old_sequence_its_own() -> None:
    old = numbered("abcd")
    new = old.with_stretch(1, 1, [Item(0, "x"), Item(0, "y")])
    assert [(one.number, one.name) for one in new] == [(1, "a"), (2, "x"), (3, "y"), (4, "c"), (5, "d")]
    assert [(one.number, one.name) for one in old] == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]


def test_an_item_that_is_replaced_after_it_was_read_is_the_new_one() -> None:
    new = numbered("abc").with_stretch(0, 1, [])
    assert new[1] == Item(2, "c")
    new[1] = Item(2, "new")
    assert new[1] == new[-1] == list(new)[1] == Item(2, "new")
    new[0] = Item(7, "other")
    assert new[0] == Item(1, "other")


def test_it_is_a_sequence() -> None:
    items = numbered("abc").with_stretch(0, 1, [])
    assert len(items) == 2
    assert items[-1] == Item(2, "c")
    assert items[0:5] == [Item(1, "b"), Item(2, "c")]
    assert items[::-1] == [Item(2, "c"), Item(1, "b")]
    assert Item(2, "c") in items
    with pytest.raises(IndexError):
        items[2]
    assert [one.name for one in unnumbered(items)] == ["b", "c"]


STRETCHES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=6)


@given(st.text("abc", max_size=10), STRETCHES)
def test_whatever_is_put_in_and_taken_out_the_numbers_are_the_places(
    names: str, stretches: list[tuple[int, int, str]]
) -> None:
    items, model = numbered(names), list(names)
    for start, count, added in stretches:
        items = items.with_stretch(start, count, [Item(0, name) for name in added])
        model[start : start + count] = added
        assert [one.name for one in items] == model
    assert [one.number for one in items] == list(range(1, len(model) + 1))
