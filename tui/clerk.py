"""Threads that own something slow, so that the screen never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from corpora.collector import lasting

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Clerk(Generic[Thing]):
    """Looks after one thing on a thread of its own, and does with it what it is asked, in that order.

    The thing is made on that thread at the first request, and belongs to it: SQLite's connections do.
    """

    def __init__(self, name: str, make: Callable[[], Thing]):
        self._make = make
        self._thing: list[Thing] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def ask(self, work: Callable[[Thing], Answer]) -> Answer:
        """What `work` makes of the thing. Raises what it raises, or what making the thing raised.

        Work that was begun goes on to its end even if nobody waits for it any more.
        """
        future = asyncio.wrap_future(self.send(work))
        future.add_done_callback(_look_at)
        return await asyncio.shield(future)

    def send(self, work: Callable[[Thing], Answer]) -> Future[Answer]:
        """Like `ask`, for those who do not wait; what was sent before is done before."""
        return self._thread.submit(lambda: work(self._made()))

    async def renew(self) -> None:
        """Make the thing anew; what was asked before is still done with the old one. If it cannot be, that stays."""
        await asyncio.wrap_future(self._thread.submit(self._remake))

    def close(self, close: Callable[[Thing], object] = lambda _: None) -> None:
        """Do what was asked before, close the thing if it was made, and end the thread; waits for it."""
        self._thread.submit(lambda: [close(thing) for thing in self._thing]).result()
        self._thread.shutdown()

    def _remake(self) -> None:
        with lasting():
            self._thing = [self._make()]

    def _made(self) -> Thing:
        if not self._thing:
            with lasting(swept=False):
                self._thing.append(self._make())
        return self._thing[0]


def _look_at(future: asyncio.Future[Answer]) -> None:
    """What went wrong after nobody waited any more is nobody's: asyncio need not write it over the terminal."""
    if not future.cancelled():
        future.exception()
