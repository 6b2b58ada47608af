"""How long a filter over 100,000 segments takes: `python -m benchmarks.review_filter`.

Each time is also told as a multiple of looking at the length of every source, which no filter could do without.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from corpora.job import JobSegment, Origin, SegmentState, Version
from translate.review.filters import parse_filter

COUNT = 100_000
WORDS = (
    "mitra",
    "junior",
    "negara",
    "presiden",
    "Jakarta",
    "perjanjian",
    "kemitraan",
    "tanpa",
    "batas",
    "tahun",
    "2024",
)
FINDING = {"check": "term-missed", "severity": "error", "message": "“mitra junior” should be “junior partner”."}
TERM = {"source_term": "mitra junior", "targets": ["junior partner"]}
FILTERS = (
    "sepakbola",
    "-mitra",
    '"tanpa batas" 2024 sepakbola',
    "state:draft",
    "finding:term-missed",
    "origin:tm term:mitra",
    "state:draft origin:mt finding:term-missed term:mitra 2024",
    r"/mitra\s+junior sama/",
    "/(kerja|negara) sama$/",
)


def main() -> None:
    """Print a line a filter."""
    segments = list(document(random.Random(1)))
    floor = seconds(lambda: [one.number for one in segments if len(one.source) > 9000])
    print(f"{COUNT:,} segments of {len(segments[0].source)} characters or so; the floor is {floor * 1000:.0f} ms")
    for text in FILTERS:
        spent = seconds(lambda text=text: parse_filter(text).select(segments))
        print(f"{text:60} {spent * 1000:5.0f} ms  {spent / floor:5.1f} x  {len(parse_filter(text).select(segments)):6}")


def document(chance: random.Random) -> list[JobSegment]:
    """Segments of 15 words; one in seven with a tag, one in five with a finding, one in three with a term."""
    states, origins = list(SegmentState), list(Origin)
    return [
        JobSegment(
            number,
            number,
            number,
            words(chance),
            "",
            Version(
                chance.choice(states),
                words(chance),
                chance.choice(origins),
                findings=(FINDING,) if number % 5 == 0 else None,
                terms=(TERM,) if number % 3 == 0 else None,
            ),
        )
        for number in range(1, COUNT + 1)
    ]


def words(chance: random.Random) -> str:
    """A sentence of a kind."""
    return " ".join((*chance.choices(WORDS, k=14), "<1>kerja</1>" if chance.random() < 1 / 7 else "kerja"))


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
