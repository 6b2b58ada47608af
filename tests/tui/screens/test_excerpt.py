"""As much of a text as goes on a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpora.span import Span
from tui.screens.excerpt import Piece, excerpt


def test_a_short_text_is_whole() -> None:
    assert excerpt("satu dua tiga", [Span(5, 8)], 20) == [
        Piece("satu ", False),
        Piece("dua", True),
        Piece(" tiga", False),
    ]


def test_a_long_text_is_shortened_round_its_marks() -> None:
    text = "x" * 100 + "DUA" + "y" * 100 + "TIGA" + "z" * 100
    pieces = excerpt(text, [Span(100, 103), Span(203, 207)], 40)
    assert "".join(piece.text for piece in pieces) == "…xxxxxxxDUAyyyyyyy…yyyyyyyTIGAzzzzzzz…"


@given(st.text(alphabet="ab 日本e\u0301", max_size=80), st.data(), st.integers(20, 60))
def test_marks_are_seen_whole_and_the_line_is_filled(text: str, data: st.DataObject, width: int) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    pieces = excerpt(text, spans, width)
    assert [piece.text for piece in pieces if piece.is_marked] == [text[start:end] for start, end in spans]
    shown = "".join(piece.text for piece in pieces)
    if cell_len(text) <= width:
        assert shown == text
    elif cell_len("".join(piece.text for piece in pieces if piece.is_marked)) + 12 * (len(spans) + 1) <= width:
        assert cell_len(shown) <= width
