from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.shown_text import hidden_places, masked, pictured, unmasked

_ORDINARY = st.text(st.characters(exclude_categories=("Cs", "Co")))


@given(_ORDINARY)
def test_an_editor_gives_back_what_it_was_given(text: str) -> None:
    assert unmasked(masked(text)) == text
    assert len(masked(text)) == len(text)


@given(_ORDINARY)
def test_a_masked_text_has_no_line_ends_but_one_kind(text: str) -> None:
    assert masked(text).splitlines() == (
        masked(text).split("\n")[:-1] if text.endswith("\n") else masked(text).split("\n") if text else []
    )


@given(_ORDINARY)
def test_what_is_shown_has_no_control_characters_and_as_many_characters(text: str) -> None:
    for shown in (pictured(text, "⏎"), pictured(masked(text), "⏎")):
        assert len(shown) == len(text)
        assert all(character.isprintable() or ord(character) > 0x9F for character in shown)


@pytest.mark.parametrize("control", ["\x1b", "\t", "\r", "\x0b", "\x00", "\x7f", "\x9b", "\u2028", "\u202e"])
def test_a_control_character_is_shown_in_one_cell(control: str) -> None:
    assert cell_len(pictured(control)) == 1
    assert cell_len(masked(control)) == 1
    assert hidden_places(masked(f"a{control}")) == [1]


def test_letters_are_left_alone() -> None:
    assert masked("Café – “kopi” 合同 👍") == "Café – “kopi” 合同 👍"
    assert pictured("Baris satu\nBaris dua", "⏎") == "Baris satu⏎Baris dua"
