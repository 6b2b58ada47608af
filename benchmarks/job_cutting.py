"""What splitting and merging cost in a job of many segments, beside an edit and beside a job that was never cut.

    python -m benchmarks.job_cutting [SEGMENTS]

All figures are ratios of processor time. A split must not hang on where it is, and opening not on what was cut.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpora.job import Job, create_job, job_path, open_job
from tests.support.documents import document
from tests.support.jobs import about, machine

TRIES = 7


def seconds(*steps: Callable[[], object]) -> float:
    """The median time of the first step; the others bring back what was before."""
    times = []
    for _ in range(TRIES):
        begun = time.process_time()
        steps[0]()
        times.append(time.process_time() - begun)
        for step in steps[1:]:
            step()
    return statistics.median(times)


def split_in(job: Job, number: int) -> float:
    source = job.segment(number).source
    return seconds(lambda: job.split(number, source.index(" ")), job.undo)


def main(count: int) -> None:
    lines = (f"Ini kalimat nomor {n}, kata Sari. Lalu ia pulang ke kota {n}." for n in range(count // 2))
    text = "\n".join(lines)
    opened = document("txt", text)
    with tempfile.TemporaryDirectory() as folder:
        path = job_path(Path(folder) / "berita.txt")
        create_job(path, opened, about(text))
        with open_job(path) as job:
            job.draft({one.number: machine(f"Sentence {one.number}.") for one in job.segments})
        uncut = seconds(lambda: open_job(path).close())
        with open_job(path) as job:
            last = len(job.segments) - 1
            first_split, last_split = split_in(job, 1), split_in(job, last)
            laid = seconds(lambda: job.laid_over(opened))
            for number in range(1, last, max(last // 500, 2)):
                job.split(number, job.segment(number).source.index(" "))
            laid_with_cuts = seconds(lambda: job.laid_over(opened))
        cut = seconds(lambda: open_job(path).close())
    print(f"{count:,} segments")
    print(f"split the first / split the last       {first_split / last_split:5.2f}")
    print(f"split the first / open                 {first_split / uncut:5.3f}")
    print(f"lay 500 cuts over the document / open  {laid_with_cuts / uncut:5.3f}  (none: {laid / uncut:.3f})")
    print(f"open with 500 cuts / open              {cut / uncut:5.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
