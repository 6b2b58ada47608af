"""Speed and memory of taking TMX into a memory, beside what lxml takes to parse the file and keep nothing.

    python -m benchmarks.memory_import [--units 350000]

Writes a TMX file of invented units (350,000 are 200 MB) with dates, properties and, every fifth, inline tags. Each
measurement is a process of its own, the first of a tenth of the units: memory is flat if both need as much.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

UNIT = """<tu creationdate="2013{month:02}12T081500Z" creationid="sari" changedate="20260101T000000Z" usagecount="3">
  <prop type="x-document">berita-{document}.docx</prop>
  <tuv xml:lang="id-ID">
    <prop type="x-context-pre">&lt;seg&gt;Kalimat nomor {before} sebelumnya.&lt;/seg&gt;</prop>
    <seg>Menteri luar negeri menyampaikan pernyataan {id} nomor {number} kepada wartawan di Jakarta kemarin sore.</seg>
  </tuv>
  <tuv xml:lang="en-US">
    <seg>The foreign minister delivered {en} statement number {number} to journalists in Jakarta yesterday.</seg>
  </tuv>
</tu>
"""
BOLD = '<bpt i="1">&lt;b&gt;</bpt>{word}<ept i="1">&lt;/b&gt;</ept>'


def write_tmx(path: Path, unit_count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="id-ID"/><body>\n')
        for number in range(unit_count):
            words = ("penting", "important")
            indonesian, english = (BOLD.format(word=word) for word in words) if number % 5 == 0 else words
            file.write(
                UNIT.format(
                    month=number % 12 + 1,
                    document=number // 50,
                    before=number - 1,
                    number=number,
                    id=indonesian,
                    en=english,
                )
            )
        file.write("</body></tmx>\n")


def parse_only(path: Path, _: Path) -> None:
    from lxml import etree

    for _event, element in etree.iterparse(str(path), tag="tu"):
        element.clear(keep_tail=False)
        while (before := element.getprevious()) is not None:
            element.getparent().remove(before)


def read_only(path: Path, _: Path) -> None:
    from corpora.exchange import EXCHANGE_FORMATS, ReadOptions

    for _item in EXCHANGE_FORMATS["tmx"].read(path, ReadOptions()):
        pass


def import_all(path: Path, folder: Path) -> None:
    from corpora.exchange import EXCHANGE_FORMATS, ReadOptions
    from corpora.exchange.importing import import_file
    from corpora.memory.memory import TranslationMemory

    with TranslationMemory.open(folder / f"{path.stem}.tm") as memory:
        import_file(path, EXCHANGE_FORMATS["tmx"], ReadOptions(origin="benchmark"), lambda: memory)


WORK: dict[str, Callable[[Path, Path], None]] = {"lxml alone": parse_only, "read": read_only, "import": import_all}


def measured(name: str, path: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of the processors, and megabytes at most, of a process of its own and of its helper."""
    command = [sys.executable, "-m", "benchmarks.memory_import", "--work", name, str(path), str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    wall, cpu, megabytes = map(float, result.stdout.split())
    return wall, cpu, megabytes


def work(name: str, path: Path, folder: Path) -> None:
    begun, begun_cpu = time.perf_counter(), _usage()[0]
    WORK[name](path, folder)
    cpu, megabytes = _usage()
    print(time.perf_counter() - begun, cpu - begun_cpu, megabytes)


def _usage() -> tuple[float, float]:
    """Seconds of the processors, and megabytes at most, of this process and the one that it began."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both), sum(one.ru_maxrss for one in both) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=350_000)
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work:
        work(arguments.work[0], Path(arguments.work[1]), Path(arguments.work[2]))
        return
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for unit_count in (arguments.units // 10, arguments.units):
            path = folder / f"{unit_count}.tmx"
            write_tmx(path, unit_count)
            print(f"{unit_count:,} units, {path.stat().st_size / 1e6:.0f} MB")
            alone = measured("lxml alone", path, folder)
            for what in WORK:
                wall, cpu, megabytes = alone if what == "lxml alone" else measured(what, path, folder)
                print(
                    f"  {what:<10} {unit_count / wall:9,.0f} units/s, {unit_count / cpu:9,.0f} a processor second, "
                    f"{cpu / alone[1]:4.1f} times lxml alone, {megabytes:4.0f} MB at most"
                )


if __name__ == "__main__":
    main()
