from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.markup import MarkedText, MarkupBuilder, TagProblem, mend, render
from corpora.span import Span


def marked(text: str) -> MarkedText:
    """A text whose `[` and `]` are nested pairs, `(` and `)` pairs that may cross anything, and `|` stands alone."""
    builder = MarkupBuilder()
    for character in text:
        if character == "[":
            builder.open("<g>")
        elif character == "]":
            builder.close("</g>")
        elif character == "(":
            builder.open("<bpt/>", "bpt")
        elif character == ")":
            builder.close("<ept/>", "bpt")
        elif character == "|":
            builder.add_alone("<x/>")
        else:
            builder.add_text(character)
    return builder.build()


def shape(source: MarkedText, target: str) -> str:
    """A mended translation with its tags as `marked` takes them."""
    signs = {"<g>": "[", "</g>": "]", "<bpt/>": "(", "<ept/>": ")", "<x/>": "|"}
    text = render(mend(source, target).text, source.tags, str)
    for raw, sign in signs.items():
        text = text.replace(raw, sign)
    return text


@pytest.mark.parametrize(
    ("what", "source", "target", "mended"),
    [
        ("all there, in another order", "a [b] c|", "c<2/> <1>b</1> a", "c| [b] a"),
        ("spaced", "a [b]", "< 1 >b</ 1 > a", "[b] a"),
        ("invented and doubled", "a [b]", "<1>b</1> <1>c</1> <7/>d", "[b] c d"),
        ("lost round the same words", "kota [Jakarta] ramai", "Jakarta is a busy city", "[Jakarta] is a busy city"),
        ("lost round everything", "[Selamat pagi.]", "Good morning.", "[Good morning.]"),
        ("nested and lost", "[[a]]", "b", "[[b]]"),
        ("crossed that were nested", "[a] [b]", "<1>x <2>y</1> z</2>", "[x [y]] z"),
        ("crossed as in the source", "[a (b] c)", "<1>x <2>y</1> z</2>", "[x (y] z)"),
        ("two crossed beside a pair that may cross", "[a] [b (c] d)", "<1>x <2>y</1> <3>z</2> w</3>", "[x [y]] (z w)"),
        ("the last before the first", "[a] b", "x </1>y<1> z", "x [y] z"),
    ],
)  # fmt: skip
def test_tags_are_put_right(what: str, source: str, target: str, mended: str) -> None:
    assert shape(marked(source), target) == mended, what


def test_only_a_guess_and_a_crossing_are_problems() -> None:
    source = marked("[a] [b]")
    assert mend(source, "<1>x <2>y</1> z</2>").problems == (TagProblem("<2>", is_crossed=True),)
    assert mend(source, "<1>x <2>y</1></2>").problems == ()
    assert mend(marked("[[a]]"), "x").problems == ()


SHAPES = st.text("ab []()|", max_size=24)


@given(SHAPES, st.randoms())
def test_enclosing_pairs_never_cross(text: str, chooser: random.Random) -> None:
    source = marked(text)
    shown_tags = [tag.shown for tag in source.tags]
    shuffled = chooser.sample(shown_tags, len(shown_tags))
    found = re.findall(r"</?[0-9]+/?>", mend(source, " kata ".join(shuffled)).text)
    assert sorted(found) == sorted(shown_tags)
    enclosing = {tag.shown for tag in source.tags if tag.raw in ("<g>", "</g>") and not tag.shown.endswith("/>")}
    opened: list[str] = []
    for shown in found:
        if shown in enclosing and shown.startswith("</"):
            assert opened.pop() == shown.replace("/", "")
        elif shown in enclosing:
            opened.append(shown)


@given(SHAPES)
def test_a_translation_in_good_order_stays_as_it_is(text: str) -> None:
    source = marked(text)
    assert mend(source, source.text).text == source.text


@given(SHAPES, st.data())
def test_places_in_the_plain_text_and_in_the_text_agree(text: str, data: st.DataObject) -> None:
    source = marked(text)
    if not source.plain:
        return
    start = data.draw(st.integers(0, len(source.plain) - 1))
    end = data.draw(st.integers(start + 1, len(source.plain)))
    place = source.place(Span(start, end))
    assert source.within(place).plain == source.plain[start:end]
    assert source.plain_place(place) == (start, end)


@pytest.mark.parametrize("text", ["<" + "9" * 5000 + ">", "<" + " " * 100_000 + "1>", "<٣>"])
def test_what_only_looks_like_a_tag_is_text(text: str) -> None:
    builder = MarkupBuilder()
    builder.add_text(text)
    builder.add_alone("<x/>")
    source = builder.build()
    assert source.text == f"{text}<1/>"
    assert mend(source, f"<1/>{text}").text == f"<1/>{text}"


@pytest.mark.parametrize(
    ("what", "source", "target"),
    [
        ("thousands of pairs, all lost", "a [b] " * 4000, "a b " * 4000),
        ("thousands of tags", "a|" * 20_000, "a " * 9),
        ("pairs in each other", "[" * 3000 + "a" + "]" * 3000, "a"),
        ("a line of dots", "a | b", "." * 200_000 + "x"),
    ],
)
def test_nothing_takes_long(what: str, source: str, target: str) -> None:
    begun = time.process_time()
    mend(marked(source), target)
    assert time.process_time() - begun < 5, what
