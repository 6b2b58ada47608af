"""What replacing would do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UsageError
from corpora.job import JobSegment, SegmentState, Version
from translate.review.codes import code_spans
from translate.review.replacing import Proposal, Replacement


def segment(target: str | None, state: SegmentState = SegmentState.DRAFT, number: int = 1) -> JobSegment:
    return JobSegment(number, number, number, "Sumber.", "", Version(state, target))


def replaced(replacement: Replacement, target: str) -> str:
    found = replacement.previews([segment(target)])
    return found[0].after if found else target


@pytest.mark.parametrize(
    ("replacement", "target", "expected"),
    [
        (Replacement("mitra", "partner"), "Mitra dan mitra, MITRA", "Partner dan partner, PARTNER"),
        (Replacement("Mitra", "mitra"), "Mitra dan mitra", "mitra dan mitra"),
        (Replacement("who", "WHO"), "Who said that?", "WHO said that?"),
        (Replacement("mitra", "partner", is_case_sensitive=True), "Mitra dan mitra", "Mitra dan partner"),
        (Replacement("mitra", "partner", whole_word=True), "kemitraan mitra mitra2", "kemitraan partner mitra2"),
        (Replacement("U.S.", "US"), "the U.S. and UXSX", "the US and UXSX"),
        (Replacement(r"\1", "x"), r"a \1 b", "a x b"),
        (Replacement("  ", " "), "dua  kali", "dua kali"),
        (Replacement(" lama", ""), "nama lama", "nama"),
        (Replacement(r"(\d+)%", r"\1 persen", is_regex=True), "naik 5%, lalu 12%", "naik 5 persen, lalu 12 persen"),
        (Replacement(r"(?P<a>\w+) (?P<b>\w+)", r"\g<b> \g<a>", is_regex=True), "junior mitra", "mitra junior"),
        (Replacement("a|b", "c", is_regex=True, whole_word=True), "a ab b", "c ab c"),
        (Replacement("^", "- ", is_regex=True), "satu", "- satu"),
        (Replacement("x*$", "!", is_regex=True, is_case_sensitive=True), "ya", "ya!"),
        (Replacement("1", "2"), "<1>1</1> dan <11/>1", "<1>2</1> dan <11/>2"),
        (Replacement("nama", "name"), "{nama}: nama %s", "{nama}: name %s"),
        (Replacement("s", "z"), "%s susu ${s}", "%s zuzu ${s}"),
        (Replacement("a.*b", "x", is_regex=True), "a<1/>b ab", "a<1/>b ab"),
        (Replacement("<1>", ""), "<1>satu</1>", "<1>satu</1>"),
        (Replacement("Ä", "é"), "ä", "é"),
    ],
)
def test_targets_are_replaced(replacement: Replacement, target: str, expected: str) -> None:
    assert replaced(replacement, target) == expected


def test_a_proposal_says_where_something_changes() -> None:
    segments = [segment("Tidak ada.", number=1), segment("Mitra itu mitra.", number=2)]
    (proposal,) = Replacement("mitra", "rekan kerja").previews(segments)
    assert proposal == Proposal(
        2, "Mitra itu mitra.", "Rekan kerja itu rekan kerja.", ((0, 5), (10, 15)), ((0, 11), (16, 27))
    )


def test_nothing_is_proposed_where_nothing_would_change() -> None:
    assert Replacement("mitra", "mitra").previews([segment("Mitra.")]) == []
    assert Replacement("", "x").previews([segment("Mitra.")]) == []


def test_locked_and_untranslated_segments_are_passed_over() -> None:
    segments = [segment("mitra", SegmentState.LOCKED), segment(None), segment(""), segment("mitra", number=4)]
    assert [one.number for one in Replacement("mitra", "rekan").previews(segments)] == [4]


@pytest.mark.parametrize(
    ("replacement", "message"),
    [
        (Replacement("(", "x", is_regex=True), "( is no regular expression: missing ), unterminated subpattern."),
        (Replacement("a)|(b", "x", is_regex=True, whole_word=True), "a)|(b is no regular expression"),
        (Replacement("(a)", r"\2", is_regex=True), r"\2 cannot be put there: invalid group reference 2 at position 1."),
        (Replacement("a", r"\g<x>", is_regex=True), r"\g<x> cannot be put there: unknown group name 'x'."),
        (Replacement("a", "x\\", is_regex=True), "x\\ cannot be put there: bad escape (end of pattern)"),
    ],
)
def test_a_faulty_expression_is_told(replacement: Replacement, message: str) -> None:
    with pytest.raises(UsageError) as told:
        replacement.previews([])
    assert str(told.value).startswith(message)


TEXTS = st.text(alphabet="ab1<>/%s{}é ", max_size=20)


@given(st.text(alphabet="ab1s<>/", min_size=1, max_size=3), st.text(alphabet="xyz", max_size=3), TEXTS, st.booleans())
def test_tags_come_through_and_spans_lie_where_they_should(wanted: str, new: str, target: str, exact: bool) -> None:
    def codes(text: str) -> list[str]:
        return [text[start:end] for start, end in code_spans(text)]

    for found in Replacement(wanted, new, is_case_sensitive=exact).previews([segment(target)]):
        assert not any(
            span.start < code.end and code.start < span.end for span in found.spans for code in code_spans(target)
        )
        assert all(code in codes(found.after) or code in found.after for code in codes(target))
        assert all(found.before[start:end].lower() == wanted.lower() for start, end in found.spans)
        assert all(found.after[start:end].lower() == new for start, end in found.new_spans)
        kept = _between(found.before, found.spans)
        assert kept == _between(found.after, found.new_spans)


def _between(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
