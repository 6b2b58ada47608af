from __future__ import annotations

import pytest

from corpora.cutting import fitted, halves, is_in_code, joined, recut
from corpora.languages import Language
from corpora.markup import MarkedText, MarkupBuilder
from corpora.segment import Translation
from corpora.span import Span
from tests.support.documents import document


def marked(html: str) -> MarkedText:
    """A text with `<b>`, `</b>` and `<br>`; `%s` is a variable."""
    builder = MarkupBuilder()
    for piece in html.replace("<", "\0<").replace(">", ">\0").replace("%s", "\0%s\0").split("\0"):
        if piece == "<b>":
            builder.open(piece)
        elif piece == "</b>":
            builder.close(piece)
        elif piece == "<br>":
            builder.add_alone(piece, "\n")
        elif piece == "%s":
            builder.add_variable(piece)
        else:
            builder.add_text(piece)
    return builder.build()


def shown(text: MarkedText, spans: tuple[Span, Span] | None) -> list[str] | None:
    return None if spans is None else [text.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("html", "first", "expected"),
    [
        ("Ia tiba, ia lelah.", "Ia tiba,", ["Ia tiba,", "ia lelah."]),
        ("Ia tiba,   ia lelah.", "Ia tiba, ", ["Ia tiba,", "ia lelah."]),
        ("Ia <b>tiba</b> lagi.", "Ia ", ["Ia", "<1>tiba</1> lagi."]),
        ("Ia <b>tiba</b> lagi.", "Ia <1>tiba", ["Ia <1>tiba</1>", "lagi."]),
        ("Ia <b>tiba lagi</b>.", "Ia <1>tiba", ["Ia <1>tiba", "lagi</1>."]),
        ("<b>Ia</b> tiba", "<1>", None),
        ("<b>Ia</b><br> tiba", "<1>Ia</1>", ["Ia", "tiba"]),
        ("Ia <br>", "Ia ", None),
        ("Ia %s", "Ia", ["Ia", "%s"]),
        ("Ia tiba", "", None),
        ("Ia tiba", "Ia tiba", None),
    ],
)
def test_halves_are_without_whitespace_and_tags_between_them(html: str, first: str, expected: list[str] | None) -> None:
    text = marked(html)
    assert shown(text, halves(text, Span(0, len(text.text)), len(first))) == expected


def test_crossing_tags_are_in_one_half_only() -> None:
    builder = MarkupBuilder()
    for piece in (1, "a", 2, -1, "b", -2):
        if isinstance(piece, str):
            builder.add_text(piece)
        elif piece > 0:
            builder.open("<b>", piece)
        else:
            builder.close("</b>", -piece)
    text = builder.build()
    found = halves(text, Span(0, len(text.text)), text.text.index("b"))
    assert found
    assert found[0].end <= found[1].start


def test_a_place_in_a_tag_or_a_variable_is_told() -> None:
    text = marked("Ia <b>a</b>%s")
    assert text.text == "Ia <1>a</1>%s"
    assert [place for place in range(len(text.text) + 1) if is_in_code(text, place)] == [4, 5, 8, 9, 10, 12]


def test_two_halves_joined_are_what_they_were() -> None:
    text = marked("Ia <b>tiba</b> lagi. Ia lelah.")
    whole = fitted(text, Span(0, len(text.text)))
    assert whole
    first, second = halves(text, whole, text.text.index("lagi")) or (whole, whole)
    assert joined(text, first, second, Span(0, len(text.text))) == whole


def test_a_document_cut_anew_has_numbers_in_order_and_comes_back_byte_for_byte() -> None:
    opened = document("txt", "Satu. Dua.\nIa tiba, ia lelah.\nTiga.")
    again = recut(opened, {1: [Span(0, 8), Span(9, 18)], 0: [Span(0, 10)]})
    assert [(one.number, one.source, one.line) for one in again.segments] == [
        (1, "Satu. Dua.", 1),
        (2, "Ia tiba,", 2),
        (3, "ia lelah.", 2),
        (4, "Tiga.", 3),
    ]
    same = {one.number: Translation(one.source) for one in again.segments}
    assert again.render(same, Language.ENGLISH) == opened.render({}, Language.ENGLISH)
    assert again.render({3: Translation("he is tired.")}, Language.ENGLISH).decode().splitlines()[1] == (
        "Ia tiba, he is tired."
    )
    assert recut(opened, {}) is opened
