"""The other end of a `ProcessDrafter`: a process that makes drafts as it is told through a socket."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from corpora.errors import PadananError
from translate.review.drafting import Drafter, DraftingSetup

Make = Callable[[DraftingSetup], Drafter]
_NICENESS = 5


def pipeline_drafter(setup: DraftingSetup) -> Drafter:
    """A `PipelineDrafter`, for whose sake nobody else need load engines and glossaries."""
    from translate.review.pipeline_drafter import PipelineDrafter

    return PipelineDrafter(setup)


def serve(descriptor: int) -> None:
    """Answer one request after another: first comes how to make the drafter, then the names of its methods, with
    arguments.

    Ends at once, even at work, when the process at the other end is no more.
    """
    # The screen comes first.
    os.nice(_NICENESS)
    connection = Connection(descriptor)
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(connection, requests), daemon=True).start()
    make, setup = pickle.loads(requests.get())
    drafter: Drafter = make(setup)
    while True:
        connection.send(_answer(drafter, *pickle.loads(requests.get())))


def _listen(connection: Connection, requests: SimpleQueue[bytes]) -> None:
    while True:
        try:
            requests.put(connection.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _answer(drafter: Drafter, method: str, arguments: tuple[Any, ...]) -> object:
    """What the method returns or raises."""
    try:
        return getattr(drafter, method)(*arguments)
    except PadananError as error:
        return error
    except Exception:
        # A mistake in the program is one at the other end, too, with the story of where it was.
        return RuntimeError(traceback.format_exc())
