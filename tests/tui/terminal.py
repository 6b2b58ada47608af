"""A real terminal to test in: a pane of a tmux server of its own, in which one program runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LONGEST_WAIT_SECONDS = 60.0
"""A machine that is busy with other things may take that long to start a program."""
_POLL_SECONDS = 0.05
_SETTINGS = """\
set -g default-terminal {kind}
set -g remain-on-exit on
set -g status off
set -g escape-time 0
set -g history-limit 0
"""


class Size(NamedTuple):
    """Cells."""

    columns: int
    rows: int


USUAL = Size(120, 40)


def has_tmux() -> bool:
    """Whether there is what this needs."""
    return shutil.which("tmux") is not None


class Terminal:
    """One program on a screen that can be read and typed at.

    Its environment is what is given and nothing else. Every wait has an end, and then shows the screen.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        *,
        size: Size = USUAL,
        kind: str = "xterm-256color",
    ):
        self._command = list(command)
        self._folder = folder
        # Not in the test's folder: the path of a socket may have 107 characters.
        self._own = Path(tempfile.mkdtemp(prefix="terminal-"))
        settings = self._own / "tmux.conf"
        settings.write_text(_SETTINGS.format(kind=kind))
        self._environment = {"PATH": os.environ["PATH"], **environment, "TMUX_TMPDIR": str(self._own)}
        width, height = map(str, size)
        self._tmux("-u", "-f", str(settings), "new-session", "-d", "-x", width, "-y", height, *self._started())

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Hands

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names: "F4", "C-z", "M-a", "Enter"."""
        self._tmux("send-keys", *names)

    def type(self, text: str) -> None:
        """Type a text, or send an escape sequence, as it is."""
        self._tmux("send-keys", "-l", text)

    def paste(self, text: str) -> None:
        """Paste, in brackets if the program asked for them."""
        self._tmux("load-buffer", "-", given=text)
        self._tmux("paste-buffer", "-p", "-d")

    def click(self, column: int, row: int) -> None:
        """Press and let go of the left button on a cell, from 0, as a terminal reports it."""
        place = f"{column + 1};{row + 1}"
        self.type(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def resize(self, size: Size) -> None:
        """Give the terminal another size."""
        self._tmux("resize-window", "-x", str(size.columns), "-y", str(size.rows))

    # Eyes

    def screen(self) -> str:
        """What is seen, a line a row, without the spaces at their ends."""
        return self._tmux("capture-pane", "-p")

    def coloured_screen(self) -> str:
        """The same, with the escape sequences of its colours."""
        return self._tmux("capture-pane", "-p", "-e")

    def place_of(self, text: str) -> tuple[int, int]:
        """Column and row, from 0, of the first place where a text of one-cell characters is seen."""
        for row, line in enumerate(self.screen().splitlines()):
            if text in line:
                return line.index(text), row
        raise AssertionError(self._told(f"{text!r} is not seen"))

    def wait_for(self, wanted: str | re.Pattern[str], seconds: float = LONGEST_WAIT_SECONDS) -> str:
        """Wait until a text or a pattern is seen; the screen with it. Raises AssertionError."""
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, str) else wanted
        return self.wait_until(lambda screen: pattern.search(screen) is not None, f"no {pattern.pattern!r}", seconds)

    def wait_until_gone(self, text: str, seconds: float = LONGEST_WAIT_SECONDS) -> str:
        """Wait until a text is not seen any more; the screen without it. Raises AssertionError."""
        return self.wait_until(lambda screen: text not in screen, f"{text!r} is still there", seconds)

    def wait_until(self, is_so: Callable[[str], bool], otherwise: str, seconds: float = LONGEST_WAIT_SECONDS) -> str:
        """Wait until the screen is so; the screen. Raises AssertionError, which says `otherwise`."""
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if is_so(screen):
                return screen
            if time.monotonic() > end:
                raise AssertionError(self._told(f"{otherwise} after {seconds:.0f} s"))
            time.sleep(_POLL_SECONDS)

    # Life and death

    @property
    def process(self) -> int:
        """The program's process."""
        return int(self._asked("pane_pid"))

    def wait_for_end(self, seconds: float = LONGEST_WAIT_SECONDS) -> int:
        """Wait until the program ends by itself; its exit code. Raises AssertionError."""
        self.wait_until(lambda _: self._has_exit_code(), "the program runs on", seconds)
        return int(self._asked("pane_dead_status"))

    def kill(self) -> None:
        """End the program as the loss of power would, and wait until it is gone."""
        os.kill(self.process, signal.SIGKILL)
        self.wait_until(lambda _: self._is_dead(), "the program runs on")

    def start_again(self) -> None:
        """Run the same command on an empty screen. The program must have ended."""
        self._tmux("respawn-pane", *self._started())

    def close(self) -> None:
        """End the program and the server."""
        self._tmux("kill-server")
        shutil.rmtree(self._own, ignore_errors=True)

    def _has_exit_code(self) -> bool:
        if self._asked("pane_dead_status"):
            return True
        if self._is_dead():
            # tmux 3.3 sometimes misses that its child has ended, and leaves it a zombie; it may be told again.
            os.kill(int(self._asked("pid")), signal.SIGCHLD)
        return False

    def _is_dead(self) -> bool:
        return self._asked("pane_dead") == "1"

    def _asked(self, variable: str) -> str:
        return self._tmux("display-message", "-p", f"#{{{variable}}}").strip()

    def _started(self) -> list[str]:
        return ["-c", str(self._folder), "--", *self._command]

    def _told(self, problem: str) -> str:
        return f"{problem}; the screen:\n{self.screen()}"

    def _tmux(self, *arguments: str, given: str | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self._own / "socket"), *arguments],
            input=given,
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=LONGEST_WAIT_SECONDS,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"tmux {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout
