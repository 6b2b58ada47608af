from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.fitting import Fact, fitted

FACTS = [Fact(1, "Segment 12", "12"), Fact(3, "640 words an hour"), Fact(2, "29% of all", "29%")]
ANY_FACTS = st.lists(
    st.builds(Fact, st.integers(1, 9), st.text("ab漢", min_size=1, max_size=12), st.text("a", max_size=4)), max_size=8
)


@pytest.mark.parametrize(
    ("width", "texts"),
    [
        (60, ["Segment 12", "640 words an hour", "29% of all"]),
        (34, ["Segment 12", "640 words an hour", "29%"]),
        (26, ["12", "640 words an hour", "29%"]),
        (22, ["Segment 12", "29% of all"]),
        (16, ["Segment 12", "29%"]),
        (9, ["12", "29%"]),
        (3, ["12"]),
        (1, []),
    ],
)
def test_words_get_shorter_before_facts_go(width: int, texts: list[str]):
    assert [shown.text for shown in fitted(FACTS, width, 2)] == texts


@given(ANY_FACTS, st.integers(0, 60))
def test_what_is_shown_fits_in_order(facts: list[Fact], width: int):
    shown = fitted(facts, width, 3)
    assert sum(cell_len(one.text) for one in shown) + 3 * max(0, len(shown) - 1) <= width
    assert [one.fact for one in shown] == [fact for fact in facts if any(fact is one.fact for one in shown)]


@given(ANY_FACTS, st.integers(0, 60))
def test_the_most_important_fact_goes_last(facts: list[Fact], width: int):
    shown = fitted(facts, width, 3)
    gone = [fact.rank for fact in facts if not any(fact is one.fact for one in shown)]
    if gone and shown:
        assert max(one.fact.rank for one in shown) <= min(gone)
