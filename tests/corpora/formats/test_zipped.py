from __future__ import annotations

import struct
import warnings
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.formats.zipped import ZippedDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BODY = b"<p>Rapat ditunda.</p>" * 50


def packed(*members: tuple[str, bytes], comment: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.comment = comment
        for path, content in members:
            info = zipfile.ZipInfo(path, (2017, 8, 17, 10, 0, 58))
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else method
            info.external_attr = 0o640 << 16
            info.comment = b"catatan"
            info.extra = b"\x99\x99\x02\x00ok"
            archive.writestr(info, content)
    return stream.getvalue()


def streamed(*members: tuple[str, bytes]) -> bytes:
    """As programs write that cannot go back: sizes follow the data, in 64 bits."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    stream = Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members:
            with archive.open(path, "w", force_zip64=True) as member:
                member.write(content)
    return stream.getvalue()


def opened(data: bytes) -> ZippedDocument:
    return ZippedDocument.read(data, "rapat.docx", ".docx")


ODF = packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", BODY), ("a/ü.bin", b"\x00\xff"))
STREAMED = streamed(("content.xml", BODY), ("styles.xml", b"<s/>"), ("a.bin", bytes(range(256))))
ALL = [ODF, STREAMED, b"#!/bin/sh\n" + ODF, packed(("content.xml", BODY), ("b", b""), comment=b"halo")]


@pytest.mark.parametrize("data", ALL)
def test_without_changes_the_very_bytes_come_back(data: bytes) -> None:
    document = opened(data)
    assert document.with_parts({}) == data
    assert document.with_parts({path: document.part(path) for path in document.names}) == data


@pytest.mark.parametrize("data", ALL)
@pytest.mark.parametrize("new", [b"", b"<p>The meeting was postponed.</p>" * 3000])
def test_a_replaced_member_is_read_and_the_others_are_as_they_were(data: bytes, new: bytes) -> None:
    written = opened(data).with_parts({"content.xml": new})
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(written)) as after:
        assert after.testzip() is None
        assert after.read("content.xml") == new
        assert after.comment == before.comment
        assert [one.filename for one in after.infolist()] == [one.filename for one in before.infolist()]
        for old, now in zip(before.infolist(), after.infolist(), strict=True):
            same = ("date_time", "compress_type", "comment", "extra", "create_system", "external_attr", "internal_attr")
            assert [getattr(now, name) for name in same] == [getattr(old, name) for name in same]
            if old.filename != "content.xml":
                assert after.read(now) == before.read(old)
                assert (now.CRC, now.compress_size, now.flag_bits) == (old.CRC, old.compress_size, old.flag_bits)
    assert opened(written).part("content.xml") == new


def test_the_bytes_of_other_members_are_the_very_ones() -> None:
    written = opened(STREAMED).with_parts({"styles.xml": b"<t/>"})
    first = STREAMED[: STREAMED.index(b"styles.xml") - 30]
    assert written.startswith(first)
    last = STREAMED[STREAMED.index(b"a.bin") - 30 : STREAMED.index(b"PK\x01\x02")]
    assert last in written


def test_the_type_of_an_odf_file_stays_first_and_uncompressed() -> None:
    written = opened(ODF).with_parts({"content.xml": b"<x/>"})
    assert written[30:80].startswith(b"mimetype")
    assert b"application/vnd.oasis.opendocument.text" in written[:100]


def test_names_and_membership() -> None:
    assert opened(ODF).names == ("mimetype", "content.xml", "a/ü.bin")
    assert "content.xml" in opened(ODF)
    assert "styles.xml" not in opened(ODF)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (OLE, r"has a password, or is of the old kind \(\.doc\).*save it as \.docx"),
        (rb"{\rtf1\ansi Halo}", "is an RTF file"),
        (b"%PDF-1.7 ...", "is a PDF file"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>", "is a web page"),
        (b"<?xml version='1.0'?><office/>", "is an XML file"),
        (b"Rapat ditunda.", r"is no \.docx file: it is not a ZIP file"),
        (b"PK\x05\x06" + bytes(18), "nothing is in it"),
    ],
)
def test_what_is_another_kind_of_file_is_named(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError, match=message):
        opened(data)


@pytest.mark.parametrize("size", [5, 40, len(ODF) // 2, len(ODF) - 30, len(ODF) - 1])
def test_a_file_that_was_cut_off_is_damaged(size: int) -> None:
    with pytest.raises(UnreadableInputError, match=r"rapat\.docx is damaged: its end is missing"):
        opened(ODF[:size])


def test_a_name_that_is_there_twice_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match=r"“a\.xml” is twice in it"):
        opened(packed(("a.xml", b"1"), ("a.xml", b"2")))


def test_a_damaged_member_is_told_when_it_is_read() -> None:
    place = ODF.index(b"content.xml") + 40
    document = opened(ODF[:place] + bytes([ODF[place] ^ 0xFF]) + ODF[place + 1 :])
    with pytest.raises(UnreadableInputError, match=r"“content\.xml” in it is not what was stored"):
        document.part("content.xml")
    with pytest.raises(UnreadableInputError, match=r"“styles\.xml” is missing"):
        document.part("styles.xml")


def with_directory(data: bytes, path: bytes, offset: int, layout: str, *values: int) -> bytes:
    """`data` with a field of the directory entry of `path` changed."""
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 46 + len(path)] != path:
        entry = data.index(b"PK\x01\x02", entry + 4)
    changed = bytearray(data)
    struct.pack_into(layout, changed, entry + offset, *values)
    return bytes(changed)


def test_a_member_with_a_password_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match=r"rapat\.docx has a password"):
        opened(with_directory(ODF, b"content.xml", 8, "<H", 1))


def test_sizes_of_a_bomb_are_refused_before_anything_is_unpacked() -> None:
    with pytest.raises(UnreadableInputError, match="would grow to 2,048 MB"):
        opened(with_directory(ODF, b"content.xml", 24, "<L", 2**31))
    dense = packed(("content.xml", bytes(80 * 2**20)))
    with pytest.raises(UnreadableInputError, match="kB would grow to 80 MB"):
        opened(dense)


def test_a_member_that_is_larger_than_it_says_is_not_unpacked() -> None:
    dense = packed(("content.xml", bytes(80 * 2**20)))
    document = opened(with_directory(dense, b"content.xml", 24, "<L", 100))
    with pytest.raises(UnreadableInputError, match="not what was stored"):
        document.part("content.xml")


def test_members_that_share_their_data_are_refused() -> None:
    data = packed(("a.xml", BODY), ("b.xml", BODY))
    for changed in (
        with_directory(data, b"a.xml", 20, "<L", len(data)),
        with_directory(data, b"a.xml", 20, "<L", 200),
    ):
        with pytest.raises(UnreadableInputError, match="overlap"):
            opened(changed)
    with pytest.raises(UnreadableInputError, match="not what the list of files says"):
        opened(with_directory(data, b"b.xml", 42, "<L", 0))


def test_too_many_members_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    with pytest.raises(UnreadableInputError, match="more than 20,000 files"):
        opened(stream.getvalue())


def test_a_way_of_compression_that_documents_do_not_have_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="compressed in a way"):
        opened(packed(("a.xml", BODY), method=zipfile.ZIP_BZIP2))


@given(st.integers(0, len(STREAMED) - 1), st.binary(min_size=1, max_size=4), st.sampled_from([ODF, STREAMED]))
def test_a_damaged_file_is_refused_in_one_line_or_comes_back(place: int, noise: bytes, data: bytes) -> None:
    damaged = data[:place] + noise + data[place + len(noise) :]
    try:
        document = opened(damaged)
        contents = {path: document.part(path) for path in document.names}
    except UnreadableInputError as error:
        message = str(error)
    else:
        message = ""
        assert document.with_parts(contents) == damaged
        written = document.with_parts({document.names[0]: b"baru"})
        assert opened(written).part(document.names[0]) == b"baru"
    assert "\n" not in message


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=300), min_size=1, max_size=5), st.data())
def test_any_members_can_be_replaced(contents: dict[str, bytes], data: st.DataObject) -> None:
    try:
        raw = packed(*contents.items())
    except UnicodeEncodeError:
        return
    document = opened(raw) if len(set(zipfile.ZipFile(BytesIO(raw)).namelist())) == len(contents) else None
    if document is None:
        return
    path = data.draw(st.sampled_from(document.names))
    written = opened(document.with_parts({path: b"baru"}))
    expected = {**{one: document.part(one) for one in document.names}, path: b"baru"}
    assert {one: written.part(one) for one in written.names} == expected
