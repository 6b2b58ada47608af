"""Jobs to test, and a simple model of what a job does."""

from __future__ import annotations

import json
import multiprocessing
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

from corpora.job import About, Job, Memory, Origin, Version, create_job, fingerprint, job_path, open_job
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from tests.support.documents import document

SIX = "Satu.\nDua.\nTiga.\nDua.\nEmpat.\nDua."
"""Six segments, three of which are the same."""


def about(text: str, name: str = "berita.txt") -> About:
    return About(name, fingerprint(text.encode()), "txt", Language.INDONESIAN, Language.ENGLISH, "builtin", "m1")


def begin(folder: Path, text: str = SIX) -> Path:
    """A new job of a text in a folder."""
    path = job_path(folder / "berita.txt")
    create_job(path, document("txt", text), about(text))
    return path


def job_of(folder: Path, text: str = SIX, memory: Memory | None = None) -> Job:
    """The same, opened."""
    return open_job(begin(folder, text), memory=memory, author="Sari")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has such, for tests that would wait for the disk thousands of times.

    A process that is killed leaves there what it would leave on a disk.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def forking() -> ForkServerContext:
    """What starts processes quickly: they are copies of one that has everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.support.cutting_session"])
    return context


def machine(target: str, score: float = -0.5) -> Version:
    """An engine's draft."""
    return Version(target=target, origin=Origin.MT, score=score, engine="builtin", model="m1")


def told(job: Job) -> list[tuple[str, str | None]]:
    """State and target of each segment."""
    return [(one.state.value, one.target) for one in job.segments]


def integrity(path: Path) -> str:
    """What SQLite says of the whole file."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


class SmallMemory:
    """A memory in a real file, which keeps a unit once and remembers every arrival."""

    def __init__(self, path: Path):
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = WAL;"
            "CREATE TABLE IF NOT EXISTS unit (source, target, before, after, document, author, origin, changed,"
            " UNIQUE (source, target, before, after));"
            "CREATE TABLE IF NOT EXISTS arrival (unit);"
        )

    def add(self, units: Iterable[MemoryUnit]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        for unit in units:
            row = (unit.source, unit.target, unit.before, unit.after, unit.document, unit.author, unit.origin)
            row = (*row, unit.changed.isoformat() if unit.changed else "")
            self._connection.execute("INSERT OR IGNORE INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._connection.execute("INSERT INTO arrival VALUES (?)", (json.dumps(row),))
        self._connection.execute("COMMIT")

    def pairs(self) -> list[tuple[str, str]]:
        """Source and target of all units, sorted."""
        return sorted(self._connection.execute("SELECT source, target FROM unit"))

    def arrivals(self) -> list[str]:
        """All units that ever came, each as often as it came."""
        return [unit for (unit,) in self._connection.execute("SELECT unit FROM arrival")]

    def close(self) -> None:
        self._connection.close()


Standing = tuple[str, "str | None", bool, "str | None"]
"""Of a segment: state, target, whether it is propagated, the state beneath a lock."""
Action = list[Any]
"""A verb of `Job` and its arguments, as JSON has them."""

_OPEN = ("untranslated", "draft", "rejected")


def perform(job: Job, action: Action) -> None:
    """Do to a job what an action says."""
    verb, *arguments = action
    if verb == "replace":
        job.replace({int(number): target for number, target in arguments[0].items()})
    elif verb == "draft":
        job.draft({int(number): machine(target) for number, target in arguments[0].items()})
    else:
        getattr(job, verb)(*arguments)


@dataclass
class JobModel:
    """What a job should be after the same actions, without a file."""

    sources: list[str]
    standings: dict[int, Standing] = field(default_factory=dict)
    done: list[dict[int, tuple[Standing, Standing]]] = field(default_factory=list)
    undone: list[dict[int, tuple[Standing, Standing]]] = field(default_factory=list)
    typing: dict[int, str] = field(default_factory=dict)
    learned: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.standings = {number: ("untranslated", None, False, None) for number, _ in enumerate(self.sources, 1)}

    def seen_in(self, job: Job) -> bool:
        """Whether the job is as the model."""
        standings = {
            one.number: (one.state.value, one.target, one.version.is_propagated, one.version.beneath)
            for one in job.segments
        }
        return standings == self.standings and dict(job.typing) == self.typing

    def apply(self, action: Action) -> None:
        """Do what the job does."""
        verb, *arguments = action
        getattr(self, f"_{verb}")(*arguments)

    def _edit(self, number: int, target: str) -> None:
        self.typing.pop(number, None)
        if target != self.standings[number][1]:
            self._change({number: ("edited", target, False, None)})

    def _confirm(self, number: int, target: str | None = None) -> None:
        self.typing.pop(number, None)
        text = self.standings[number][1] if target is None else target
        assert text is not None
        if self.standings[number][:2] != ("confirmed", text):
            self._change({number: ("confirmed", text, False, None)})
            self.learned.add((self.sources[number - 1], text))

    def _propagate(self, number: int) -> None:
        target = self.standings[number][1]
        same = [other for other in self.standings if self.sources[other - 1] == self.sources[number - 1]]
        self._change(
            {
                other: ("draft", target, True, None)
                for other in same
                if self.standings[other][0] in _OPEN and self.standings[other][1] != target
            }
        )

    def _replace(self, targets: Mapping[str, str]) -> None:
        self._change(
            {
                int(number): ("edited", target, False, None)
                for number, target in targets.items()
                if self.standings[int(number)][0] != "locked" and self.standings[int(number)][1] != target
            }
        )

    def _clear(self, *numbers: int) -> None:
        self._change({n: ("untranslated", None, False, None) for n in numbers if self.standings[n][0] != "locked"})

    def _reject(self, *numbers: int) -> None:
        old = {number: self.standings[number] for number in numbers}
        self._change({n: ("rejected", *one[1:]) for n, one in old.items() if one[0] != "locked" and one[1] is not None})

    def _lock(self, *numbers: int) -> None:
        old = {number: self.standings[number] for number in numbers}
        self._change({n: ("locked", *one[1:3], one[0]) for n, one in old.items() if one[0] != "locked"})

    def _unlock(self, *numbers: int) -> None:
        old = {number: self.standings[number] for number in numbers}
        self._change({n: (one[3] or "", *one[1:3], None) for n, one in old.items() if one[0] == "locked"})

    def _draft(self, drafts: Mapping[str, str]) -> None:
        for number, target in drafts.items():
            if self.standings[int(number)][0] in _OPEN:
                self.standings[int(number)] = ("draft", target, False, None)

    def _undo(self) -> None:
        if self.done:
            self.undone.append(self.done.pop())
            self.standings |= {number: before for number, (before, _) in self.undone[-1].items()}

    def _redo(self) -> None:
        if self.undone:
            self.done.append(self.undone.pop())
            self.standings |= {number: after for number, (_, after) in self.done[-1].items()}

    def _save_typing(self, number: int, text: str) -> None:
        self.typing[number] = text

    def _change(self, standings: Mapping[int, Standing]) -> None:
        change = {n: (self.standings[n], new) for n, new in standings.items() if self.standings[n] != new}
        if change:
            self.done.append(change)
            self.undone.clear()
            self.standings |= standings
