"""How many examples of a law are tried.

A run tries enough to see that a law holds; `pytest --hypothesis-profile=thorough` tries ten times as many.
"""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100


def register_profiles() -> None:
    """Make `usual` (loaded here) and `thorough` known. Neither looks at the clock: a busy machine breaks no law."""
    settings.register_profile("usual", settings.default, max_examples=_USUAL, deadline=None)
    settings.register_profile("thorough", settings.default, max_examples=10 * _USUAL, deadline=None)
    settings.load_profile("usual")


def examples(count: int) -> settings:
    """So many examples of a law that is dear to try, more in a thorough run."""
    return settings(max_examples=count * settings.default.max_examples // _USUAL)
