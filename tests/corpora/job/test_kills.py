"""Nothing that was acknowledged is lost, whenever the process is killed."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from corpora.job import open_job
from corpora.memory import AddOutcome, MemoryUnit, TranslationMemory
from tests.support.cutting_session import cut, cut_until_killed, standing
from tests.support.documents import document
from tests.support.editing_session import edit_until_killed
from tests.support.jobs import SIX, Action, JobModel, SmallMemory, begin, forking, integrity, job_of, told

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


class Editor:
    """Processes that edit a job, one after the other."""

    def __init__(self, folder: Path):
        self.path = begin(folder)
        self.memory_path = folder / "memory.tm"
        self.model = JobModel(SIX.split("\n"))
        self.pending: Action | None = None
        self._context = forking()

    def run(self, seed: int, *, seconds: float | None = None, lines: int | None = None) -> int:
        """Let one edit and be killed so long after its first action or after so many lines of the job's own code.

        Returns how many actions it finished.
        """
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(
            target=edit_until_killed, args=(self.path, self.memory_path, seed, theirs, lines), daemon=True
        )
        process.start()
        theirs.close()
        if seconds is not None:
            ours.poll(60)
            time.sleep(seconds)
            process.kill()
        finished = sum(self._follow(ours))
        process.join()
        assert process.exitcode == -signal.SIGKILL
        ours.close()
        return finished

    def _follow(self, pipe: Connection) -> Iterator[bool]:
        self.pending = None
        while True:
            try:
                word, action = json.loads(pipe.recv_bytes())
            except (EOFError, OSError):
                return
            if word == "trying":
                self.pending = action
                yield False
            else:
                self.model.apply(action)
                self.pending = None
                yield True

    def check(self) -> None:
        """All that was told as done is there, what was being done is there whole or not at all, the memory knows it."""
        assert integrity(self.path) == "ok"
        memory = SmallMemory(self.memory_path)
        with open_job(self.path, memory=memory, author="Sari") as job:
            if not self.model.seen_in(job):
                assert self.pending is not None
                self.model.apply(self.pending)
                assert self.model.seen_in(job), self.pending
            assert job.deliver() == 0
        assert memory.pairs() == sorted(self.model.learned)
        # A unit that came twice came as the same one.
        assert len(set(memory.arrivals())) == len(self.model.learned)
        memory.close()


@pytest.mark.slow
def test_killing_an_editing_session_at_any_of_100_moments_loses_nothing(quick_path: Path) -> None:
    editor = Editor(quick_path)
    chance = random.Random(20)
    finished = 0
    for seed in range(50):
        finished += editor.run(seed, seconds=chance.uniform(0.0, 0.08))
        editor.check()
        finished += editor.run(1000 + seed, lines=chance.randint(1, 12_000))
        editor.check()
    assert finished > 100
    assert len(editor.model.learned) > 10


class DyingMemory(SmallMemory):
    """A memory whose process is killed in the middle of an addition."""

    def __init__(self, path: Path, *, dies_after: bool):
        super().__init__(path)
        self._dies_after = dies_after

    def add(self, units: Iterable[MemoryUnit]) -> None:
        if self._dies_after:
            super().add(units)
        os.kill(os.getpid(), signal.SIGKILL)


def _confirm_and_die(job: Path, memory: Path, dies_after: bool) -> None:
    with open_job(job, memory=DyingMemory(memory, dies_after=dies_after)) as opened:
        opened.confirm(1, "One.")


@pytest.mark.parametrize("dies_after", [False, True])
def test_a_unit_reaches_the_memory_once_if_the_process_dies_between_the_two(dies_after: bool, tmp_path: Path) -> None:
    path, memory_path = begin(tmp_path), tmp_path / "memory.tm"
    process = forking().Process(target=_confirm_and_die, args=(path, memory_path, dies_after))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    memory = SmallMemory(memory_path)
    assert len(memory.pairs()) == dies_after
    with open_job(path, memory=memory) as job:
        assert told(job)[0] == ("confirmed", "One.")
        assert memory.pairs() == [("Satu.", "One.")]
    assert len(set(memory.arrivals())) == 1
    assert len(memory.arrivals()) == 1 + dies_after
    memory.close()


def test_what_was_typed_last_is_there_after_a_kill(tmp_path: Path) -> None:
    path = begin(tmp_path)
    process = forking().Process(target=_type_and_die, args=(path,))
    process.start()
    process.join()
    with open_job(path) as job:
        assert dict(job.typing) == {2: "Two and a ha"}
        job.edit(2, "Two and a half.")
        assert not job.typing
    with open_job(path) as job:
        assert not job.typing


def _type_and_die(path: Path) -> None:
    job = open_job(path)
    job.save_typing(2, "Two and")
    job.save_typing(2, "Two and a ha")
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_job_without_a_memory_keeps_its_units_for_one(tmp_path: Path) -> None:
    with job_of(tmp_path) as job:
        job.confirm(1, "One.")
        assert job.deliver() == 1
        path = job.path
    memory = SmallMemory(tmp_path / "memory.tm")
    with open_job(path, memory=memory) as job:
        assert job.deliver() == 0
    assert memory.pairs() == [("Satu.", "One.")]
    memory.close()


def test_the_real_memory_takes_a_unit_twice_as_if_once(tmp_path: Path) -> None:
    class Doubting(TranslationMemory):
        """Hands everything in twice, as a process does that died in between."""

        def add(self, units: Iterable[MemoryUnit], *, chunk_size: int | None = None) -> AddOutcome:
            told = list(units)
            super().add(told, chunk_size=chunk_size)
            return super().add(told, chunk_size=chunk_size)

    with Doubting.open(tmp_path / "agency.tm") as memory, job_of(tmp_path, memory=memory) as job:
        job.confirm(1, "One.")
        (unit,) = memory.units()
        assert (unit.source, unit.target, unit.after, unit.uses) == ("Satu.", "One.", "Dua.", 0)
        assert unit.created == unit.changed


NEWS = "Ia tiba, lalu ia makan nasi. Ia lelah sekali hari ini.\nHarga naik lagi. Satu dua tiga."


def _cut_once(path: Path, seed: int, lines: int) -> tuple[list[Action], Action | None]:
    """Let a process cut the job and die; the actions that it finished, and the one in which it died."""
    context = forking()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=cut_until_killed, args=(path, seed, theirs, lines), daemon=True)
    process.start()
    theirs.close()
    done: list[Action] = []
    pending: Action | None = None
    with contextlib.suppress(EOFError, OSError):
        while True:
            word, action = json.loads(ours.recv_bytes())
            done += [action] if word == "done" else []
            pending = action if word == "trying" else None
    process.join()
    assert process.exitcode == -signal.SIGKILL
    ours.close()
    return done, pending


@pytest.mark.slow
def test_killed_at_any_line_a_split_or_merge_is_whole_or_was_never_begun(quick_path: Path) -> None:
    """The model is a job to which the same is done without being killed; ids and undo agree, too."""
    (quick_path / "model").mkdir()
    path, model_path = begin(quick_path, NEWS), begin(quick_path / "model", NEWS)
    chance = random.Random(7)
    finished = 0
    for seed in range(40):
        done, pending = _cut_once(path, seed, chance.randint(200, 4_000))
        finished += len(done)
        with open_job(model_path, author="Sari") as model, open_job(path, author="Sari") as job:
            for action in done:
                cut(model, action)
            if standing(job) != standing(model):
                assert pending is not None
                cut(model, pending)
            assert standing(job) == standing(model)
            assert job.laid_over(document("txt", NEWS)).segments
        assert integrity(path) == "ok"
    assert finished > 100
