"""The review room as people have it: in a real terminal, started by its command."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from corpora.job import JobSegment, open_job
from tests.support.command_line import padanan
from tests.support.tiny_model import ENGLISH_ANSWER
from tests.tui.terminal import LONGEST_WAIT_SECONDS, USUAL, Size, Terminal, has_tmux
from translate.models.builtin import BuiltinModel
from translate.models.cache import CACHE_VARIABLE

COMMAND = [sys.executable, "-c", "from translate.cli import main; main()", "review"]
TEXT = """\
Utusan itu tiba di Jenewa.

Mitra muda itu menolak usul tersebut.

Rapat berakhir pada pukul 15.30.

Mitra muda itu menolak usul tersebut.
"""
FIRST, SECOND, THIRD = TEXT.split("\n\n")[:3]
TRANSLATED = """\
The envoy has arrived in Geneva.

The junior partner refused.

The meeting ended at 15:30.

The junior partner refused.
"""

needs_tmux = pytest.mark.skipif(not has_tmux(), reason="needs tmux")


class OpenRoom(Protocol):
    def __call__(
        self,
        *options: str,
        size: Size = USUAL,
        kind: str = "xterm-256color",
        environment: Mapping[str, str] | None = None,
    ) -> Terminal: ...


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """The environment of a person who has never used Padanan."""
    return {"HOME": str(tmp_path / "home"), CACHE_VARIABLE: os.environ[CACHE_VARIABLE], "LANG": "C.UTF-8"}


@pytest.fixture
def room(document: Path, surroundings: dict[str, str]) -> Iterator[OpenRoom]:
    """Opens the document in terminals, and closes them at the end."""
    with ExitStack() as terminals:

        def opened(
            *options: str,
            size: Size = USUAL,
            kind: str = "xterm-256color",
            environment: Mapping[str, str] | None = None,
        ) -> Terminal:
            command = [*COMMAND, str(document), *(options or ("--no-drafts",))]
            given = {**surroundings, **(environment or {})}
            return terminals.enter_context(Terminal(command, document.parent, given, size=size, kind=kind))

        yield opened


def job_of(document: Path) -> Path:
    return document.with_name(document.name + ".padanan")


def wait_for_job(document: Path, is_so: Callable[[Sequence[JobSegment], Mapping[int, str]], bool]) -> None:
    """Wait until the job on the disk is so: its segments, and what is typed and not entered yet."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with open_job(job_of(document), read_only=True) as job:
            if is_so(job.segments, job.typing):
                return
        time.sleep(0.1)
    raise AssertionError("the job has not become so")


def targets_of(document: Path) -> list[str | None]:
    with open_job(job_of(document), read_only=True) as job:
        return [one.target for one in job.segments]


def is_open(screen: str, number: int) -> bool:
    """Whether a segment is the one that is open."""
    return re.search(rf"Segment {number}/4\b", screen) is not None


def wait_for_segment(terminal: Terminal, number: int) -> str:
    return terminal.wait_until(lambda screen: is_open(screen, number), f"segment {number} is not open")


def leave(terminal: Terminal) -> None:
    terminal.keys("C-q")
    assert terminal.wait_for_end() == 0


@needs_tmux
@pytest.mark.slow
def test_a_document_is_translated_through_a_kill_and_restarts_and_written_out(room: OpenRoom, document: Path) -> None:
    terminal = room()
    terminal.wait_for(FIRST)
    wait_for_segment(terminal, 1)
    terminal.type("The envoy has arrived in Geneva.")
    terminal.wait_for("The envoy has arrived in Geneva.")
    terminal.keys("F4")
    wait_for_segment(terminal, 2)

    terminal.type("The junior partner")
    wait_for_job(document, lambda segments, typing: typing.get(2) == "The junior partner")
    terminal.type(" refu")
    terminal.kill()

    terminal.start_again()
    wait_for_segment(terminal, 2)
    terminal.wait_for("The envoy has")
    screen = terminal.wait_for("The junior partner")
    terminal.keys("End")
    terminal.type("sed." if "partner refu" in screen else " refused.")
    terminal.wait_for("The junior partner refused.")
    terminal.keys("F4")
    terminal.wait_for(re.compile("1 other segment has the same source"))
    terminal.keys("y")
    wait_for_job(document, lambda segments, typing: segments[3].target == "The junior partner refused.")
    wait_for_segment(terminal, 3)
    leave(terminal)

    terminal.start_again()
    wait_for_segment(terminal, 3)
    terminal.type("The meeting ended at 15:30.")
    terminal.keys("F4")
    wait_for_segment(terminal, 4)
    terminal.keys("F4")
    wait_for_job(document, lambda segments, typing: all(one.state.value == "confirmed" for one in segments))
    terminal.keys("F10")
    terminal.wait_for("berita.en.txt")
    terminal.keys("Enter")
    terminal.wait_for(re.compile("Written to"))
    written = document.with_name("berita.en.txt")
    assert written.read_text() == TRANSLATED
    leave(terminal)

    other = document.with_name("other.txt")
    outcome = padanan("export", document, "-o", other)
    assert outcome.exit_code == 0, outcome.stderr
    assert other.read_bytes() == written.read_bytes()
    assert document.read_text() == TEXT


