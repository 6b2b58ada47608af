"""How quickly the review room starts, answers keys, jumps and filters, and what it needs; in one run on one machine.

    python -m benchmarks.review [--segments 10000 100000] [--keys 200]

The room runs in a pseudo-terminal of 120 × 40 cells, without an engine, and is timed by what it writes there. Beside
the clock stands the time of the processor that the process itself used, which others on the machine disturb less.
Ratios are against a Textual app that has nothing but a text area, in the same terminal. The last line is from an app
without a terminal, while an engine drafts that takes two seconds a segment.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import platform
import pty
import random
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpora.job import About, JobSegment, Version, create_job, fingerprint, job_path, open_job
from corpora.languages import Language
from tests.support.documents import document
from translate.review.drafting import Asked, EngineFacts
from translate.review.filters import parse_filter
from translate.review.opening import ReviewFiles

FIRST, LAST = "Pembukaan", "Penutupan"
WORDS = (
    "utusan",
    "mitra",
    "muda",
    "rapat",
    "usul",
    "sidang",
    "negara",
    "surat",
    "jenewa",
    "tamu",
    "itu",
    "di",
    "dengan",
)
LETTERS = [chr(code) for code in range(0x100, 0x240)]
"""Each is looked for in what is painted, so none may be in the text."""
LETTERS_A_SEGMENT = 30
REPEATS = 3
COMMAND = [sys.executable, "-c", "from translate.cli import main; main()", "review"]
IMPORTS = "import translate.cli, translate.cli.review, tui.app, tui.screens.reviewing"
BARE = f"""
from textual.app import App
from textual.widgets import TextArea
class Bare(App):
    def compose(self):
        yield TextArea({FIRST!r})
Bare().run()
"""
FILTERS = (
    "state:untranslated",
    "jenewa",
    "source:surat -text:rapat",
    r"/sidang \w+ tamu/",
    "finding:any",
    "term:mitra",
)
TO_START, TO_END, NEXT, LEAVE = "\x1b[1;3H", "\x1b[1;3F", "\x1b[1;3B", "\x11"
LONGEST_WAIT_SECONDS = 120.0
TICK_SECONDS = 0.002
IDLE_SECONDS = 0.05
"""What a process that does nothing uses of the processor in a second, for its clock."""


class Screen:
    """A program in a pseudo-terminal, and what it writes there."""

    def __init__(self, command: Sequence[str], home: Path):
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
        os.close(slave)

    def type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def seconds_until(self, text: str, since: float) -> float:
        """Until a text is written, from a moment of `time.perf_counter` on."""
        wanted, written = text.encode(), b""
        while wanted not in written:
            if not select.select([self._master], [], [], LONGEST_WAIT_SECONDS)[0]:
                raise TimeoutError(f"{text!r} was not painted")
            written += self._read()
        return time.perf_counter() - since

    def rest(self, seconds: float) -> None:
        """Until nothing was written for so long, but five seconds at most."""
        end = time.perf_counter() + 5
        while time.perf_counter() < end and select.select([self._master], [], [], seconds)[0]:
            self._read()

    def settle(self) -> float:
        """Until it has done what it does after the start; the seconds since it was started."""
        end, busy = time.perf_counter() + LONGEST_WAIT_SECONDS, -1.0
        while time.perf_counter() < end and self.busy_seconds > busy + IDLE_SECONDS:
            busy, moment = self.busy_seconds, time.perf_counter()
            while time.perf_counter() < moment + 1:
                self.rest(0.2)
        return time.perf_counter() - self.begun

    def _read(self) -> bytes:
        try:
            return os.read(self._master, 65536)
        except OSError:  # the program has ended
            return b""

    @property
    def busy_seconds(self) -> float:
        """What the process has used of the processor, in steps of ten milliseconds."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def megabytes(self) -> float:
        """What it holds of the memory."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        self.type(LEAVE)
        end = time.perf_counter() + LONGEST_WAIT_SECONDS
        while self._process.poll() is None and time.perf_counter() < end:
            self.rest(0.05)
        self._process.kill()
        self._process.wait()
        os.close(self._master)


@contextmanager
def screen(command: Sequence[str], home: Path) -> Iterator[Screen]:
    opened = Screen(command, home)
    try:
        yield opened
    finally:
        opened.close()


def text_of(count: int) -> str:
    """Paragraphs of a sentence each; the first and the last begin with words of their own."""
    chance = random.Random(7)
    middle = (f"{' '.join(chance.choices(WORDS, k=chance.randint(4, 20))).capitalize()} {n}." for n in range(count - 2))
    return "\n\n".join([f"{FIRST} sidang itu.", *middle, f"{LAST} sidang itu."]) + "\n"


def made_job(folder: Path, count: int) -> Path:
    """A document and its job."""
    text = text_of(count)
    path = folder / f"{count}.txt"
    path.write_text(text)
    about = About(path.name, fingerprint(text.encode()), "txt", Language.INDONESIAN, Language.ENGLISH)
    create_job(job_path(path), document("txt", text), about)
    return path


def ms(seconds: float) -> str:
    return f"{1000 * seconds:,.1f} ms"


def start_seconds(command: Sequence[str], home: Path) -> tuple[float, float]:
    """By the clock and of the processor, from the start to the first segment's text; the least of a few."""
    taken = []
    for _ in range(REPEATS):
        with screen(command, home) as opened:
            taken.append((opened.seconds_until(FIRST, opened.begun), opened.busy_seconds))
            opened.rest(0.5)
    return min(clock for clock, _ in taken), min(busy for _, busy in taken)


