from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from tui.widgets.hanging_row import HangingRow

RULES = RulesMap()
OPTIONS = RenderOptions(lambda style: style if isinstance(style, Style) else Style.null(), RULES)
TEXTS = st.text(st.sampled_from("abc 漢字🙂é\n"), max_size=40)


def lines(row: HangingRow, width: int) -> list[str]:
    return [strip.text for strip in row.render_strips(width, None, Style.null(), OPTIONS)]


def test_a_text_hangs_in_its_column():
    row = HangingRow(Content("1 !"), Content("junior partner of all"), 4)
    assert [line.rstrip() for line in lines(row, 14)] == ["1 ! junior", "    partner of", "    all"]


def test_a_column_beside_it_is_as_wide_in_every_row():
    row = HangingRow(Content("1"), Content("junior partner"), 2, Content("mitra junior"), 14)
    assert [line.rstrip() for line in lines(row, 40)] == ["1 mitra junior    junior partner"]


def test_a_narrow_row_puts_the_column_over_the_text():
    row = HangingRow(Content("1"), Content("junior partner"), 2, Content("mitra junior"), 12)
    assert [line.rstrip() for line in lines(row, 20)] == ["1 mitra junior", "  junior partner"]


@given(TEXTS, TEXTS, st.integers(1, 60), st.integers(0, 40))
def test_every_line_is_as_wide_as_the_row_and_the_height_is_as_said(body: str, beside: str, width: int, wanted: int):
    row = HangingRow(Content("1 ✓"), Content(body), 4, Content(beside), wanted)
    shown = lines(row, width)
    assert {cell_len(line) for line in shown} <= {max(width, 2)}
    assert len(shown) == row.get_height(RULES, width)
