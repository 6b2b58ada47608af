from __future__ import annotations

import pytest

from corpora.errors import UnreadableInputError
from corpora.xml import parse_xml

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<tbx>&c;</tbx>"""


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>',
    ],
    ids=["bomb", "external entity", "parameter entity"],
)
def test_a_document_that_declares_entities_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"terms\.tbx declares XML entities"):
        parse_xml(data, "terms.tbx")


def test_a_document_type_without_entities_is_read_and_its_file_is_not_fetched() -> None:
    root = parse_xml(b'<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"/>', "terms.tbx")
    assert root.tag == "martif"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a><b></a>", b"id,en\n", b"<a>&nbsp;</a>"])
def test_what_is_not_well_formed_is_told_with_its_place(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"terms\.tbx is not well-formed XML: .*line \d"):
        parse_xml(data, "terms.tbx")
