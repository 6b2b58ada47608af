from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import OutputError, UnreadableInputError
from corpora.files import decode, read_text, write_whole

TEXT = "“Kunjungan” Menteri – déjà vu, 1.500 €\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 with BOM"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_a_text_is_decoded_and_its_encoding_named(data: bytes, encoding: str) -> None:
    decoded = decode(data, "berita.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(codec: str) -> None:
    assert decode("Presiden tiba di Jakarta.\n".encode(codec), "x").text == "Presiden tiba di Jakarta.\n"


def test_latin1_bytes_that_windows_lacks_are_decoded_as_latin1() -> None:
    assert decode(b"caf\xe9 \x81", "x").encoding == "Latin-1"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"text\x00text",
        b"\xff\xd8\xff\xe0\x10JFIF\x01\x02",
    ],
)
def test_a_binary_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"^foto\.png is not a text file.* Save it as plain text") as caught:
        decode(data, "foto.png")
    assert "\n" not in str(caught.value)


def test_a_damaged_file_with_a_mark_says_where() -> None:
    with pytest.raises(UnreadableInputError, match=r"damaged at byte 3"):
        decode(b"\xef\xbb\xbf\xff", "x")


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_every_utf8_text_without_nul_comes_back(text: str) -> None:
    decoded = decode(text.encode(), "x")
    assert decoded.text == text.removeprefix("\ufeff")


def test_missing_files_and_folders_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"no such file. Check the name"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(UnreadableInputError, match=r"is a folder. Name the files in it"):
        read_text(tmp_path)


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInputError, match="you may not read this file"):
        read_text(tmp_path / "a.txt")


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [other.name for other in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match=r"it is there already. Pass --force"):
        write_whole(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"
    assert [other.name for other in tmp_path.iterdir()] == ["a.txt"]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "a.txt", b"new", overwrite=False)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o644


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder .*nowhere"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"", overwrite=False)


def test_a_full_disk_is_named_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def no_space(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OutputError, match=r"no space is left"):
        write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"old"
    assert [other.name for other in tmp_path.iterdir()] == ["a.txt"]


def test_utf_8_with_bytes_of_another_encoding_in_it_is_refused_with_the_line() -> None:
    data = "Harga “naik” – café.\nYa “betul”.\n".encode() + "Kafé\n".encode("cp1252")
    with pytest.raises(UnreadableInputError, match=r"a\.txt, line 3: the file is UTF-8, but not here"):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["Kafé “naik”", "Ã©", "naïve – “x” Ã© é è"])
def test_western_text_is_not_taken_for_broken_utf_8(text: str) -> None:
    decoded = decode(text.encode("cp1252") + b"\xe9 \x93\x94", "a.txt")
    assert decoded.encoding == "Windows-1252"