def import_seconds(code: str) -> tuple[float, float]:
    """By the clock and of the processor; the least of a few."""
    taken = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", code])
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        taken.append((time.perf_counter() - begun, used.ru_utime + used.ru_stime))
    return min(clock for clock, _ in taken), min(busy for _, busy in taken)


def key_seconds(opened: Screen, count: int, go_on: str = "") -> tuple[list[float], float]:
    """From each key to the paint that shows its letter, ascending; and what a key costs of the processor.

    `go_on` is typed after some letters, so that the line stays short.
    """
    taken, busy = [], opened.busy_seconds
    for place in range(count):
        if place and place % LETTERS_A_SEGMENT == 0 and go_on:
            opened.type(go_on)
            opened.rest(0.4)
        letter, since = LETTERS[place % len(LETTERS)], time.perf_counter()
        opened.type(letter)
        taken.append(opened.seconds_until(letter, since))
        opened.rest(0.03)
    return sorted(taken), (opened.busy_seconds - busy) / count


def jump_seconds(opened: Screen) -> float:
    """To the last segment and back; the median."""
    taken = []
    for _ in range(REPEATS):
        for key, text in ((TO_END, LAST), (TO_START, FIRST)):
            since = time.perf_counter()
            opened.type(key)
            taken.append(opened.seconds_until(text, since))
            opened.rest(0.4)
    return statistics.median(taken)


def told_keys(taken: Sequence[float], busy: float) -> str:
    last = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    return f"median {ms(statistics.median(taken))}, 99th percentile {ms(last)}, processor {ms(busy)} a key"


def measure_start(paths: Sequence[Path], home: Path) -> None:
    python = import_seconds("")
    bare = start_seconds([sys.executable, "-c", BARE], home)
    imports = import_seconds(IMPORTS)
    print(f"Python alone: {ms(python[0])} (processor {ms(python[1])})")
    print(f"a bare Textual app paints after {ms(bare[0])} (processor {ms(bare[1])})")
    print(f"imports of the room alone: {ms(imports[0])} (processor {ms(imports[1])})")
    for path in paths:
        clock, busy = start_seconds([*COMMAND, str(path), "--no-drafts"], home)
        print(
            f"{path.stem} segments, first paint: {ms(clock)} (processor {ms(busy)}), {busy / bare[1]:.1f} times bare; "
            f"500 ms of 10,000 wanted"
        )


