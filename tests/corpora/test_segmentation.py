from __future__ import annotations

import time

import pytest

from corpora.languages import Language
from corpora.markup import MarkedText, MarkupBuilder
from corpora.segmentation import sentences
from corpora.sentences import splitter


def marked(html: str) -> MarkedText:
    """A text with `<b>`, `</b>` and `<br>`."""
    builder = MarkupBuilder()
    for piece in html.replace("<", "\0<").replace(">", ">\0").split("\0"):
        if piece == "<b>":
            builder.open(piece)
        elif piece == "</b>":
            builder.close(piece)
        elif piece == "<br>":
            builder.add_alone(piece, "\n")
        else:
            builder.add_text(piece)
    return builder.build()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Ia tiba. Ia lelah.", ["Ia tiba.", "Ia lelah."]),
        ("<b>Ia tiba. Ia lelah.</b>", ["Ia tiba.", "Ia lelah."]),
        ("<b>Ia</b> tiba. Ia <b>lelah.</b>", ["<1>Ia</1> tiba.", "Ia <2>lelah.</2>"]),
        ("<b><b>Ia</b></b> tiba.", ["<1><2>Ia</2></1> tiba."]),
        ("Baris satu<br>Baris dua", ["Baris satu", "Baris dua"]),
        ("<br> <b>Ia</b>", ["Ia"]),
    ],
)
def test_tags_at_the_ends_are_outside_unless_their_other_half_is_inside(html: str, expected: list[str]) -> None:
    text = marked(html)
    found = [text.text[span.start : span.end] for span in sentences(text, splitter(Language.INDONESIAN))]
    assert found == expected


def test_a_long_paragraph_full_of_tags_does_not_take_long() -> None:
    text = marked("Ia <b>tiba</b> kemarin. " * 4000)
    begun = time.process_time()
    parts = [text.within(span) for span in sentences(text, splitter(Language.INDONESIAN))]
    assert time.process_time() - begun < 5
    assert len(parts) == 4000
    assert {part.plain for part in parts} == {"Ia tiba kemarin."}
