"""A person who splits and merges the segments of a job quickly and at random, until the process is killed."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from corpora.errors import UsageError
from corpora.job import Job, open_job
from tests.support.editing_session import die_after

_VERBS = ("split", "split", "split", "merge", "merge", "undo", "undo", "redo", "confirm", "save_typing")


def cut_until_killed(job: Path, seed: int, told: Connection, lines: int) -> None:
    """Open the job and cut it; every action is told before and after. After so many lines of its code: SIGKILL."""
    die_after(lines)
    chance = random.Random(seed)
    with open_job(job, author="Sari") as opened:
        for step in count():
            action = _next(opened, chance, f"{seed}.{step} of {seed}")
            told.send_bytes(json.dumps(["trying", action]).encode())
            cut(opened, action)
            told.send_bytes(json.dumps(["done", action]).encode())


def cut(job: Job, action: list[Any]) -> None:
    """Do to a job what an action says, if it can be done."""
    verb, *arguments = action
    with suppress(UsageError):
        getattr(job, verb)(*arguments)


def standing(job: Job) -> object:
    """All that a session of cuts can change."""
    return list(job.segments), dict(job.typing), job.next_undo, job.next_redo


def _next(job: Job, chance: random.Random, text: str) -> list[Any]:
    verb = chance.choice(_VERBS)
    segment = chance.choice(job.segments)
    if verb in ("undo", "redo"):
        return [verb]
    if verb == "merge":
        return [verb, segment.number]
    if verb == "split":
        at = chance.randrange(len(segment.target or "") + 1)
        return [verb, segment.number, chance.randrange(len(segment.source)), at]
    return [verb, segment.number, text]
