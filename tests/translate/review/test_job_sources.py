"""From the numbered tags that a job keeps back to codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.markup import CodeKind, MarkupBuilder
from corpora.markup.reading import marked_of
from corpora.segment import Limits, Segment
from corpora.span import Span
from tests.support.odd_drafters import asked
from translate.review.drafting import Asked
from translate.review.job_sources import segment_of, with_codes

OPEN, CLOSE, ALONE, VARIABLE = CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE, CodeKind.VARIABLE


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Utusan itu tiba.", []),
        ("<1>Utusan</1> itu<2/>.", [(OPEN, 1), (CLOSE, 1), (ALONE, 2)]),
        ("<2>Utusan <1>itu</1></2>", [(OPEN, 2), (OPEN, 1), (CLOSE, 1), (CLOSE, 2)]),
        ("<1>Utusan <2>itu</1></2>", [(OPEN, 1), (OPEN, 2), (CLOSE, 1), (CLOSE, 2)]),
        # Halves whose other half stands in another segment.
        ("<1>Utusan itu tiba.", [(OPEN, 1)]),
        ("Ia pergi.</12>", [(CLOSE, 12)]),
        # What no numbering gives.
        ("Tulis <0>, < 1 >, <01> atau <2></2/>.", []),
        ("<1> dan <1> serta <2/><2/> dan </3><3>", []),
        ("a < b dan 3 > 2", []),
    ],
)
def test_tags_are_told_by_their_numbers(text: str, kinds: list[tuple[CodeKind, int]]) -> None:
    marked = marked_of(text)
    assert marked.text == text
    assert [(code.kind, code.number) for code in marked.codes] == kinds


def test_a_lone_tag_between_two_letters_parts_them() -> None:
    assert marked_of("tiba<1/>di Jenewa<2/>, kemarin <3/>").plain == "tiba di Jenewa, kemarin "


@given(st.text(alphabet="<>/012 ab\n", max_size=30))
def test_any_text_stays_as_it_is_and_codes_lie_in_it_in_order(text: str) -> None:
    marked = marked_of(text)
    assert marked.text == text
    assert all(text[slice(*code.span)] == code.shown == code.raw for code in marked.codes)
    assert [code.span for code in marked.codes] == sorted(code.span for code in marked.codes)
    assert "".join(piece if isinstance(piece, str) else piece.shown for piece in marked.pieces()) == text


PIECES = st.lists(st.sampled_from(("open", "close", "alone", " kata ")), max_size=12)


@given(PIECES)
def test_what_a_document_numbered_is_read_back_the_same(pieces: list[str]) -> None:
    builder = MarkupBuilder()
    for piece in pieces:
        if piece == "open":
            builder.open("<b>")
        elif piece == "close":
            builder.close("</b>")
        elif piece == "alone":
            builder.add_alone("<br/>")
        else:
            builder.add_text(piece)
    built = builder.build()
    read = marked_of(built.text)
    assert [(code.span, code.kind, code.number) for code in read.codes] == [
        (code.span, code.kind, code.number) for code in built.codes
    ]


def test_variables_are_codes_too_wherever_they_stand() -> None:
    marked = with_codes("Halo <1>{nama}</1>, ada %d berkas di <0>.")
    assert [(code.kind, code.shown) for code in marked.codes] == [
        (OPEN, "<1>"),
        (VARIABLE, "{nama}"),
        (CLOSE, "</1>"),
        (VARIABLE, "%d"),
    ]
    assert all(marked.text[slice(*code.span)] == code.shown for code in marked.codes)
    assert marked.plain == "Halo {nama}, ada %d berkas di <0>."


def test_the_documents_own_segment_is_surer_while_it_is_the_same() -> None:
    one = asked("a<1/>b", number=3)
    read = Segment(1, 9, "a<1/>b", MarkupBuilder().build().codes, limits=Limits(longest=10))
    assert segment_of(Asked(one.segment, in_document=read)).limits == Limits(longest=10)
    assert segment_of(Asked(one.segment, in_document=read)).number == 3
    other = segment_of(Asked(one.segment, in_document=Segment(3, 9, "c")))
    assert (other.source, [code.span for code in other.codes]) == ("a<1/>b", [Span(1, 5)])
