"""Jobs that an older Padanan made."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpora.errors import PadananError, UsageError
from corpora.job import DamagedJobError, Job, fingerprint, open_job, rebuild_job
from tests.support.documents import document
from tests.support.editing_session import die_after
from tests.support.jobs import about, forking, integrity, job_of, machine, told
from tests.support.old_jobs import as_format_1

NEWS = "Ia tiba, lalu ia makan. Ia lelah.\nHarga naik.\nSatu. Dua."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A job of the first format in which something was done, undone, lost, and is being typed."""
    with job_of(tmp_path, "Hilang.\n" + NEWS) as job:
        job.confirm(1, "Lost.")
        job.reconcile(document("txt", NEWS), fingerprint(NEWS.encode()))
        job.draft({2: machine("He is tired.")})
        job.edit(3, "Prices rise.")
        job.confirm(3)
        job.undo()
        job.save_typing(1, "He")
        job.add_seconds(1, 4)
    as_format_1(job.path)
    return job.path


def standing(job: Job) -> object:
    return list(job.segments), dict(job.typing), job.lost(), job.next_undo, job.next_redo, job.history(3), job.about


def test_everything_in_it_is_there_and_undo_goes_on(old: Path) -> None:
    with open_job(old) as job:
        assert [one.source for one in job.segments] == [
            "Ia tiba, lalu ia makan.",
            "Ia lelah.",
            "Harga naik.",
            "Satu.",
            "Dua.",
        ]
        assert told(job)[:3] == [("untranslated", None), ("draft", "He is tired."), ("edited", "Prices rise.")]
        assert job.typing == {1: "He"}
        assert job.segment(1).seconds == 4
        assert [one.target for one in job.lost()] == ["Lost."]
        assert job.redo()
        assert told(job)[2] == ("confirmed", "Prices rise.")
    assert integrity(old) == "ok"
    with open_job(old) as job:
        assert told(job)[2] == ("confirmed", "Prices rise.")


def test_it_can_be_split_and_merged_once_its_document_was_read(old: Path) -> None:
    opened = document("txt", NEWS)
    with open_job(old) as job:
        for forbidden in (lambda: job.split(1, 8), lambda: job.merge(1)):
            with pytest.raises(UsageError, match=r"yet: an older Padanan made this job\. Read its document\."):
                forbidden()
        assert job.laid_over(opened) is opened
        job.split(1, 8)
        job.merge(5)
        undone = job.next_undo
    with open_job(old) as job:
        assert [one.source for one in job.laid_over(opened).segments] == [
            "Ia tiba,",
            "lalu ia makan.",
            "Ia lelah.",
            "Harga naik.",
            "Satu. Dua.",
        ]
        assert undone == "merge"


def test_it_can_be_read_and_stays_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with open_job(old, read_only=True) as job:
        assert told(job)[1] == ("draft", "He is tired.")
        assert job.laid_over(document("txt", NEWS)).segments
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_its_document_may_have_changed_since(old: Path) -> None:
    with open_job(old) as job:
        outcome = job.reconcile(document("txt", "Baru.\n" + NEWS), "")
        assert (outcome.carried, outcome.new) == (5, (1,))
        job.split(2, 8)
        assert job.segment(3).source == "lalu ia makan."


def test_a_damaged_one_is_told_stays_and_is_rebuilt(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DELETE FROM segment WHERE number = 4")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = old.read_bytes()
    with pytest.raises(DamagedJobError, match="segments are missing"):
        open_job(old)
    assert old.read_bytes() == before
    assert rebuild_job(old, document("txt", NEWS), about(NEWS)).saved == 5
    with open_job(old) as job:
        assert told(job)[1:3] == [("draft", "He is tired."), ("edited", "Prices rise.")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_it_is_brought_up_to_date_it_is_one_or_the_other(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / old.name
    copy.parent.mkdir()
    copy.write_bytes(old.read_bytes())
    with open_job(copy) as job:
        expected = standing(job)
    original = old.read_bytes()
    for lines in range(20, 200, 12):
        for suffix in ("-wal", "-shm"):
            old.with_name(old.name + suffix).unlink(missing_ok=True)
        old.write_bytes(original)
        process = forking().Process(target=_open_and_die, args=(old, lines))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        with open_job(old) as job:
            assert standing(job) == expected
        assert integrity(old) == "ok"


def _open_and_die(path: Path, lines: int) -> None:
    die_after(lines)
    open_job(path)
    os.kill(os.getpid(), signal.SIGKILL)


def test_without_room_it_stays_as_it_was(two_megabytes: Path) -> None:
    text = "\n".join(f"Ini kalimat nomor {number} yang panjang sekali." for number in range(12_000))
    with job_of(two_megabytes.parent, text) as job:
        pass
    as_format_1(job.path)
    old = two_megabytes / job.path.name
    old.write_bytes(job.path.read_bytes())
    with pytest.raises(PadananError, match="space"), open_job(old):
        pass
    with open_job(old, read_only=True) as job:
        assert len(job.segments) == 12_000
