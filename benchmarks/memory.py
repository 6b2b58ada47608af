"""How quickly a translation memory is filled and asked, and how much it finds, in one run on one machine.

    python -m benchmarks.memory [--units 100000] [--toolkit .venv-oracle/bin/python] BITEXT...

BITEXT are TSV files, plain or .xz, with Indonesian and English in the first two columns. Beyond what they hold, units
are made by changing words. The queries are sentences that are not in the memory, and units with words changed.

Beside it: rapidfuzz over all units without an index, and the Translate Toolkit's matcher in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import platform
import random
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from corpora.languages import Language
from corpora.memory import MemoryUnit, Query, TranslationMemory
from corpora.memory.scoring import prepared, score

PAIR = (Language.INDONESIAN, Language.ENGLISH)
QUERY_COUNT = 400
BRUTE_COUNT = 120
TOOLKIT_COUNT = 3
TOOLKIT_UNITS = 10_000
"""It compares a query with every unit, in Python: of 100,000 it takes minutes for one."""
LEAST_PERCENT = 75
CHUNK = 20_000
WORD = re.compile(r"[^\W_]+")

# Prints the milliseconds of each query. Its index takes only messages up to a length; the rest is as its users have it.
TOOLKIT_CODE = f"""
import json, sys, time
from translate.search.match import matcher
from translate.storage import po
data = json.load(sys.stdin)
store = po.pofile()
for source, target in data["pairs"]:
    unit = store.addsourceunit(source)
    unit.target = target
found = matcher(store, max_candidates=10, min_similarity={LEAST_PERCENT}, max_length=1000)
times = []
for query in data["queries"]:
    begun, busy = time.perf_counter(), time.thread_time()
    found.matches(query)
    times.append(((time.perf_counter() - begun) * 1e3, (time.thread_time() - busy) * 1e3))
print(json.dumps(times))
"""


def read_pairs(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """The distinct pairs of all files."""
    pairs: dict[tuple[str, str], None] = {}
    for path in paths:
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode()
        for line in text.splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and all(cells[:2]):
                pairs.setdefault((cells[0], cells[1]))
    return list(pairs)


def varied(text: str, words: Sequence[str], chance: random.Random) -> str:
    """The text with one word in eight, at least one, replaced, removed, or doubled by another."""
    pieces = text.split()
    for _ in range(max(1, len(pieces) // 8)):
        place = chance.randrange(len(pieces))
        pieces[place : place + 1] = (
            chance.choice([[chance.choice(words)], [], [pieces[place], chance.choice(words)], [pieces[place] + "nya"]])
            or pieces[place : place + 1]
        )
    return " ".join(pieces)


def filled(pairs: Sequence[tuple[str, str]], count: int, chance: random.Random) -> list[tuple[str, str]]:
    """The first `count` pairs, made up by variation if there are fewer."""
    words = [word for source, _ in pairs[:5_000] for word in source.split()]
    units = list(pairs[:count])
    while len(units) < count:
        source, target = chance.choice(pairs)
        units.append((varied(source, words, chance), target))
    return units


Times = list[tuple[float, float]]
"""Milliseconds by the clock, and of the processor alone, of each query."""


def times_of(ask: Callable[[str], object], queries: Sequence[str]) -> Times:
    times = []
    for query in queries:
        begun, busy = time.perf_counter(), time.thread_time()
        ask(query)
        times.append(((time.perf_counter() - begun) * 1e3, (time.thread_time() - busy) * 1e3))
    return times


def told(name: str, times: Times, wanted: str = "") -> float:
    """Prints the times; returns the median of the processor's, which others on the machine disturb less."""
    clock, busy = map(sorted, zip(*times, strict=True))
    last = min(len(times) - 1, int(len(times) * 0.99))
    note = wanted and f"; {wanted} wanted"
    print(
        f"{name}: median {statistics.median(clock):.2f} ms, 99th percentile {clock[last]:.2f} ms "
        f"(processor {statistics.median(busy):.2f} and {busy[last]:.2f} ms{note})"
    )
    return statistics.median(busy)


def fill(path: Path, pairs: Sequence[tuple[str, str]]) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    with TranslationMemory.open(path) as memory:
        outcome = memory.add((MemoryUnit(*texts, PAIR) for texts in pairs), chunk_size=CHUNK)
    rates = (len(pairs) / (time.perf_counter() - begun), len(pairs) / (time.process_time() - busy))
    print(
        f"{outcome.added:,} units added, {outcome.merged:,} merged: {rates[0]:,.0f} units a second "
        f"({rates[1]:,.0f} of the processor; 20,000 wanted), {path.stat().st_size / len(pairs):.0f} bytes a unit"
    )


def phrases(pairs: Sequence[tuple[str, str]], chance: random.Random) -> Iterator[str]:
    """Runs of one to three words, rare and common."""
    for source, _ in chance.sample(list(pairs), QUERY_COUNT):
        words = WORD.findall(source)
        if words:
            first = chance.randrange(len(words))
            yield " ".join(words[first : first + chance.randint(1, 3)])


