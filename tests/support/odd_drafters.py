"""Drafters to test what stands round them with: one that is slow, busy, or dies, as it is told by the source."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from corpora.errors import UnreadableInputError
from corpora.job import JobSegment, Version
from translate.review.drafting import Asked, DraftingSetup, EngineFacts


def asked(source: str, number: int = 1, before: str = "", after: str = "") -> Asked:
    """A segment without a translation."""
    return Asked(JobSegment(number, number, number, source, "", Version()), before, after)


class OddDrafter:
    """Does what the first word of each source says."""

    def __init__(self, setup: DraftingSetup):
        self._paths = setup.glossary_paths

    def warm_up(self) -> EngineFacts:
        return EngineFacts("odd", ",".join(path.name for path in self._paths))

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        return {one.segment.number: Version(target=_done(one.segment.source)) for one in segments}

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        return [Version(target=f"{asked.segment.source} {number} {engine}") for number in range(count)]

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        if any(not path.exists() for path in paths):
            raise UnreadableInputError("There is no such glossary.")
        self._paths = tuple(paths)

    def close(self) -> None:
        """Nothing is open."""


def _done(source: str) -> str:
    order, _, rest = source.partition(" ")
    if order == "sleep":
        time.sleep(float(rest))
    elif order == "compute":
        # Holds Python's lock, as native code does that does not let go of it.
        end = time.monotonic() + float(rest)
        while time.monotonic() < end:
            pass
    elif order == "crash":
        ctypes.string_at(0)
    elif order == "exit":
        os._exit(3)
    elif order == "mistake":
        raise KeyError(rest)
    elif order == "shout":
        print(rest, flush=True)
        print(rest, file=sys.stderr, flush=True)
        os.system(f"echo {rest}; echo {rest} >&2")
    elif order == "session":
        return f"{os.getsid(0)} {os.getpid()}"
    return source.upper()
