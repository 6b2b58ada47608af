"""What is read without a parser is what a parser reads."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpora.exchange.tmx.cutting import cut_units
from corpora.exchange.tmx.elements import Variant
from corpora.exchange.tmx.parsing import parse_units
from corpora.exchange.tmx.plain import may_hold_plain_units, plain_unit

LANGUAGES = ' xml:lang="id"', ' xml:lang="en-US"'
USUAL_ATTRIBUTES = ["", "", ' a="b"', ' a="é" b="x > y"', ' creationdate="20260101T000000Z" creationid="O\'Brien"']
OTHER_ATTRIBUTES = [
    ' a="b" a="c"', " a='b'", ' a = "b"', '\n a="b"', ' a="b"c="d"', ' a="x&amp;y"', ' a="x\ty"', ' a="<"', " a", " "
]  # fmt: skip
USUAL_TEXTS = ["satu", "é", "\U0001f600", " ", "\n", "\t", ">", "]]", "&amp;", "&lt;b>", "&amp;lt;", "&quot;", "&apos;"]
OTHER_TEXTS = [
    "\r", "\r\n", "\f", "\x01", "\x1c", "\x7f", "\x85", "\ufffe", "\ud800", "\udc80", "]]>", "&", "&#65;", "&x;", "&#0;"
]  # fmt: skip
USUAL_CODES = [
    '<bpt i="1">{0}</bpt>', '<ept i="1" x="2">{0}</ept>', "<ph>{0}</ph>", "<ph/>", "<ph />", '<it pos="a/b"/>'
]  # fmt: skip
OTHER_CODES = [
    "<hi>{0}</hi>", "<ph><sub>{0}</sub></ph>", "<ph>{0}", "{0}</ph>", "<ph>{0}</it>", "<ut/>{0}</ut>", "<phx/>", "<b/>",
    "<seg>", "</seg>", "<ph x='1'/>", '<ph x="1" x="1"/>', "<ut >{0}</ut>", '<ph x="1"  />', "< ph/>",
]  # fmt: skip
USUAL_SAID = ['<prop type="x-document">{0}</prop>', '<prop type="">{0}</prop>', "<note>{0}</note>\n"]
OTHER_SAID = [
    "<prop>{0}</prop>", '<note a="b">{0}</note>', '<prop type="p" a="b">{0}</prop>', '<prop type="p" type="q">.</prop>',
    "<prop/>", "<prop>{0}</note>", "{0}", "<note>{0}", '<prop type="a&amp;b">{0}</prop>'
]  # fmt: skip


def mostly(usual: list[str], other: list[str]) -> st.SearchStrategy[str]:
    """One of the usual, and one time in fifteen another."""
    return st.integers(0, 14).flatmap(lambda number: st.sampled_from(usual if number else other))


ATTRIBUTES = mostly(USUAL_ATTRIBUTES, OTHER_ATTRIBUTES)
TEXT = st.lists(mostly(USUAL_TEXTS, OTHER_TEXTS), max_size=3).map("".join)
CODE = st.builds(str.format, mostly(USUAL_CODES, OTHER_CODES), TEXT)
SEGMENT = st.lists(st.one_of(TEXT, CODE), max_size=3).map("".join)
SAID = st.lists(st.builds(str.format, mostly(USUAL_SAID, OTHER_SAID), TEXT), max_size=2).map("".join)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """A unit without its end."""
    variants = "".join(
        f"<tuv{language}{draw(ATTRIBUTES)}>{draw(SAID)}<seg>{draw(SEGMENT)}</seg></tuv>" for language in LANGUAGES
    )
    return f"<tu{draw(ATTRIBUTES)}>{draw(SAID)}{variants}"


def said_of(variant: Variant | None) -> object:
    return variant and (dict(variant.attributes), variant.said, variant.tokens)


def read(text: str, *, are_codes_numbered: bool) -> list[object]:
    found = parse_units(cut_units([text]).stretches, are_codes_numbered=are_codes_numbered)
    return [
        (one.line, one.is_mended, said_of(one.unit), one.unit and [said_of(variant) for variant in one.unit.variants])
        for one in found
    ]


PLAIN = '<tu><tuv xml:lang="id"><seg>satu</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv>'


@given(body=bodies(), is_ours=st.booleans())
@example(body=PLAIN, is_ours=False)
def test_a_comment_that_makes_a_unit_one_for_the_parser_changes_nothing(body: str, is_ours: bool) -> None:
    before, after = f"{PLAIN}</tu>\n", f"\n{PLAIN}</tu>"
    plain, other = (f"{before}{body}{comment}</tu>{after}" for comment in ("", "<!-- . -->"))
    assert read(plain, are_codes_numbered=is_ours) == read(other, are_codes_numbered=is_ours)


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAIN}</tu>",
        f'<tu a="b"><prop type="x">a &amp; b</prop><note>x</note>{PLAIN.removeprefix("<tu>")}\n</tu>',
        PLAIN.replace("satu", '<bpt i="1">&lt;b></bpt>satu<ept i="1"/> <ph/>') + "</tu>",
    ],
)
def test_usual_units_need_no_parser(text: str) -> None:
    assert may_hold_plain_units(text)
    assert plain_unit(text, 0, len(text), are_codes_numbered=False)
