"""What a memory has after a kill, a full disk, and beside another writer."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from corpora.errors import OutputError
from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory, repair_memory
from tests.support.broken_disk import can_fail_fsync
from tests.support.paths import REPOSITORY

PAIR = (Language.INDONESIAN, Language.ENGLISH)
KILLS = 12

# Adds two units a transaction, and says so when they are in.
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory

name, count = sys.argv[2], int(sys.argv[3])
with TranslationMemory.open(Path(sys.argv[1])) as memory:
    for number in range(count):
        texts = [f"Pekerja {name} menulis kalimat {number} bagian {part}." for part in "ab"]
        memory.add([MemoryUnit(text, "x", (Language.INDONESIAN, Language.ENGLISH)) for text in texts])
        print(number, flush=True)
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def units_without_end() -> Iterator[MemoryUnit]:
    for number in count():
        yield MemoryUnit(f"Pekerja {number} menulis kalimat yang panjang.", "x" * 80, PAIR)


def assert_is_sound(memory: TranslationMemory) -> None:
    """The database is intact, and the index has each unit once, no unit more."""
    connection = memory._connection
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    lines = memory.concordance("menulis kalimat", Language.INDONESIAN, limit=1_000_000)
    assert sorted(line.unit.id or 0 for line in lines) == [unit.id for unit in memory.units()]


@pytest.mark.slow
def test_a_kill_loses_nothing_that_was_told_and_leaves_no_half(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    chance = random.Random(3)
    told: set[str] = set()
    for kill in range(KILLS):
        with writer(path, str(kill), 100_000) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(chance.random() * 0.15)
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read()
        told |= {f"{kill} menulis kalimat {number} " for number in (first + rest).split()}
    with TranslationMemory.open(path) as memory:
        sources = [unit.source for unit in memory.units()]
        assert_is_sound(memory)
    kept = {source.removeprefix("Pekerja ").partition("bagian")[0] for source in sources}
    assert told <= kept
    assert len(sources) == 2 * len(kept) == len(set(sources))
    # Of what a kill interrupted, no more than the transaction that was being told can be there besides.
    assert len(kept - told) <= KILLS


def test_a_kill_in_the_middle_of_making_a_memory_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    for delay_seconds in (0.05, 0.15, 0.2, 0.25):
        path = tmp_path / f"{delay_seconds}.tm"
        process = writer(path, "x", 1)
        time.sleep(delay_seconds)
        process.kill()
        process.communicate()
        with TranslationMemory.open(path) as memory:
            assert memory.count() in (0, 2)


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    processes = [writer(path, name, 40) for name in ("Ani", "Budi", "Ani")]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with TranslationMemory.open(path) as memory:
        assert memory.count() == 160
        assert_is_sound(memory)


def test_a_full_disk_refuses_the_new_and_keeps_the_old(two_megabytes: Path) -> None:
    with TranslationMemory.open(two_megabytes / "a.tm") as memory:
        with pytest.raises(OutputError, match="no space is left") as caught:
            memory.add(units_without_end(), chunk_size=100)
        assert "\n" not in str(caught.value)
        kept = memory.count()
        assert kept > 0
        assert kept % 100 == 0
    with TranslationMemory.open(two_megabytes / "a.tm") as memory:
        assert memory.count() == kept
        assert len(memory.concordance("menulis kalimat", limit=100_000)) == kept


def test_a_repair_on_a_full_disk_changes_nothing(two_megabytes: Path) -> None:
    path = two_megabytes / "a.tm"
    with TranslationMemory.open(path) as memory:
        memory.add(MemoryUnit(f"Pekerja {number} menulis kalimat.", "x" * 200, PAIR) for number in range(1_500))
    before = path.read_bytes()
    with pytest.raises(OutputError, match=r"no space is left|cannot be repaired"):
        repair_memory(path)
    assert path.read_bytes() == before
    with TranslationMemory.open(path) as memory:
        assert memory.count() == 1_500


def test_a_memory_cannot_be_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 60_000)
    with pytest.raises(OutputError, match="no space is left"):
        TranslationMemory.open(small_disk / "a.tm")
    assert [entry.name for entry in small_disk.iterdir()] == ["filler"]


FAILING_DISK = """
import sys
from pathlib import Path
from corpora.errors import OutputError
from corpora.languages import Language
from corpora.memory import MemoryUnit, TranslationMemory
from tests.support.broken_disk import fail_fsync

with TranslationMemory.open(Path(sys.argv[1])) as memory:
    if not fail_fsync():
        sys.exit("cannot fail")
    try:
        memory.add([MemoryUnit("Pekerja menulis kalimat.", "x", (Language.INDONESIAN, Language.ENGLISH))])
    except OutputError as error:
        print(error)
"""


@pytest.mark.skipif(not can_fail_fsync(), reason="the kernel's numbers of fsync are not known here")
def test_what_cannot_be_brought_to_the_disk_is_not_said_to_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.tm"
    with TranslationMemory.open(path) as memory:
        memory.add([MemoryUnit("Pekerja lain menulis kalimat.", "x", PAIR)])
    command = [sys.executable, "-c", FAILING_DISK, str(path)]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if "cannot fail" in result.stderr:
        pytest.skip("this kernel does not let fsync fail")
    assert "cannot be used" in result.stdout
    with TranslationMemory.open(path) as memory:
        assert_is_sound(memory)
        assert "Pekerja lain menulis kalimat." in [unit.source for unit in memory.units()]