@needs_tmux
@pytest.mark.slow
def test_the_engine_drafts_what_is_seen(room: OpenRoom, document: Path, tiny_model: BuiltinModel) -> None:
    terminal = room("--engine", "builtin", environment={CACHE_VARIABLE: os.environ[CACHE_VARIABLE]})
    terminal.wait_for(FIRST)
    terminal.wait_for(ENGLISH_ANSWER)
    wait_for_job(document, lambda segments, typing: all(one.target is not None for one in segments))
    terminal.keys("F4")
    wait_for_segment(terminal, 2)
    wait_for_job(document, lambda segments, typing: segments[0].state.value == "confirmed")
    leave(terminal)


@needs_tmux
def test_a_second_window_is_told_who_has_the_job_and_may_read(room: OpenRoom, document: Path) -> None:
    first = room("--no-drafts", "--author", "Sari")
    first.wait_for(FIRST)
    second = room("--no-drafts")
    screen = second.wait_for("Sari")
    assert str(first.process) in screen
    second.keys("r")
    wait_for_segment(second, 1)
    second.type("Nobody may write this")
    second.keys("F4")
    second.wait_for(re.compile("for reading only"))
    assert "Nobody may write" not in second.screen()
    leave(second)
    assert targets_of(document) == [None] * 4
    first.type("It is mine.")
    first.wait_for("It is mine.")
    leave(first)
    assert targets_of(document)[0] == "It is mine."


@needs_tmux
def test_a_second_window_may_leave_as_well(room: OpenRoom) -> None:
    first = room()
    first.wait_for(FIRST)
    second = room()
    second.wait_for("is open already")
    second.keys("l")
    assert second.wait_for_end() == 0


@needs_tmux
def test_a_terminal_that_is_too_small_says_so_and_keeps_what_is_typed(room: OpenRoom) -> None:
    terminal = room(size=Size(80, 24))
    wait_for_segment(terminal, 1)
    terminal.type("The envoy")
    terminal.wait_for("The envoy")
    terminal.resize(Size(40, 8))
    terminal.wait_for("too small")
    terminal.resize(Size(200, 60))
    terminal.wait_until_gone("too small")
    terminal.wait_for("The envoy")
    terminal.type(" arrived.")
    terminal.wait_for("The envoy arrived.")


@needs_tmux
@pytest.mark.parametrize("kind", ["xterm-16color", "screen"])
def test_a_terminal_of_16_colours_gets_no_others(room: OpenRoom, kind: str) -> None:
    terminal = room(kind=kind)
    wait_for_segment(terminal, 1)
    terminal.type("The envoy")
    terminal.wait_for("The envoy")
    terminal.keys("F4")
    wait_for_segment(terminal, 2)
    coloured = terminal.coloured_screen()
    assert re.search(r"\x1b\[[\d;]*m", coloured)
    assert not re.search(r"\x1b\[[\d;]*[34]8;[25]", coloured)


@needs_tmux
def test_without_colours_the_state_is_still_seen(room: OpenRoom) -> None:
    terminal = room(environment={"NO_COLOR": "1"})
    wait_for_segment(terminal, 1)
    terminal.type("The envoy")
    terminal.keys("F4")
    wait_for_segment(terminal, 2)
    terminal.wait_for(re.compile(r"\b1 ✓"))
    for colour in re.findall(r"[34]8;2;(\d+;\d+;\d+)", terminal.coloured_screen()):
        assert len(set(colour.split(";"))) == 1, f"{colour} is no grey"


@needs_tmux
@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "LANG": ""}])
def test_a_locale_without_letters_gets_plain_signs(room: OpenRoom, environment: Mapping[str, str]) -> None:
    terminal = room(environment=environment)
    wait_for_segment(terminal, 1)
    terminal.type("The envoy")
    terminal.keys("F4")
    wait_for_segment(terminal, 2)
    terminal.wait_for(re.compile(r"\b1 v"))


