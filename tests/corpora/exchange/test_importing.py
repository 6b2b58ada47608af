from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpora.errors import InterruptedRunError, OutputError, UnreadableInputError
from corpora.exchange import ReadOptions, batches, format_of
from corpora.exchange.importing import Imported, import_file
from corpora.memory.memory import TranslationMemory
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "memory"


def imported(path: Path, memory: TranslationMemory | None) -> Imported:
    return import_file(path, format_of(path), ReadOptions(origin="uji"), (lambda: memory) if memory else None)


def test_what_was_kept_merged_and_skipped_is_counted_with_reasons(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        assert imported(DATA / "kotor.tmx", memory).summary() == (
            "9 units imported, 0 merged, 8 skipped: 4 damaged (first: line 40), 1 without English, "
            "1 in other languages, 1 empty, 1 not confirmed."
        )
        assert imported(DATA / "kotor.tmx", memory).summary().startswith("0 units imported, 9 merged, 8 skipped: ")
        assert memory.count() == 9
        assert {unit.origin for unit in memory.units()} == {"uji"}


def test_a_dry_run_counts_alone() -> None:
    assert imported(DATA / "situs.xlf", None).summary(is_dry_run=True) == (
        "1 unit could be imported, 2 skipped: 1 not confirmed, 1 untranslated."
    )


def test_progress_is_told_after_each_transaction(tmp_path: Path) -> None:
    path = tmp_path / "a.id"
    path.write_text("".join(f"kalimat {number}\n" for number in range(24_500)))
    (tmp_path / "a.en").write_text("".join(f"sentence {number}\n" for number in range(24_500)))
    counts: list[int] = []
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        import_file(path, format_of(path), ReadOptions(), lambda: memory, counts.append)
        assert memory.count() == 24_500
    assert counts == [10_000, 20_000, 24_500]


def test_of_an_interrupted_import_it_is_said_what_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.id"
    path.write_text("".join(f"kalimat {number}\n" for number in range(24_500)))
    (tmp_path / "a.en").write_text("".join(f"sentence {number}\n" for number in range(24_500)))

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        with pytest.raises(InterruptedRunError, match=r"10,000 units of .*a\.id had been taken"):
            import_file(path, format_of(path), ReadOptions(), lambda: memory, interrupt)
        assert memory.count() == 10_000
        assert imported(path, memory).summary() == "14,500 units imported, 10,000 merged, 0 skipped."


def test_where_nothing_can_be_written_it_is_said_what_was_taken(tmp_path: Path) -> None:
    TranslationMemory.open(tmp_path / "a.tm").close()
    with (
        TranslationMemory.open(tmp_path / "a.tm", read_only=True) as memory,
        pytest.raises(OutputError, match=r"open for reading only.* 0 units of .*app\.po had been taken"),
    ):
        imported(DATA / "app.po", memory)


def test_a_file_that_is_imported_again_counts_its_uses_once(tmp_path: Path) -> None:
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        imported(DATA / "kotor.tmx", memory)
        first = list(memory.units())
        imported(DATA / "kotor.tmx", memory)
        assert list(memory.units()) == first
        assert sum(unit.uses for unit in first) > 0


def test_uses_of_ones_own_outlive_another_import(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("id\ten\tuses\nYa.\tYes.\t3\n")
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        imported(path, memory)
        memory.used([unit.id or 0 for unit in memory.units()] * 2)
        imported(path, memory)
        assert [unit.uses for unit in memory.units()] == [5]
        path.write_text("id\ten\tuses\nYa.\tYes.\t9\n")
        imported(path, memory)
        assert [unit.uses for unit in memory.units()] == [9]


# In two processes


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "LARGE_BYTES", 0)
    monkeypatch.setattr(batches, "_processor_count", lambda: 2)


def tmx_of(path: Path, count: int) -> Path:
    units = "".join(
        f'<tu><tuv xml:lang="id"><seg>Pekerja {number} menulis kalimat.</seg></tuv>'
        f'<tuv xml:lang="en"><seg>Worker {number} writes.</seg></tuv></tu>\n'
        for number in range(count)
    )
    path.write_text(f'<tmx version="1.4"><header srclang="id"/><body>{units}</body></tmx>')
    return path


def test_two_processes_take_what_one_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for name, least_bytes in (("one", 1 << 40), ("two", 0)):
        monkeypatch.setattr(batches, "LARGE_BYTES", least_bytes)
        monkeypatch.setattr(batches, "_processor_count", lambda: 2)
        with TranslationMemory.open(tmp_path / f"{name}.tm") as memory:
            counts = imported(DATA / "kotor.tmx", memory)
            results.append((counts, list(memory.units())))
    assert results[0] == results[1]
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("two_processes")
def test_what_the_other_process_cannot_read_is_told_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text("<html></html>")
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        with pytest.raises(UnreadableInputError, match="begins with <html>"):
            imported(path, memory)
        assert memory.count() == 0


@pytest.mark.usefixtures("two_processes")
def test_when_the_other_process_is_killed_what_was_taken_is_kept(tmp_path: Path) -> None:
    path = tmx_of(tmp_path / "a.tmx", 50_000)

    def kill(_: int) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        with pytest.raises(UnreadableInputError, match="Run the same command again") as caught:
            import_file(path, format_of(path), ReadOptions(), lambda: memory, kill)
        assert "\n" not in str(caught.value)
        assert memory.count() % 10_000 == 0
        assert 0 < memory.count() < 50_000


@pytest.mark.usefixtures("two_processes")
def test_an_interrupted_import_leaves_no_process_behind(tmp_path: Path) -> None:
    path = tmx_of(tmp_path / "a.tmx", 30_000)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with TranslationMemory.open(tmp_path / "a.tm") as memory, pytest.raises(InterruptedRunError, match="10,000 units"):
        import_file(path, format_of(path), ReadOptions(), lambda: memory, interrupt)
    assert multiprocessing.active_children() == []


IMPORTER = """
import sys
from pathlib import Path
from corpora.exchange import ReadOptions, batches, format_of
from corpora.exchange.importing import import_file
from corpora.memory.memory import TranslationMemory

if __name__ == "__main__":
    batches.LARGE_BYTES, batches._processor_count = 0, lambda: 2
    path = Path(sys.argv[1])
    with TranslationMemory.open(Path(sys.argv[2])) as memory:
        def told(count):
            from multiprocessing import active_children
            print(count, *(process.pid for process in active_children()), flush=True)
        import_file(path, format_of(path), ReadOptions(), lambda: memory, told)
"""


def test_a_killed_import_has_kept_whole_batches_and_its_reader_ends(tmp_path: Path) -> None:
    path = tmx_of(tmp_path / "a.tmx", 40_000)
    command = [sys.executable, "-c", IMPORTER, str(path), str(tmp_path / "a.tm")]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told, reader = process.stdout.readline().split()
        process.kill()
    assert comes_true(lambda: not is_running(int(reader)))
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        assert memory.count() >= int(told) == 10_000
        assert memory.count() % 10_000 == 0
        assert memory._connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert len(memory.concordance("menulis kalimat", limit=200_000)) == memory.count()
        imported(path, memory)
        assert memory.count() == 40_000


def comes_true(is_so: Callable[[], bool]) -> bool:
    for _ in range(200):
        if is_so():
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    """Whether a process is there that is not merely waiting to be forgotten."""
    result = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return result.stdout.strip() not in ("", "Z", "Z+")
