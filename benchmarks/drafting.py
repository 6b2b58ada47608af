"""What it costs that drafts come from a process of their own, and what it is good for; on one machine, in one run.

    python -m benchmarks.drafting [--engine NAME]

Start-up is told as times the start of a bare Python, a call as times the same call within this process. The last line
is the longest time in which an event loop stood still while an engine that keeps Python's lock was at work: in a thread
of this process, and in the process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from corpora.job import JobSegment, Version
from corpora.languages import Language
from tests.support.odd_drafters import OddDrafter, asked
from translate.pair import LanguagePair
from translate.review.drafting import Asked, Drafter, DraftingSetup
from translate.review.drafting_process import ProcessDrafter
from translate.review.pipeline_drafter import PipelineDrafter
from tui.clerk import Clerk

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
BUSY = asked("compute 2")
RUNS = 200
BATCH = 4


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def start_seconds(setup: DraftingSetup) -> float:
    def start() -> None:
        drafter = ProcessDrafter(setup)
        drafter.warm_up()
        drafter.close()

    return statistics.median(seconds(start) for _ in range(5))


def call_seconds(drafter: Drafter) -> float:
    """A batch of segments whose drafts cost next to nothing; the median."""
    drafter.warm_up()
    taken = [seconds(lambda run=run: drafter.draft(batch(run))) for run in range(RUNS)]  # type: ignore[misc]
    drafter.close()
    return statistics.median(taken)


def batch(run: int) -> list[Asked]:
    return [
        Asked(JobSegment(n, n, n, f"Utusan itu tiba di Jenewa pada hari ke-{run} bersama {n} tamu.", "", Version()))
        for n in range(1, BATCH + 1)
    ]


async def longest_block_seconds(make: Callable[[], Drafter]) -> float:
    clerk = Clerk("drafter", make)
    await clerk.ask(lambda drafter: drafter.warm_up())
    drafting = asyncio.ensure_future(clerk.ask(lambda drafter: drafter.draft([BUSY])))
    longest, last = 0.0, time.perf_counter()
    while not drafting.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    clerk.close(lambda drafter: drafter.close())
    return longest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", help="an installed engine whose start is measured, too")
    options = parser.parse_args()
    bare = statistics.median(seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(5))
    print(f"a bare Python starts in {1000 * bare:.0f} ms")
    for engine in filter(None, ("copy", options.engine)):
        taken = start_seconds(DraftingSetup(ID_EN, engine))
        print(f"ready with {engine}: {1000 * taken:.0f} ms, {taken / bare:.0f} times that")
    setup = DraftingSetup(ID_EN, "copy")
    own, other = call_seconds(PipelineDrafter(setup)), call_seconds(ProcessDrafter(setup))
    print(f"{BATCH} drafts: {1000 * own:.2f} ms here, {1000 * other:.2f} ms there, {other / own:.2f} times that")
    odd = DraftingSetup(ID_EN)
    thread = asyncio.run(longest_block_seconds(lambda: OddDrafter(odd)))
    process = asyncio.run(longest_block_seconds(lambda: ProcessDrafter(odd, OddDrafter)))
    print(f"longest block: {1000 * thread:.1f} ms by a thread, {1000 * process:.1f} ms by a process")


if __name__ == "__main__":
    main()