class BruteForce:
    """rapidfuzz over the words of every unit."""

    def __init__(self, sources: Sequence[str]):
        self.sources = sources
        self.words = [WORD.findall(source.lower()) for source in sources]

    def nearest(self, query: str, cutoff: float) -> list[int]:
        found = process.extract_iter(
            WORD.findall(query.lower()), self.words, scorer=Levenshtein.normalized_similarity, score_cutoff=cutoff
        )
        return [place for _, _, place in found]

    def best_percent(self, query: str) -> int:
        """The best score that any unit has; a milder cutoff, since clitics and forms cost less than words."""
        mine = prepared(query, PAIR[0])
        likely = self.nearest(query, LEAST_PERCENT / 100 * 0.7)
        return max((score(mine, prepared(self.sources[place], PAIR[0])).percent for place in likely), default=0)


def compare_with_brute_force(
    memory: TranslationMemory, pairs: Sequence[tuple[str, str]], queries: Sequence[str], median: float
) -> None:
    brute = BruteForce([source for source, _ in pairs])
    slow = told("rapidfuzz over all", times_of(lambda query: brute.nearest(query, LEAST_PERCENT / 100), queries[:20]))
    print(f"  ratio {slow / median:.0f}")
    found = wanted = 0
    for query in queries:
        best = brute.best_percent(query)
        if best >= LEAST_PERCENT:
            wanted += 1
            matches = memory.matches(Query(query, PAIR), least_percent=LEAST_PERCENT)
            found += bool(matches) and matches[0].score_percent >= min(best, 99)
    share = found / max(1, wanted)
    print(f"best match of {LEAST_PERCENT} % or more found: {found} of {wanted} ({share:.1%}; 99 % wanted)")


def compare_with_toolkit(python: Path, pairs: Sequence[tuple[str, str]], queries: Sequence[str], median: float) -> None:
    if not python.exists():
        print(f"Translate Toolkit: no {python}, no ratio (make .venv-oracle/installed)")
        return
    data = json.dumps({"pairs": pairs[:TOOLKIT_UNITS], "queries": queries[:TOOLKIT_COUNT]})
    result = subprocess.run([python, "-I", "-c", TOOLKIT_CODE], input=data, capture_output=True, text=True, check=False)
    if result.returncode:
        print(f"Translate Toolkit: {result.stderr.strip().splitlines()[-1]}")
        return
    slow = told(f"Translate Toolkit's matcher, of {TOOLKIT_UNITS:,} units alone", json.loads(result.stdout))
    print(f"  ratio {slow / median:.0f}, with {len(pairs) / TOOLKIT_UNITS:.0f} times the units here")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bitext", type=Path, nargs="+")
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--toolkit", type=Path, default=Path(".venv-oracle/bin/python"))
    arguments = parser.parse_args()
    chance = random.Random(7)
    pairs = read_pairs(arguments.bitext)
    chance.shuffle(pairs)
    held_out, pairs = pairs[: QUERY_COUNT // 2], filled(pairs[QUERY_COUNT // 2 :], arguments.units, chance)
    words = [word for source, _ in pairs[:5_000] for word in source.split()]
    queries = [source for source, _ in held_out]
    queries += [varied(source, words, chance) for source, _ in chance.sample(pairs, QUERY_COUNT // 2)]
    chance.shuffle(queries)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.tm"
        fill(path, pairs)
        measure(path, pairs, queries, chance, arguments.toolkit)


def measure(
    path: Path, pairs: Sequence[tuple[str, str]], queries: Sequence[str], chance: random.Random, toolkit: Path
) -> None:
    begun = time.perf_counter()
    with TranslationMemory.open(path) as memory:
        memory.matches(Query(queries[0], PAIR))
        print(f"opened and asked once: {(time.perf_counter() - begun) * 1e3:.0f} ms (300 wanted)")

        def similar(query: str) -> object:
            return memory.matches(Query(query, PAIR), least_percent=LEAST_PERCENT)

        same = [source for source, _ in chance.sample(list(pairs), QUERY_COUNT)]
        told("exact", times_of(lambda query: memory.matches(Query(query, PAIR), least_percent=100), same), "1 ms")
        told("fuzzy, words new to it", times_of(similar, queries[: QUERY_COUNT // 2]))
        median = told("fuzzy", times_of(similar, queries), "15 ms and 40 ms of 100,000; 60 ms of 1,000,000")
        told("fuzzy from 50 %", times_of(lambda query: memory.matches(Query(query, PAIR), least_percent=50), queries))
        asked = list(phrases(pairs, chance))
        told("concordance", times_of(lambda text: memory.concordance(text, PAIR[0]), asked), "10 ms")
        told("concordance, stemmed", times_of(lambda text: memory.concordance(text, is_stemmed=True), asked[:100]))
        compare_with_brute_force(memory, pairs, queries[:BRUTE_COUNT], median)
    compare_with_toolkit(toolkit, pairs, queries, median)


if __name__ == "__main__":
    main()
