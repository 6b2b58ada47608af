from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import InterruptedRunError, OutputError
from corpora.exchange import ReadOptions, format_of
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
    path.write_text("".join(f"kalimat {number}\n" for number in range(4500)))
    (tmp_path / "a.en").write_text("".join(f"sentence {number}\n" for number in range(4500)))
    counts: list[int] = []
    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        import_file(path, format_of(path), ReadOptions(), lambda: memory, counts.append)
        assert memory.count() == 4500
    assert counts == [2000, 4000, 4500]


def test_of_an_interrupted_import_it_is_said_what_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.id"
    path.write_text("".join(f"kalimat {number}\n" for number in range(4500)))
    (tmp_path / "a.en").write_text("".join(f"sentence {number}\n" for number in range(4500)))

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with TranslationMemory.open(tmp_path / "a.tm") as memory:
        with pytest.raises(InterruptedRunError, match=r"2,000 units of .*a\.id had been taken"):
            import_file(path, format_of(path), ReadOptions(), lambda: memory, interrupt)
        assert memory.count() == 2000
        assert imported(path, memory).summary() == "2,500 units imported, 2,000 merged, 0 skipped."


def test_where_nothing_can_be_written_it_is_said_what_was_taken(tmp_path: Path) -> None:
    TranslationMemory.open(tmp_path / "a.tm").close()
    with (
        TranslationMemory.open(tmp_path / "a.tm", read_only=True) as memory,
        pytest.raises(OutputError, match=r"open for reading only.* 0 units of .*app\.po had been taken"),
    ):
        imported(DATA / "app.po", memory)
