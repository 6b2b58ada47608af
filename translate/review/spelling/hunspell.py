"""The program hunspell as a speller, as a child that is asked over a pipe.

A child that is missing, dies or hangs is no error: from then on every word passes.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import time
import weakref
from collections.abc import Callable, Sequence
from pathlib import PurePath

PROGRAM = "hunspell"
MOST_SECONDS = 3.0
"""For an answer. An unknown word takes a fifth of a second on a busy machine, and a dictionary as long to load."""
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_CHUNK_BYTES = 1 << 16


def dictionaries() -> frozenset[str]:
    """The names of the dictionaries that hunspell finds: id_ID, en_US. None if it is not there or does not answer."""
    program = shutil.which(PROGRAM)
    if program is None:
        return frozenset()
    try:
        listed = subprocess.run(
            [program, "-D"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=MOST_SECONDS,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    lines = listed.stdout.decode("utf-8", "replace").splitlines()
    # A search path names folders, parted by colons.
    return frozenset(PurePath(line.strip()).name for line in lines if ":" not in line)


class Hunspell:
    """A Speller. The child is started at the first word and ends with this object; what it said is remembered."""

    def __init__(self, names: Sequence[str], most_seconds: float = MOST_SECONDS):
        """`names` are those of dictionaries, all of one language: a word is known if one of them has it."""
        self._names = tuple(names)
        self._most_seconds = most_seconds
        self._said: dict[str, tuple[str, ...] | None] = {}
        self._child: _Child | None = None
        self._is_given_up = False

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        """See `Speller`."""
        word = word.replace("’", "'")
        if word not in self._said:
            self._said[word] = self._asked(word)
        return self._said[word]

    def _asked(self, word: str) -> tuple[str, ...] | None:
        if self._is_given_up or len(word) > _LONGEST_WORD or not _WORD.fullmatch(word):
            return None
        try:
            if self._child is None:
                self._child = _Child(self._names, self._most_seconds)
                weakref.finalize(self, self._child.end)
            return _read(self._child.ask(word))
        except (OSError, EOFError, TimeoutError):
            self._is_given_up = True
            if self._child is not None:
                self._child.end()
            return None


def _read(answer: str) -> tuple[str, ...] | None:
    """What an answer says: `*`, `+ base` and `-` for known words, `#` and `& word 3 1: one, two` for unknown ones."""
    lines = [line for line in answer.splitlines() if line]
    if len(lines) != 1 or lines[0][0] not in "#&":
        # Of a word that it takes for several, nothing can be said.
        return None
    return tuple(suggestion.strip() for suggestion in lines[0].partition(": ")[2].split(",") if suggestion.strip())


class _Child:
    """A running hunspell. Raises OSError, EOFError, TimeoutError."""

    def __init__(self, names: Sequence[str], most_seconds: float):
        self._most_seconds = most_seconds
        self._process = subprocess.Popen(
            [shutil.which(PROGRAM) or PROGRAM, "-a", "-i", "UTF-8", "-d", ",".join(names)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            # Ctrl+C in the terminal is not for it.
            start_new_session=True,
        )
        try:
            self._answer(lambda said: said.endswith("\n"))
        except BaseException:
            self.end()
            raise

    def ask(self, word: str) -> str:
        """Its answer for a word: a line for each part that it sees."""
        if self._process.stdin is None:
            raise EOFError
        # The sign keeps the word from being taken for a command.
        self._process.stdin.write(f"^{word}\n".encode())
        return self._answer(lambda said: said == "\n" or said.endswith("\n\n"))

    def end(self) -> None:
        """Twice is as good as once."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.kill()
        self._process.wait()

    def _answer(self, is_whole: Callable[[str], bool]) -> str:
        if self._process.stdout is None:
            raise EOFError
        descriptor, said = self._process.stdout.fileno(), b""
        end = time.monotonic() + self._most_seconds
        while not is_whole(said.decode("utf-8", "replace")):
            ready, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError
            chunk = os.read(descriptor, _CHUNK_BYTES)
            if not chunk:
                raise EOFError
            said += chunk
        return said.decode("utf-8", "replace")
