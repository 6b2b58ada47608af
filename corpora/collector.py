"""Python's cycle collector, held back while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Walk no objects in search of cycles meanwhile: for 20,000 terms that is half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def lasting(*, swept: bool = True) -> Iterator[None]:
    """What is made meanwhile stays as long as the program: the collector never walks it, nor what was there before.

    Otherwise it would walk it again and again, and a screen would stand still for a tenth of a second each time. What
    is garbage at the end would stay, too, so it is swept first; that takes time, and is not needed at the start.
    """
    with collector_paused():
        yield
        if swept:
            gc.collect()
        gc.freeze()