@needs_tmux
def test_what_is_pasted_is_text_whatever_keys_its_lines_end_with(room: OpenRoom, document: Path) -> None:
    terminal = room()
    wait_for_segment(terminal, 1)
    terminal.paste("The envoy\narrived\tat last.\n")
    terminal.wait_for("at last.")
    assert is_open(terminal.screen(), 1), "a line end of a paste is no Enter"
    leave(terminal)
    pasted = targets_of(document)[0] or ""
    assert pasted.split() == ["The", "envoy", "arrived", "at", "last."]


@needs_tmux
def test_a_click_opens_a_segment_and_sets_the_cursor(room: OpenRoom, document: Path) -> None:
    terminal = room()
    wait_for_segment(terminal, 1)
    terminal.wait_for(THIRD[:10])
    terminal.click(*terminal.place_of(THIRD[:10]))
    wait_for_segment(terminal, 3)
    terminal.type("ended")
    terminal.wait_for("ended")
    terminal.click(*terminal.place_of("ended"))
    terminal.type("It ")
    terminal.wait_for("It ended")
    leave(terminal)
    assert targets_of(document)[2] == "It ended"


@needs_tmux
def test_a_key_that_the_person_chose_does_its_action(room: OpenRoom, document: Path) -> None:
    terminal = room("--no-drafts", "--keys", "copy_source=f11 quit=f12")
    wait_for_segment(terminal, 1)
    terminal.keys("F11")
    terminal.keys("F12")
    assert terminal.wait_for_end() == 0
    assert targets_of(document)[0] == FIRST


@needs_tmux
def test_the_interface_speaks_the_language_of_the_locale(room: OpenRoom) -> None:
    terminal = room(environment={"LC_MESSAGES": "id_ID.UTF-8"})
    terminal.wait_for(FIRST)
    terminal.wait_for(re.compile("Segmen 1/4"))


@needs_tmux
def test_a_document_that_cannot_be_read_is_told_on_the_screen_that_was_there(room: OpenRoom, document: Path) -> None:
    document.write_bytes(b"PK\x03\x04 this is no text \xff\xfe\x00")
    terminal = room()
    assert terminal.wait_for_end() == 2
    assert "(UTF-8)." in terminal.screen(), "the end of the line, which tmux does not scroll away"


def test_what_is_painted_first_has_the_open_segment_and_those_behind_it(
    document: Path, surroundings: dict[str, str]
) -> None:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", USUAL.rows, USUAL.columns, 0, 0))
    command = [*COMMAND, str(document), "--no-drafts"]
    environment = {**surroundings, "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        painted = b""
        # The other columns leave room for the first words of a row.
        while SECOND[:15].encode() not in painted and select.select([master], [], [], LONGEST_WAIT_SECONDS)[0]:
            painted += os.read(master, 65536)
        process.kill()
    assert SECOND[:15].encode() in painted
    os.close(slave)
    os.close(master)
    assert FIRST.encode() in painted


def run_on_a_terminal(
    document: Path, environment: Mapping[str, str], *, stdin: int | None = None, stdout: int | None = None
) -> tuple[int, str]:
    """Run the command on a terminal without a screen, but for these streams: its exit code, and what was told."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, str(document), "--no-drafts"],
        stdin=slave if stdin is None else stdin,
        stdout=slave if stdout is None else stdout,
        stderr=slave,
        env=dict(environment),
    )
    os.close(slave)
    told = b""
    try:
        while read := os.read(master, 4096):
            told += read
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(master)
    return process.wait(timeout=60), told.decode()


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_without_a_terminal_one_line_says_what_to_do_instead(
    document: Path, surroundings: dict[str, str], stream: str
) -> None:
    code, told = run_on_a_terminal(document, surroundings, **{stream: subprocess.DEVNULL})
    assert code == 2
    assert told.splitlines() == [
        "padanan: padanan review needs a terminal. In a pipe, use padanan translate and padanan export."
    ]
    assert not job_of(document).exists(), "nothing was begun"


def test_a_terminal_of_another_encoding_is_told_how_to_start(document: Path, surroundings: dict[str, str]) -> None:
    code, told = run_on_a_terminal(document, {**surroundings, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert code == 2
    assert re.fullmatch(r"padanan: .*UTF-8.*\s*", told), told
    assert not job_of(document).exists(), "nothing was begun"