def measure_keys(path: Path, home: Path, count: int) -> None:
    with screen([sys.executable, "-c", BARE], home) as opened:
        opened.seconds_until(FIRST, opened.begun)
        opened.rest(0.5)
        plain, cost = key_seconds(opened, count)
        print(f"key to paint in a bare text area: {told_keys(plain, cost)}")
    with screen([*COMMAND, str(path), "--no-drafts"], home) as opened:
        opened.seconds_until(FIRST, opened.begun)
        print(f"{path.stem} segments: all is read after {opened.settle():.1f} s")
        print(f"{opened.megabytes:.0f} MB of memory; 400 wanted")
        taken, busy = key_seconds(opened, count, NEXT)
        ratio = statistics.median(taken) / statistics.median(plain)
        print(f"key to paint: {told_keys(taken, busy)}; 30 and 80 ms wanted; {ratio:.1f} times bare")
        opened.rest(1.0)
        print(f"jump to the end or the start: {ms(jump_seconds(opened))}; 150 ms wanted")
        print(f"and after all that: {opened.megabytes:.0f} MB")


def measure_filters(path: Path) -> None:
    with open_job(job_path(path), read_only=True) as job:
        segments = list(job.segments)
    for text in FILTERS:
        taken = min(filter_seconds(text, segments) for _ in range(REPEATS))
        print(f"filter {text}: {ms(taken)} of the processor; 300 ms wanted")


def filter_seconds(text: str, segments: Sequence[JobSegment]) -> float:
    begun = time.thread_time()
    wanted = parse_filter(text)
    [one.number for one in segments if wanted.matches(one)]
    return time.thread_time() - begun


class SlowDrafter:
    """Takes two seconds a segment."""

    def warm_up(self) -> EngineFacts:
        return EngineFacts("slow", "")

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        time.sleep(2 * len(segments))
        return {one.segment.number: Version(target=one.segment.source.upper()) for one in segments}

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        return []

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        """There are none."""

    def close(self) -> None:
        """Nothing is open."""


async def longest_blocks(path: Path, folder: Path, count: int) -> tuple[float, float]:
    """While somebody types and the engine drafts: by the clock, and of the screen's thread alone."""
    from tui.app import ReviewApp, ReviewSetup
    from tui.screens.reviewing import ReviewScreen

    setup = ReviewSetup(ReviewFiles(path, job_path(path)), make_drafter=lambda _: SlowDrafter())
    app = ReviewApp(setup, {}, folder / "room.json")
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, ReviewScreen):
            await asyncio.sleep(0.05)
        await asyncio.sleep(1)
        typing = asyncio.ensure_future(typed(pilot.press, count))
        blocks = await blocks_until(typing.done)
        await typing
    return blocks


async def typed(press: Callable[..., object], count: int) -> None:
    for place in range(count):
        await press("alt+down" if place % LETTERS_A_SEGMENT == LETTERS_A_SEGMENT - 1 else "x")  # type: ignore[misc]
        await asyncio.sleep(0.05)


async def blocks_until(is_done: Callable[[], bool]) -> tuple[float, float]:
    clocks, busies = [], []
    clock, busy = time.perf_counter(), time.thread_time()
    while not is_done():
        await asyncio.sleep(TICK_SECONDS)
        clocks.append(time.perf_counter() - clock - TICK_SECONDS)
        busies.append(time.thread_time() - busy)
        clock, busy = time.perf_counter(), time.thread_time()
    return max(clocks), max(busies)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--keys", type=int, default=200)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [made_job(folder, count) for count in options.segments]
        measure_start(paths, folder)
        measure_keys(paths[-1], folder, options.keys)
        measure_filters(paths[-1])
        clock, busy = asyncio.run(longest_blocks(paths[0], folder, options.keys))
        print(f"longest block while drafts come: {ms(clock)} (processor {ms(busy)}); 50 ms wanted")


if __name__ == "__main__":
    main()
