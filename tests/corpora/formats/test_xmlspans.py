from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpora.errors import UnreadableInputError
from corpora.formats.xmlspans import Element, decode_xml, encode_xml, escape_text, subtrees, with_attribute


def outermost(text: str, tag: str = "p") -> list[Element]:
    return subtrees(text, "a.xml", (tag,))


def test_elements_know_where_they_stand() -> None:
    text = "<a é='>'><!-- ü --><p x='>'>é<b/>c</p ></a>"
    (element,) = outermost(text)
    (inner,) = element.elements("b")
    assert text[element.outer.start : element.outer.end] == "<p x='>'>é<b/>c</p >"
    assert text[element.inner.start : element.inner.end] == "é<b/>c"
    assert text[inner.outer.start : inner.outer.end] == "<b/>"
    assert (element.content, inner.is_empty_tag) == ("éc", True)


def test_a_tag_ends_after_its_attributes_and_namespaces() -> None:
    text = """<a><p x='"' xmlns="u>" xmlns:q='"v>'>b</p></a>"""
    (element,) = outermost(text)
    assert text[element.inner.start : element.inner.end] == "b"


def test_an_attribute_is_inherited_from_the_nearest_element_around() -> None:
    first, second = outermost("<a t='1'><b t='2'><p/></b><p/></a>")
    assert (first.inherited("t"), second.inherited("t"), second.inherited("u")) == ("2", "1", None)


def test_elements_as_deep_as_allowed_are_walked_through() -> None:
    (element,) = outermost("<p>" + "<b>" * 498 + "x" + "</b>" * 498 + "</p>")
    assert element.content == "x"
    assert len(list(element.descendants("b"))) == 498


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<a>" * 600, "more than 500 elements in each other"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>caf&eacute;</a>', "line 1: &eacute; is declared in another file"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares XML entities"),
        (b"<a>&#x0;</a>", "line 1: not well-formed XML"),
        (b"<a>\n<b>", "line 2: not well-formed XML"),
        (b'<?xml version="1.0" encoding="idna"?><a/>', "says that it is in idna, which is not known"),
        (b'<?xml version="1.0" encoding="base64"?><a/>', "which is not known"),
        (b'<?xml version="1.0" encoding="undefined"?><a/>', "which is not known"),
        (b'<?xml version="1.0" encoding="unicode_escape"?><a>\\q</a>', "which is not known"),
        (b'<?xml version="1.0" encoding="us-ascii"?><a>\xe9</a>', "is damaged at byte 44"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><a>\x00</a>', "it holds NUL bytes"),
        (b'<?xml version="1.0" encoding="utf-7"?><a>+AGE-</a>', "cannot be written again byte for byte"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableInputError, match=problem) as caught:
        subtrees(decode_xml(data, "a.xml").text, "a.xml", ())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_every_encoding_comes_back(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a>é</a>'.encode(encoding)
    content = decode_xml(data, "a.xml")
    assert "<a>é</a>" in content.text
    assert encode_xml(content, content.text) == data


def test_a_document_in_utf_8_that_says_it_is_in_utf_16_is_read_all_the_same() -> None:
    data = '<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode()
    content = decode_xml(data, "a.xml")
    assert "<a>é</a>" in content.text
    assert encode_xml(content, content.text) == data


@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        ("<t>", "x", '<t s="x">'),
        ("<t />", "x", '<t s="x"/>'),
        ("<t  s = 'a' b='c'>", "x", "<t s=\"x\" b='c'>"),
        ("<t s='a' b='c'>", None, "<t b='c'>"),
        ("<t b=' s=\"a\"' q:s='d'/>", "x", "<t b=' s=\"a\"' q:s='d' s=\"x\"/>"),
        ("<t>", None, "<t>"),
        ("<t>", 'a"b', '<t s="a&quot;b">'),
    ],
)
def test_an_attribute_is_set_or_taken_away(tag: str, value: str | None, expected: str) -> None:
    assert with_attribute(tag, "s", value) == expected


def test_a_tag_full_of_blanks_does_not_take_long() -> None:
    begun = time.process_time()
    assert with_attribute(f"<t{' ' * 500_000}>", "s", "x") == '<t s="x">'
    assert time.process_time() - begun < 1


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_escaped_text_is_read_as_it_was_without_what_xml_cannot_hold(text: str) -> None:
    read = etree.fromstring(f"<a>{escape_text(text)}</a>").text or ""
    assert read == "".join(one for one in text if one in "\t\n\r" or (one >= " " and one not in "\ufffe\uffff"))
