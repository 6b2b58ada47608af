"""What a line of words lets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UsageError
from corpora.job import JobSegment, Origin, SegmentState, Version
from translate.review.filter_keys import KEYS
from translate.review.filters import parse_filter

MISSED = {"check": "term-missed", "severity": "error", "message": "“mitra junior” should be “junior partner”."}
SPACES = {"check": "double-space", "severity": "warning", "message": "Two blanks."}
TERM = {"source_term": "mitra junior", "targets": ["junior partner"]}


def segment(number: int, source: str, target: str | None = None, key: str = "", **version: object) -> JobSegment:
    return JobSegment(number, number, number, source, key, Version(target=target, **version))  # type: ignore[arg-type]


DOCUMENT = [
    segment(1, "Indonesia menjadi <1>mitra</1> junior.", "Indonesia became a junior partner.", terms=(TERM,)),
    segment(
        2,
        "Presiden tiba pada 2024.",
        "The president arrived in 2024.",
        key="menu.file",
        state=SegmentState.DRAFT,
        origin=Origin.MT,
        findings=(MISSED,),
    ),
    segment(
        3,
        "Tolong, kata Jum’at.",
        "Help, said Friday.",
        state=SegmentState.EDITED,
        origin=Origin.TM_FUZZY,
        findings=(SPACES,),
        notes="Ask the author.",
    ),
    segment(4, "Dua kali dua: empat.", "Two by two", state=SegmentState.CONFIRMED, origin=Origin.TM_EXACT, findings=()),
    segment(5, "Kafe é di Jalan 10:30/a."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("   ", [1, 2, 3, 4, 5]),
        ("presiden", [2]),
        ("PARTNER", [1]),
        ("2024", [2]),
        ("indonesia partner", [1]),
        ('"mitra junior"', [1]),
        ('"<1>mitra"', [1]),
        ('"dua kali"', [4]),
        ('"dua kali', [4]),
        ("-presiden", [1, 3, 4, 5]),
        ('-"dua kali" -presiden', [1, 3, 5]),
        ("state:draft", [2]),
        ("State:Draft", [2]),
        ("state:draft,edited", [2, 3]),
        ("-state:untranslated", [2, 3, 4]),
        ("origin:mt", [2]),
        ("origin:tm", [3, 4]),
        ("origin:tm-exact,mt", [2, 4]),
        ("origin:none", [1, 5]),
        ("finding:any", [2, 3]),
        ("finding:none", [1, 4, 5]),
        ("finding:error", [2]),
        ("finding:warning", [3]),
        ("finding:term", [2]),
        ("finding:term-missed,double-space", [2, 3]),
        ("finding:ter", []),
        ('finding:"junior partner"', [2]),
        ("term:mitra", [1]),
        ("term:partner", [1]),
        ("term:any", [1]),
        ("-term:any", [2, 3, 4, 5]),
        ("note:any", [3]),
        ("note:author", [3]),
        ("note:none", [1, 2, 4, 5]),
        ("source:dua", [4]),
        ("target:two", [4]),
        ("target:dua", []),
        ('source:"kali dua"', [4]),
        ("key:menu", [2]),
        ("id:FILE", [2]),
        ("number:2", [2]),
        ("number:2-3", [2, 3]),
        ("number:4-", [4, 5]),
        ("number:-2", [1, 2]),
        (r"/\d{4}/", [2]),
        ("/mitra junior/", [1]),
        ("/DUA (kali|lagi)/", [4]),
        (r"source:/^dua\b/", [4]),
        (r"/[A-Z]afe \W/", []),
        (r"/KAFE \w/", [5]),
        (r"/\x4bafe/", [5]),
        (r"/(?P<x>dua) KALI (?P=x)/", [4]),
        ("-/a/", []),
        ("10:30", [5]),
        ("10:30/a", [5]),
        ("/a.", [5]),
        ("https://example.org", []),
        ("dua:", [4]),
        ('"kali dua: empat"', [4]),
        ("e\u0301", [5]),
        ("-", []),
        ("state:draft origin:mt finding:term-missed 2024 -mitra", [2]),
    ],
)
def test_a_filter_lets_through_what_it_says(text: str, expected: list[int]) -> None:
    assert parse_filter(text).select(DOCUMENT) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stat:draft", "A filter has no key stat:. Did you mean state:? Put text with a colon in quotes."),
        ("Pasal:3", "A filter has no key Pasal:. There are state, finding, origin,"),
        ("state:drafd", "state: is never 'drafd'. Did you mean draft?"),
        ("origin:google", "origin: is never 'google'. There are mt, tm,"),
        ("state:", "Write what stands behind state: (untranslated, draft,"),
        ("number:x", "'x' is no number of a segment. Write 12, 10-20, 10- or -20."),
        ("number:-", "'-' is no number of a segment."),
        ("/(/", "( is no regular expression: missing ), unterminated subpattern."),
        ("source:/*/", "* is no regular expression: nothing to repeat."),
    ],
)
def test_what_cannot_be_meant_is_told(text: str, message: str) -> None:
    with pytest.raises(UsageError) as told:
        parse_filter(text)
    assert str(told.value).startswith(message)


def test_matching_one_segment_is_the_same_as_selecting_it() -> None:
    wanted = parse_filter("state:draft,edited -note:any")
    assert [one.number for one in DOCUMENT if wanted.matches(one)] == wanted.select(DOCUMENT) == [2]


WORDS = st.sampled_from(
    ["mitra", "state:draft", "finding:any", "origin:tm", "number:2-4", '"dua kali"', "/a.u/", "term:none", "dua"]
)


@given(st.lists(WORDS, max_size=4), WORDS)
def test_each_word_more_narrows_and_its_negation_is_the_rest(words: list[str], word: str) -> None:
    found = parse_filter(" ".join(words)).select(DOCUMENT)
    with_it = parse_filter(" ".join((*words, word))).select(DOCUMENT)
    without = parse_filter(" ".join((*words, f"-{word}"))).select(DOCUMENT)
    assert sorted(with_it + without) == found


@given(st.text(alphabet='abz:/"-\\().*[]? <1>é', max_size=12))
def test_anything_typed_is_a_filter_or_a_plain_message(text: str) -> None:
    try:
        found = parse_filter(text).select(DOCUMENT)
    except UsageError as told:
        found, message = [], str(told)
    else:
        message = "."
    assert set(found) <= {1, 2, 3, 4, 5}
    assert message.endswith(".")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"'), min_size=1, max_size=8))
def test_quoted_text_is_found_where_it_stands(text: str) -> None:
    here = segment(1, f"Kata {text} itu.")
    assert parse_filter(f'"{text}"').matches(here)


def test_every_key_says_what_may_be_written_behind_it() -> None:
    assert all(key.help.startswith("(") and key.help.endswith(")") for key in KEYS.values())
