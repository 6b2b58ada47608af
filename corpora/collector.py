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
def lasting() -> Iterator[None]:
    """What is made meanwhile stays as long as the program: the collector never walks it, nor what was there before.

    Otherwise it would walk it again and again, and a screen would stand still for a tenth of a second each time.
    """
    with collector_paused():
        yield
        gc.freeze()
