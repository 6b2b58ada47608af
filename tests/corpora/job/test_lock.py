"""A job that is opened twice."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path

import pytest

from corpora.errors import UsageError
from corpora.job import JobLockedError, open_job
from tests.support.jobs import begin, told
from tests.support.paths import REPOSITORY

_HOLD = """
import sys
from pathlib import Path
from corpora.job import open_job
job = open_job(Path(sys.argv[1]), author="Budi")
job.edit(1, "One, by Budi.")
print("open", flush=True)
sys.stdin.readline()
job.close()
print("closed", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another_window(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the job open until it reads a line."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_window_hears_who_has_the_job_and_may_read_it(tmp_path: Path) -> None:
    path = begin(tmp_path)
    with another_window(path) as other:
        with pytest.raises(JobLockedError) as refused:
            open_job(path)
        holder = refused.value.holder
        assert holder
        assert (holder.name, holder.host, holder.pid) == ("Budi", socket.gethostname(), other.pid)
        age = datetime.now(timezone.utc) - datetime.fromisoformat(holder.since)
        assert 0 <= age.total_seconds() < 60
        assert str(refused.value).startswith(
            f"{path} is open already: Budi on {holder.host} (process {other.pid}), since "
        )
        assert str(refused.value).endswith("Close it there, or open it for reading only.")
        with open_job(path, read_only=True) as reader:
            assert told(reader)[0] == ("edited", "One, by Budi.")
            with pytest.raises(UsageError, match="was opened for reading only"):
                reader.save_typing(1, "mine")


def test_when_the_first_window_is_closed_the_second_may_write(tmp_path: Path) -> None:
    path = begin(tmp_path)
    with another_window(path) as other:
        assert other.stdin
        assert other.stdout
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "closed\n"
        with open_job(path) as job:
            job.edit(1, "One.")
    assert sorted(tmp_path.iterdir()) == [path]


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    path = begin(tmp_path)
    with another_window(path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    assert (tmp_path / f"{path.name}.lock").exists()
    with open_job(path) as job:
        assert told(job)[0] == ("edited", "One, by Budi.")
    assert sorted(tmp_path.iterdir()) == [path]


def test_one_process_cannot_open_a_job_twice_either(tmp_path: Path) -> None:
    path = begin(tmp_path)
    (tmp_path / "link").symlink_to(path)
    with open_job(path, author="Sari"):
        for name in (path, tmp_path / "link"):
            with pytest.raises(JobLockedError, match="Sari on"):
                open_job(name)


def test_a_lock_file_of_anything_does_not_keep_anybody_out(tmp_path: Path) -> None:
    path = begin(tmp_path)
    (tmp_path / f"{path.name}.lock").write_bytes(b"\x00\xff{[")
    with open_job(path) as job:
        job.edit(1, "One.")


def test_a_holder_that_has_not_said_its_name_yet_is_somebody(tmp_path: Path) -> None:
    path = begin(tmp_path)
    with open_job(path):
        (tmp_path / f"{path.name}.lock").write_bytes(b"")
        with pytest.raises(JobLockedError, match="somebody else has it") as refused:
            open_job(path)
    assert refused.value.holder is None


def test_closing_twice_is_as_good_as_once(tmp_path: Path) -> None:
    path = begin(tmp_path)
    job = open_job(path)
    job.close()
    with open_job(path):
        job.close()
        with pytest.raises(JobLockedError):
            open_job(path)
