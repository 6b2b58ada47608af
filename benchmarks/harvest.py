"""Speed and memory of harvesting terms, and the first candidates to judge by reading.

    python -m benchmarks.harvest BITEXT ... [--show 100]

Each BITEXT is a .tmx, a .tsv, or one of two files name.id and name.en.
"""

from __future__ import annotations

import argparse
import resource
import time
from itertools import chain
from pathlib import Path

from corpora.bitext import open_bitext
from glossary.harvest import harvest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bitext", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="COUNT", help="print so many candidates")
    arguments = parser.parse_args()
    begun = time.monotonic()
    pairs = list(chain.from_iterable(map(open_bitext, arguments.bitext)))
    read = time.monotonic()
    candidates = harvest(pairs)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(pairs):,} pairs read in {read - begun:.1f} s, {len(candidates):,} candidates found in "
        f"{time.monotonic() - read:.1f} s, {megabytes:.0f} MB at most"
    )
    for candidate in candidates[: arguments.show]:
        print(f"{candidate.score:7.0f} {candidate.joint_frequency:5} {candidate.indonesian}\t{candidate.english}")


if __name__ == "__main__":
    main()
