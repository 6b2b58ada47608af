"""Drafts from a process of their own, so that neither Python's lock nor a crash of native code reaches the screen.

`multiprocessing` would start it with the standard error of the screen, which inside Textual has no descriptor; a plain
subprocess has no terminal from its first moment: it cannot write into the screen, and Ctrl+C does not reach it.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, cast

from corpora.errors import EngineError
from corpora.job import Version
from translate.review.drafting import Asked, DraftingSetup, EngineFacts
from translate.review.drafting_child import Make, pipeline_drafter

# The modules are found where this process finds them; what lies in the working folder is not among them.
_CODE = "import sys; sys.path[:] = {path!r}; from translate.review.drafting_child import serve; serve({descriptor})"
_LAST_MOMENT_SECONDS = 2


class ProcessDrafter:
    """A Drafter in another process, which is started at the first call, and again at the next one if it died.

    A call waits for its answer; several threads may call, and wait for each other. When the child dies the call raises
    EngineError.
    """

    def __init__(self, setup: DraftingSetup, make: Make = pipeline_drafter):
        """`make` makes the drafter there; it is a function of a module."""
        self._setup = setup
        self._make = make
        self._child: _Child | None = None
        self._asking = Lock()
        self._is_closed = False

    @property
    def process_id(self) -> int | None:
        """Of the child; None while there is none."""
        child = self._child
        return child.process.pid if child else None

    def warm_up(self) -> EngineFacts:
        """See `Drafter`."""
        return cast(EngineFacts, self._ask("warm_up"))

    def draft(self, segments: Sequence[Asked]) -> dict[int, Version]:
        """See `Drafter`."""
        return cast(dict[int, Version], self._ask("draft", tuple(segments)))

    def alternatives(self, asked: Asked, count: int, engine: str | None = None) -> list[Version]:
        """See `Drafter`."""
        return cast(list[Version], self._ask("alternatives", asked, count, engine))

    def use_glossaries(self, paths: Sequence[Path]) -> None:
        """See `Drafter`."""
        self._ask("use_glossaries", tuple(paths))
        self._setup = replace(self._setup, glossary_paths=tuple(paths))

    def close(self) -> None:
        """End the child at once, from any thread; who waits for it is told so by EngineError."""
        self._is_closed = True
        if child := self._child:
            child.end()
        with self._asking:
            self._bury()

    def _ask(self, method: str, *arguments: object) -> object:
        with self._asking:
            try:
                answer = self._running().ask(method, arguments)
            except (EOFError, OSError) as error:
                raise EngineError(self._obituary(self._bury(_LAST_MOMENT_SECONDS))) from error
            except BaseException:
                # An answer that nobody fetched must not become that of the next question.
                self._bury()
                raise
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _running(self) -> _Child:
        if self._child is not None and self._child.process.poll() is not None:
            self._bury()
        if self._child is None and not self._is_closed:
            self._child = _start()
            self._child.connection.send((self._make, self._setup))
        if self._child is None or self._is_closed:
            raise EOFError
        return self._child

    def _bury(self, patience_seconds: float = 0) -> int | None:
        """See that the child is no more, by force if it does not end by itself soon enough.

        Returns its exit status, or None if there was none.
        """
        child, self._child = self._child, None
        if child is None:
            return None
        with suppress(subprocess.TimeoutExpired):
            # One that closed its end of the socket may not be gone yet.
            child.process.wait(patience_seconds)
        child.end()
        child.connection.close()
        return child.process.returncode

    def _obituary(self, status: int | None) -> str:
        if self._is_closed:
            return "Drafting was ended."
        return f"The engine's process {_manner(status or 0)}. The next draft starts it again."


@dataclass(frozen=True)
class _Child:
    process: subprocess.Popen[bytes]
    connection: Connection[Any, Any]

    def ask(self, method: str, arguments: tuple[object, ...]) -> object:
        self.connection.send((method, arguments))
        return self.connection.recv()

    def end(self) -> None:
        """Twice is as good as once."""
        self.process.kill()
        self.process.wait()


def _start() -> _Child:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        code = _CODE.format(path=[str(Path(path).absolute()) for path in sys.path], descriptor=theirs.fileno())
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        except OSError as error:
            raise EngineError(
                f"The engine's process cannot be started ({error.strerror or error}). Close other programs and "
                f"try again."
            ) from error
        return _Child(process, Connection(ours.detach()))


def _manner(status: int) -> str:
    """How a process ended."""
    if status == -signal.SIGKILL:
        return "was killed, perhaps for want of memory"
    if status < 0:
        return f"crashed ({signal.Signals(-status).name})"
    return f"ended unexpectedly (exit code {status})"
