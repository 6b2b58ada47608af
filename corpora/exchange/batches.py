"""The units of a file in batches, as a memory takes them; those of a large file are read in a process of their own.

Reading takes as long as keeping; with two processors the keeping costs no time of its own.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from threading import Thread

from corpora.errors import PadananError, UnreadableInputError
from corpora.exchange import ExchangeFormat, ReadOptions, Remark, Skipped
from corpora.memory.unit import MemoryUnit

LARGE_BYTES = 4 << 20
"""From this size on a second process is begun, which has to load what reads."""
BATCH_UNITS = 1_000
"""Units read at a time; ten times as many were read more slowly."""
_MOST_WAITING = 20
"""Batches that may wait to be taken while others are kept."""
_MOST_UNCOLLECTED = 200_000
"""Objects; a batch is some ten thousand."""


@dataclass
class Batch:
    """Some of what a file holds, in its order."""

    units: list[MemoryUnit] = field(default_factory=list)
    others: list[Skipped | Remark] = field(default_factory=list)


_Batches = Generator[Batch, None, None]


def batches(path: Path, known: ExchangeFormat, options: ReadOptions) -> _Batches:
    """What a file holds, `BATCH_UNITS` at a time.

    Raises UnreadableInputError, UsageError. To be closed if it is not gone through to its end.
    """
    if _is_large(path) and _processor_count() > 1:
        return _from_another_process(path, known, options)
    return _read(path, known, options)


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size >= LARGE_BYTES
    except OSError:
        return False


def _processor_count() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(path: Path, known: ExchangeFormat, options: ReadOptions) -> _Batches:
    batch = Batch()
    for item in known.read(path, options):
        if isinstance(item, MemoryUnit):
            batch.units.append(item)
        else:
            batch.others.append(item)
        if len(batch.units) == BATCH_UNITS or len(batch.others) == BATCH_UNITS:
            yield batch
            batch = Batch()
    yield batch


def _from_another_process(path: Path, known: ExchangeFormat, options: ReadOptions) -> _Batches:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, path, known, options), daemon=True)
    process.start()
    # Nobody else may hold its end, or nobody would be told when the process is gone.
    sender.close()
    try:
        while (message := _received(receiver, path)) is not None:
            if isinstance(message, BaseException):
                raise message
            yield message
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _received(receiver: Connection, path: Path) -> Batch | BaseException | None:
    try:
        message: Batch | BaseException | None = receiver.recv()
    except (EOFError, OSError) as error:
        raise UnreadableInputError(
            f"{path}: what read it was stopped, perhaps for lack of memory. Run the same command again."
        ) from error
    return message


def _work(sender: Connection, path: Path, known: ExchangeFormat, options: ReadOptions) -> None:
    """Send the batches, then None; in the place of the rest, an error."""
    # Ctrl+C reaches every process of a terminal; the one that keeps what is read ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is read is in no circles; to look for them again and again takes a tenth of the time.
    gc.set_threshold(_MOST_UNCOLLECTED)
    waiting: Queue[bytes] = Queue(_MOST_WAITING)
    thread = Thread(target=_send_all, args=(sender, waiting), daemon=True)
    thread.start()
    try:
        for batch in _read(path, known, options):
            waiting.put(pickle.dumps(batch))
        waiting.put(pickle.dumps(None))
    except PadananError as error:
        waiting.put(pickle.dumps(error))
    waiting.put(b"")
    thread.join()


def _send_all(sender: Connection, waiting: Queue[bytes]) -> None:
    """Send what comes until nothing comes any more; ends the process if nobody listens."""
    with suppress(BrokenPipeError, ConnectionResetError):
        while message := waiting.get():
            sender.send_bytes(message)
        return
    os._exit(1)
