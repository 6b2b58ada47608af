from __future__ import annotations

import gc
import weakref

from corpora.collector import collector_paused, lasting


class Ring:
    """Something that only the collector can remove."""

    def __init__(self) -> None:
        self.itself = self


def test_the_collector_rests_and_goes_on_unless_it_rested_before() -> None:
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_lasts_is_walked_no_more_and_what_is_garbage_before_is_gone() -> None:
    try:
        garbage = weakref.ref(Ring())
        with lasting():
            kept = Ring()
        assert garbage() is None
        assert not any(one is kept for one in gc.get_objects())
        garbage = weakref.ref(Ring())
        with lasting(swept=False):
            pass
        gc.collect()
        assert garbage() is not None
    finally:
        gc.unfreeze()
        gc.collect()
