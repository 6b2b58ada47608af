from __future__ import annotations

import pytest

from corpora.errors import UnreadableInputError
from corpora.xml import stream_xml


def test_the_root_comes_first_and_then_each_element_of_a_name_in_any_namespace() -> None:
    data = b'<r a="1"><x>one</x><y/><n:x xmlns:n="urn:n">two<z/></n:x></r>'
    root, *others = ((element.tag, "".join(element.itertext())) for element in stream_xml(data, "g", ("x",)))
    assert root[0] == "r"
    assert others == [("x", "one"), ("{urn:n}x", "two")]


def test_what_was_given_out_is_forgotten() -> None:
    kept = 0
    for element in stream_xml(b"<r>" + b"<x><y/></x>" * 50_000 + b"</r>", "g", ("x",)):
        parent = element.getparent()
        kept = max(kept, 0 if parent is None else len(parent))
    # The parser is a few elements ahead of the loop.
    assert kept < 5_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed"),
        (b"<r><x></r>", "not well-formed"),
        (b"<r><x/>", "not well-formed"),
        (b'<!DOCTYPE r [<!ENTITY e "e">]><r/>', "declares XML entities"),
        (b'<!DOCTYPE r [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]><r/>', "declares XML entities"),
    ],
)
def test_what_is_refused_whole_is_refused_here(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"g .*{message}"):
        list(stream_xml(data, "g", ("x",)))
