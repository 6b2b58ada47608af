"""Texts that are translated part by part, so that they need not fit into memory."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.formats import FORMATS
from tests.support.command_line import padanan
from tests.support.tiny_model import ENGLISH_ANSWER
from translate import sources

LINES = "".join(f"Ini adalah kalimat {number}. Itu tidak.\r\n\n" for number in range(40))


@pytest.fixture
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PART_BYTES", 200)


@given(
    st.lists(st.sampled_from(["a", "é", "😀", "\r\n", "\n", "\r", "\u2028", "Kata. "]), max_size=60).map("".join),
    st.integers(1, 30),
)
def test_the_parts_of_a_text_are_the_text_and_each_begins_on_its_line(text: str, part_bytes: int) -> None:
    data = text.encode()
    parts = list(FORMATS["txt"].cut(io.BytesIO(data), part_bytes))
    assert b"".join(part.data for part in parts) == data
    assert all(part.data.endswith(b"\n") for part in parts[:-1])
    for part in parts:
        part.data.decode("utf-8")
    assert [part.first_line for part in parts][:1] in ([], [1])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1252"])
def test_a_text_in_another_encoding_is_one_part(encoding: str) -> None:
    data = "Kafé satu.\nKafé dua.\n".encode(encoding)
    assert [part.data for part in FORMATS["txt"].cut(io.BytesIO(data), 8)] == [data]


@pytest.mark.usefixtures("_short_parts")
@pytest.mark.parametrize("is_file", [True, False])
def test_a_long_text_comes_through_whole(tmp_path: Path, is_file: bool) -> None:
    path = tmp_path / "a.id.txt"
    data = b"\xef\xbb\xbf" + LINES.encode()
    path.write_bytes(data)
    if is_file:
        outcome = padanan("translate", path, "--engine", "copy")
        assert (tmp_path / "a.en.txt").read_bytes() == data
        assert "Translating part 2 of" in outcome.stderr
    else:
        outcome = padanan("translate", "-", "--engine", "copy", stdin=data)
        assert outcome.stdout.encode() == data
    assert outcome.exit_code == 0
    assert "80 segments" in outcome.stderr


@pytest.mark.usefixtures("_short_parts", "tiny_model")
def test_segments_and_lines_are_counted_through_all_parts(tmp_path: Path) -> None:
    path, report = tmp_path / "a.id.txt", tmp_path / "report.json"
    glossary = tmp_path / "istilah.csv"
    glossary.write_text("id,en\nkalimat,phrase\n", "utf-8")
    path.write_text(LINES, "utf-8", newline="")
    outcome = padanan("translate", path, "-g", glossary, "--no-default-glossary", "--report", report)
    assert outcome.exit_code == 1
    (file,) = json.loads(report.read_text("utf-8"))["files"]
    assert (file["segments"], file["terms"]["found"], file["terms"]["missed"]) == (80, 40, 40)
    findings = file["findings"]
    assert [finding["segment"] for finding in findings] == list(range(1, 80, 2))
    assert [finding["line"] for finding in findings] == list(range(1, 80, 2))
    line = f"{ENGLISH_ANSWER} {ENGLISH_ANSWER}\r\n\n"
    assert (tmp_path / "a.en.txt").read_bytes() == (line * 40).encode()


@pytest.mark.usefixtures("_short_parts")
def test_a_long_text_that_cannot_be_written_leaves_what_was_there(tmp_path: Path, small_disk: Path) -> None:
    path = tmp_path / "a.id.txt"
    path.write_text(LINES * 100, "utf-8", newline="")
    target = small_disk / "a.en.txt"
    target.write_text("lama", "utf-8")
    outcome = padanan("translate", path, "--engine", "copy", "-o", target, "--force")
    assert outcome.exit_code == 2
    assert "no space is left" in outcome.stderr
    assert [one.name for one in small_disk.iterdir()] == ["a.en.txt"]
    assert target.read_text("utf-8") == "lama"
