"""Disks that are full, write-protected or failing."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from corpora.errors import OutputError, UsageError
from corpora.job import Job, create_job, open_job
from tests.support.broken_disk import can_fail_fsync, fail_fsync
from tests.support.documents import document
from tests.support.jobs import SmallMemory, about, begin, forking, integrity, job_of, told


def _fill(disk: Path) -> Path:
    """A file that takes all that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 512):
            pass
    assert os.statvfs(disk).f_bavail == 0
    return filler


def _edit_as_long_as_it_goes(job: Job, texts: list[str]) -> tuple[list[str], str]:
    """The texts that were taken and what was said of the first that was not."""
    for number, text in enumerate(texts):
        try:
            job.edit(2, text)
        except OutputError as error:
            return texts[:number], str(error)
    raise AssertionError("the disk was not full")


def test_on_a_full_disk_a_change_is_refused_and_the_rest_is_safe(two_megabytes: Path) -> None:
    job = job_of(two_megabytes)
    job.confirm(1, "One.")
    texts = [f"{number} {'x' * 5_000}" for number in range(400)]
    kept, problem = _edit_as_long_as_it_goes(job, texts)
    assert problem == (
        f"{job.path} cannot be saved: no space is left in {two_megabytes}. Free some and try again; "
        f"what was saved before is safe."
    )
    assert len(kept) > 10
    assert job.segment(2).target == kept[-1]
    assert [event.after.target for event in job.history(2)] == kept
    job.close()
    with open_job(job.path) as again:
        assert told(again)[:2] == [("confirmed", "One."), ("edited", kept[-1])]
    assert integrity(job.path) == "ok"


def test_when_there_is_room_again_the_same_job_goes_on(two_megabytes: Path) -> None:
    with job_of(two_megabytes) as job:
        filler = _fill(two_megabytes)
        _edit_as_long_as_it_goes(job, [f"{number} {'x' * 2_000}" for number in range(100)])
        filler.unlink()
        job.edit(2, "Two.")
        job.confirm(2)
    with open_job(job.path) as again:
        assert told(again)[1] == ("confirmed", "Two.")


def test_a_job_on_a_full_disk_can_be_read(two_megabytes: Path) -> None:
    with job_of(two_megabytes) as job:
        job.confirm(1, "One.")
    _fill(two_megabytes)
    with open_job(job.path, read_only=True) as again:
        assert told(again)[0] == ("confirmed", "One.")


def test_a_job_that_has_no_room_is_not_begun(two_megabytes: Path) -> None:
    text = f"{'Ini kalimat yang panjang sekali ' * 1_000}.\n" * 80
    with pytest.raises(OutputError, match="no space is left"):
        create_job(two_megabytes / "a.padanan", document("txt", text), about(text))
    assert list(two_megabytes.iterdir()) == []


def _edit_and_die(path: Path) -> None:
    open_job(path).edit(5, "Four, not in the main file yet.")
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_write_protected_folder_is_told_and_the_job_can_be_read(two_megabytes: Path) -> None:
    path = begin(two_megabytes)
    process = forking().Process(target=_edit_and_die, args=(path,))
    process.start()
    process.join()
    subprocess.run(["mount", "-o", "remount,ro", str(two_megabytes)], check=True)
    with pytest.raises(OutputError, match=r"write-protected|you may not write"):
        open_job(path)
    with pytest.raises(OutputError, match="you may not write"):
        create_job(two_megabytes / "b.padanan", document("txt", "Satu."), about("Satu."))
    before = sorted(two_megabytes.iterdir())
    with open_job(path, read_only=True) as job:
        assert told(job)[4] == ("edited", "Four, not in the main file yet.")
        with pytest.raises(UsageError, match="was opened for reading only"):
            job.edit(1, "One.")
    assert sorted(two_megabytes.iterdir()) == before


def _confirm_on_a_failing_disk(path: Path, memory: Path, told_parent: Connection) -> None:
    job = open_job(path, memory=SmallMemory(memory))
    job.edit(1, "One.")
    if not fail_fsync():
        told_parent.send(["no seccomp"])
        return
    answers = []
    for change in (lambda: job.confirm(1, "One, I am sure."), lambda: job.edit(2, "Two.")):
        with pytest.raises(OutputError) as refused:
            change()
        answers.append(str(refused.value))
    told_parent.send([*answers, told(job)[:2]])


@pytest.mark.skipif(not can_fail_fsync(), reason="only on Linux can fsync be made to fail, and on known machines")
def test_what_a_failing_disk_did_not_take_is_not_called_saved(tmp_path: Path) -> None:
    path, memory_path = begin(tmp_path), tmp_path / "memory.tm"
    context = forking()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_confirm_on_a_failing_disk, args=(path, memory_path, theirs))
    process.start()
    theirs.close()
    answers = ours.recv()
    process.join()
    if answers == ["no seccomp"]:
        pytest.skip("this kernel has no seccomp filters")
    first, second, standing = answers
    assert "its disk reports an error. Close the job and open it again" in first
    assert "cannot be saved since its disk failed" in second
    assert standing == [("edited", "One."), ("untranslated", None)]
    memory = SmallMemory(memory_path)
    assert memory.pairs() == []
    with open_job(path, memory=memory) as job:
        # The disk may have taken it all the same; then it is whole.
        assert told(job)[0] in (("edited", "One."), ("confirmed", "One, I am sure."))
        assert len(memory.pairs()) == (told(job)[0][0] == "confirmed")
        job.confirm(1, "One, I am sure.")
        assert memory.pairs() == [("Satu.", "One, I am sure.")]
    assert integrity(path) == "ok"
    memory.close()


def _problem_of(change: Callable[[], object]) -> str:
    try:
        change()
    except OutputError as error:
        return str(error)
    return ""


def test_on_a_full_disk_a_segment_is_split_wholly_or_not_at_all(two_megabytes: Path) -> None:
    text = "Ini kalimat yang panjang, " * 400
    with job_of(two_megabytes, text) as job:
        _fill(two_megabytes)
        for change in itertools.cycle((lambda: job.split(1, len(job.segment(1).source) // 2), job.undo)):
            kept = list(job.segments)
            if problem := _problem_of(change):
                break
        assert "no space is left" in problem
        assert list(job.segments) == kept
    with open_job(job.path, read_only=True) as again:
        assert list(again.segments) == kept
    assert integrity(job.path) == "ok"
