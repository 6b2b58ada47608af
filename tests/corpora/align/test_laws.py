"""What holds for any two texts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.align import Bead, Text, align
from corpora.languages import Language
from tests.support.laws import examples

SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", "Ya.", "1.234,5 ton?", "“Jakarta”, kata Dewi.", "1,234.5 tonnes", "Yes.", "x" * 900, "12"]
        ),
        st.text(max_size=40),
    ),
    max_size=14,
)


@st.composite
def texts(draw: st.DrawFn, language: Language) -> Text:
    sentences = draw(SENTENCES)
    if not draw(st.booleans()):
        return Text(language, sentences)
    begins = draw(st.lists(st.integers(0, 1), min_size=len(sentences), max_size=len(sentences)))
    return Text(language, sentences, [sum(begins[: place + 1]) for place in range(len(begins))])


def covered(ranges: Sequence[range]) -> list[int]:
    return [number for one in ranges for number in one]


def assert_covers(beads: Sequence[Bead], source: Text, target: Text) -> None:
    assert covered([bead.source for bead in beads]) == list(range(len(source.sentences)))
    assert covered([bead.target for bead in beads]) == list(range(len(target.sentences)))
    assert all(bead.source or bead.target for bead in beads)
    assert all(0 <= bead.confidence <= 1 for bead in beads)


@examples(60)
@given(texts(Language.INDONESIAN), texts(Language.ENGLISH))
def test_the_beads_cover_both_sides_in_order_and_without_overlap(source: Text, target: Text) -> None:
    assert_covers(align(source, target), source, target)


@examples(60)
@given(texts(Language.ENGLISH), texts(Language.INDONESIAN))
def test_they_do_so_from_english_too(source: Text, target: Text) -> None:
    assert_covers(align(source, target), source, target)


def test_empty_texts_have_no_pairs() -> None:
    nothing, something = Text(Language.INDONESIAN, ()), Text(Language.ENGLISH, ("One.", "Two."))
    assert align(nothing, Text(Language.ENGLISH, ())) == []
    assert [(bead.source, len(bead.target)) for bead in align(nothing, something)] == [(range(0), 1), (range(0), 1)]
    assert [(len(bead.source), len(bead.target)) for bead in align(something, nothing)] == [(1, 0), (1, 0)]


@pytest.mark.parametrize("size", [1, 210])
def test_a_short_text_beside_a_long_one_is_covered(size: int) -> None:
    long = Text(Language.INDONESIAN, [f"Kalimat ke-{number} tentang hujan." for number in range(2000)])
    short = Text(Language.ENGLISH, [f"Sentence {number * 9} about rain." for number in range(size)])
    assert_covers(align(long, short), long, short)
    assert_covers(align(short, long), short, long)
