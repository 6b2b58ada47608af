"""Files that are no jobs, or were ones."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpora.errors import OutputError, UnreadableInputError
from corpora.job import (
    DamagedJobError,
    ForeignJobError,
    NewerJobError,
    SegmentState,
    create_job,
    open_job,
    rebuild_job,
)
from tests.support.documents import document
from tests.support.jobs import SIX, SmallMemory, about, begin, integrity, machine, told

MANY = "\n".join(f"Ini adalah kalimat nomor {number} dari sebuah berita." for number in range(400))


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A job of 400 segments, all confirmed."""
    path = begin(tmp_path_factory.mktemp("worked-on"), MANY)
    with open_job(path) as job:
        job.draft({one.number: machine(f"This is sentence {one.number} of a news story.") for one in job.segments})
        for one in job.segments:
            job.confirm(one.number)
    return path.read_bytes()


@pytest.fixture
def path(worked_on: bytes, tmp_path: Path) -> Path:
    """A copy of it."""
    copy = tmp_path / "berita.txt.padanan"
    copy.write_bytes(worked_on)
    return copy


def _cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)


def _cut_to_a_stub(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(50)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _overwritten(path: Path) -> None:
    path.write_bytes(random.Random(3).randbytes(20_000))


def _holed(path: Path) -> None:
    """The pages in the middle are garbage."""
    data = bytearray(path.read_bytes())
    garbage = random.Random(4).randbytes(4096)
    for page in range(8, len(data) // 4096, 2):
        data[page * 4096 : (page + 1) * 4096] = garbage
    path.write_bytes(data)


def _others(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE history (url)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")


def _without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE outbox")


def _with_other_words(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute('UPDATE segment SET version = \'{"state":"superb"}\' WHERE id = 3')


Damage = Callable[[Path], None]
DAMAGED = {
    "cut off": (_cut_off, r"is cut off: [\d,]+ of [\d,]+ bytes are there\."),
    "cut to a stub": (_cut_to_a_stub, r"is cut off after 50 bytes\."),
    "emptied": (_emptied, r"is empty\."),
    "overwritten": (_overwritten, r"is no job, or was overwritten: it does not begin as one\."),
    "holes in it": (_holed, r"is damaged: .*\."),
    "a table gone": (_without_a_table, r"is damaged: it lacks outbox\."),
    "words it does not know": (_with_other_words, r"is damaged: .*superb"),
}
OTHERS = {
    "foreign": (_others, ForeignJobError, r"is the database of another program, not a job\. Choose another file\."),
    "newer": (_newer, NewerJobError, r"was made by a newer Padanan \(format 7; this one knows 2\)\. Update Padanan\."),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("read_only", [False, True])
def test_damage_is_told_in_one_line_and_nothing_is_touched(
    damage: Damage, message: str, read_only: bool, path: Path
) -> None:
    damage(path)
    before = path.read_bytes()
    with pytest.raises(DamagedJobError, match=message) as refused:
        open_job(path, read_only=read_only)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith(str(path))
    assert "Rebuild it from its document" in str(refused.value)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(("change", "kind", "message"), OTHERS.values(), ids=OTHERS)
def test_what_is_not_damaged_is_told_apart_and_never_rebuilt(
    change: Damage, kind: type[Exception], message: str, tmp_path: Path
) -> None:
    path = begin(tmp_path)
    change(path)
    before = path.read_bytes()
    with pytest.raises(kind, match=message):
        open_job(path)
    with pytest.raises(kind, match=message):
        rebuild_job(path, document("txt", SIX), about(SIX))
    assert path.read_bytes() == before


def test_a_job_that_is_whole_is_not_rebuilt(tmp_path: Path) -> None:
    path = begin(tmp_path)
    with pytest.raises(UnreadableInputError, match="is not damaged"):
        rebuild_job(path, document("txt", SIX), about(SIX))


def test_a_job_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "a.padanan", tmp_path):
        with pytest.raises(UnreadableInputError, match="there is no such job"):
            open_job(path)


@pytest.mark.parametrize("damage", [damage for damage, _ in DAMAGED.values()], ids=DAMAGED)
def test_rebuilding_keeps_the_damaged_file_and_saves_what_is_left(damage: Damage, path: Path) -> None:
    damage(path)
    before = path.read_bytes()
    rebuilt = rebuild_job(path, document("txt", MANY), about(MANY))
    assert rebuilt.backup.name == "berita.txt.padanan.damaged-1"
    assert rebuilt.backup.read_bytes() == before
    assert integrity(path) == "ok"
    with open_job(path) as job:
        assert [one.source for one in job.segments] == MANY.split("\n")
        confirmed = [one for one in job.segments if one.state is SegmentState.CONFIRMED]
        assert all(one.target == f"This is sentence {one.number} of a news story." for one in confirmed)
        assert len(confirmed) == rebuilt.saved == rebuilt.reconciliation.carried
        if damage in (_without_a_table, _with_other_words):
            assert len(confirmed) >= 399
        if damage is _cut_off:
            assert len(confirmed) > 50


def test_rebuilding_keeps_what_was_split_and_merged(tmp_path: Path) -> None:
    text = "Ia tiba, lalu ia makan. Ia lelah. Ia tidur.\nHarga naik."
    path = begin(tmp_path, text)
    with open_job(path) as job:
        job.split(1, 8)
        job.merge(3)
        for one in job.segments:
            job.confirm(one.number, one.source)
        kept = told(job)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE event")
    rebuild_job(path, document("txt", text), about(text))
    with open_job(path) as job:
        assert told(job) == kept
        assert len(job.laid_over(document("txt", text)).segments) == 4


def test_a_second_rebuilding_does_not_overwrite_the_first_backup(tmp_path: Path) -> None:
    path = begin(tmp_path)
    for number in (1, 2):
        _overwritten(path)
        assert rebuild_job(path, document("txt", SIX), about(SIX)).backup.name.endswith(f".damaged-{number}")


def test_units_on_their_way_to_the_memory_are_saved_from_a_damaged_job(path: Path, tmp_path: Path) -> None:
    _with_other_words(path)
    rebuild_job(path, document("txt", MANY), about(MANY))
    memory = SmallMemory(tmp_path / "memory.tm")
    with open_job(path, memory=memory):
        assert len(memory.pairs()) == 400
    memory.close()


def test_damage_in_the_history_is_told_when_it_is_read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event_by_segment'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with open_job(path) as job, pytest.raises(DamagedJobError, match="is damaged"):
        job.history(1)
    assert rebuild_job(path, document("txt", MANY), about(MANY)).saved == 400


def test_what_a_deleted_job_left_beside_it_does_not_get_into_a_new_one(tmp_path: Path) -> None:
    path = begin(tmp_path)
    job = open_job(path)
    job.edit(1, "One.")
    wal = path.with_name(path.name + "-wal").read_bytes()
    job.close()
    path.unlink()
    path.with_name(path.name + "-wal").write_bytes(wal)
    begin(tmp_path)
    with open_job(path) as again:
        assert told(again)[0] == ("untranslated", None)
    assert path.with_name(path.name + ".damaged-1-wal").read_bytes() == wal


def test_a_new_job_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = begin(tmp_path)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="is there already"):
        create_job(path, document("txt", "Lain."), about("Lain."))
    assert path.read_bytes() == before
