"""Files that are a memory, were one, or never were."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from corpora.errors import OutputError, PadananError, UnreadableInputError
from corpora.languages import Language
from corpora.memory import DamagedMemoryError, MemoryUnit, Query, TranslationMemory, repair_memory

PAIR = (Language.INDONESIAN, Language.ENGLISH)


def filled(path: Path, count: int = 400) -> Path:
    with TranslationMemory.open(path) as memory:
        memory.add(
            MemoryUnit(f"Kalimat nomor {number} ditulis.", f"Sentence {number}.", PAIR) for number in range(count)
        )
    return path


def refusal(path: Path) -> PadananError:
    """What opening and going through the file says, in one line."""
    before = path.read_bytes()
    with pytest.raises(UnreadableInputError) as caught, TranslationMemory.open(path) as memory:
        list(memory.units())
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    assert path.read_bytes() == before
    return caught.value


def changed(path: Path, statement: str) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_new_memory_says_what_it_is(tmp_path: Path) -> None:
    TranslationMemory.open(tmp_path / "a.tm").close()
    head = (tmp_path / "a.tm").read_bytes()[:100]
    assert head[68:72] == b"PadM"
    assert int.from_bytes(head[60:64], "big") == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["a.tm"]


def test_a_memory_that_is_not_there_is_made_only_if_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no such memory"):
        TranslationMemory.open(tmp_path / "a.tm", create=False)
    with pytest.raises(UnreadableInputError, match="no such memory"):
        TranslationMemory.open(tmp_path / "a.tm", read_only=True)
    with pytest.raises(OutputError, match="no folder"):
        TranslationMemory.open(tmp_path / "nowhere" / "a.tm")
    assert not (tmp_path / "a.tm").exists()


@pytest.mark.parametrize(
    "data",
    [b"<?xml version='1.0'?><tmx/>", b"PK\x03\x04 a document", random.Random(9).randbytes(9_000), b"SQL"],
    ids=str,
)
def test_a_file_that_never_was_a_memory_is_no_memory(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.tm"
    path.write_bytes(data)
    refusal(path)


def test_a_folder_is_no_memory(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="is a folder"):
        TranslationMemory.open(tmp_path)


def test_another_programs_database_is_no_memory(tmp_path: Path) -> None:
    refused = refusal(changed(tmp_path / "a.tm", "CREATE TABLE bookmarks (url TEXT)"))
    assert "another program" in str(refused)
    assert not isinstance(refused, DamagedMemoryError)


def test_a_newer_memory_asks_for_a_newer_padanan(tmp_path: Path) -> None:
    refused = refusal(changed(filled(tmp_path / "a.tm"), "PRAGMA user_version = 7"))
    assert "newer Padanan" in str(refused)
    assert not isinstance(refused, DamagedMemoryError)


@pytest.mark.parametrize("kept_share", [0.0, 0.001, 0.02, 0.3, 0.9, 0.99])
def test_a_truncated_memory_is_damaged(tmp_path: Path, kept_share: float) -> None:
    path = filled(tmp_path / "a.tm")
    os.truncate(path, int(path.stat().st_size * kept_share))
    assert isinstance(refusal(path), DamagedMemoryError)


@pytest.mark.parametrize("start", [0, 100, 4096])
def test_a_memory_overwritten_in_part_is_damaged(tmp_path: Path, start: int) -> None:
    path = filled(tmp_path / "a.tm")
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(30_000))
    assert isinstance(refusal(path), DamagedMemoryError)


def test_a_search_that_meets_damage_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.tm")
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xa5" * (path.stat().st_size - 6 * 4096))
    with TranslationMemory.open(path) as memory, pytest.raises(DamagedMemoryError):
        [memory.matches(Query(f"Kalimat nomor {number} ditulis.", PAIR)) for number in range(400)]


def test_a_repair_keeps_the_damaged_file_and_what_can_be_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.tm", 3_000)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xa5" * 20_000)
    damaged = path.read_bytes()
    repaired = repair_memory(path)
    assert repaired.backup == tmp_path / "a.tm.rusak-1"
    assert repaired.backup.read_bytes() == damaged
    assert 1_000 < repaired.unit_count < 3_001
    with TranslationMemory.open(path) as memory:
        assert memory.count() == repaired.unit_count == len(list(memory.units()))
        assert len(memory.concordance("kalimat nomor", limit=5_000)) == repaired.unit_count


def test_a_repair_of_what_is_wholly_gone_makes_an_empty_memory_and_a_second_copy(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.tm")
    repair_memory(path)
    os.truncate(path, 1_000)
    repaired = repair_memory(path)
    assert (repaired.backup.name, repaired.unit_count) == ("a.tm.rusak-2", 0)
    with TranslationMemory.open(path) as memory:
        assert memory.count() == 0


def test_a_sound_memory_loses_nothing_by_a_repair(tmp_path: Path) -> None:
    assert repair_memory(filled(tmp_path / "a.tm")).unit_count == 400


def test_what_never_was_a_memory_or_is_of_a_newer_padanan_is_not_repaired(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_bytes(b"PK\x03\x04 years of work")
    newer = changed(filled(tmp_path / "newer.tm"), "PRAGMA user_version = 7")
    other = changed(tmp_path / "bookmarks.db", "CREATE TABLE bookmarks (url TEXT)")
    for path in (tmp_path / "thesis.odt", newer, other, tmp_path / "nothing.tm"):
        with pytest.raises(UnreadableInputError):
            repair_memory(path)
    assert list(tmp_path.glob("*.rusak-*")) == []


# Where nothing may be written


def looked_into(path: Path) -> None:
    with TranslationMemory.open(path) as memory:
        assert memory.is_read_only
        assert memory.matches(Query("Kalimat nomor 5 ditulis.", PAIR))[0].target == "Sentence 5."
        assert memory.concordance("kalimat", is_stemmed=True)
        with pytest.raises(OutputError, match="for reading only"):
            memory.add([MemoryUnit("a", "b", PAIR)])


def test_a_memory_on_a_read_only_disk_can_be_read(two_megabytes: Path) -> None:
    path = filled(two_megabytes / "a.tm")
    subprocess.run(["mount", "-o", "remount,ro", str(two_megabytes)], check=True)
    looked_into(path)
    assert [entry.name for entry in two_megabytes.iterdir()] == ["a.tm"]
    with pytest.raises(OutputError, match=r"b\.tm cannot be written"):
        TranslationMemory.open(two_megabytes / "b.tm")


def test_what_another_program_left_unfinished_on_a_read_only_disk_is_not_guessed(two_megabytes: Path) -> None:
    path = filled(two_megabytes / "a.tm")
    (two_megabytes / "a.tm-wal").write_bytes(b"unfinished")
    subprocess.run(["mount", "-o", "remount,ro", str(two_megabytes)], check=True)
    with pytest.raises(UnreadableInputError, match=r"a\.tm-wal"):
        TranslationMemory.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_memory_in_a_protected_folder_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "protected"
    folder.mkdir()
    path = filled(folder / "a.tm")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        looked_into(path)
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_memory_that_is_opened_for_reading_only_is_not_written(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.tm")
    with TranslationMemory.open(path, read_only=True) as memory, pytest.raises(OutputError):
        memory.remove([1])
