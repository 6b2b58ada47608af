"""A person who edits a job quickly and at random, until the process is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

import corpora.job
from corpora.job import Job, SegmentState, open_job
from tests.support.jobs import Action, SmallMemory, perform

_VERBS = (
    *("edit", "edit", "confirm", "confirm", "confirm", "propagate", "undo", "undo", "redo", "save_typing"),
    *("draft", "replace", "lock", "unlock", "reject", "clear"),
)
_CODE = str(Path(corpora.job.__file__).parent)


def edit_until_killed(job: Path, memory: Path, seed: int, told: Connection, lines: int | None) -> None:
    """Open the job and work on it; every action is told before and after. After so many lines of its code: SIGKILL."""
    if lines is not None:
        die_after(lines)
    chance = random.Random(seed)
    with open_job(job, memory=SmallMemory(memory), author="Sari") as opened:
        for step in count():
            action = _next(opened, chance, f"{seed}.{step}")
            told.send_bytes(json.dumps(["trying", action]).encode())
            perform(opened, action)
            told.send_bytes(json.dumps(["done", action]).encode())


def _next(job: Job, chance: random.Random, text: str) -> Action:
    """Something that can be done, with a text that was never there before."""
    verb = chance.choice(_VERBS)
    some = sorted(chance.sample(range(1, len(job.segments) + 1), 2))
    open_ones = [one.number for one in job.segments if one.state is not SegmentState.LOCKED]
    if verb in ("undo", "redo"):
        return [verb]
    if verb in ("draft", "replace"):
        return [verb, {str(number): f"{text} in {number}" for number in some}]
    if verb in ("edit", "confirm", "save_typing") and open_ones:
        return [verb, chance.choice(open_ones), text]
    if verb == "propagate":
        translated = [one.number for one in job.segments if one.target is not None]
        return [verb, chance.choice(translated)] if translated else ["undo"]
    return [verb, *some] if verb in ("lock", "reject", "clear") else ["unlock", *some]


def die_after(lines: int) -> None:
    """Kill this process after so many lines of the job's own code."""
    left = lines

    def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(_CODE):
            return None
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
