"""What the actions of the review screen do, a file a chapter of the help.

An act is a function of the screen. What must happen before the next key happens in the call; what takes longer is a
coroutine that it returns. `ACTIONS` names each by its file and name.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Coroutine
from typing import Any

Act = Callable[..., Coroutine[Any, Any, None] | None]


def act_named(name: str) -> Act:
    """The function with a name such as "segments.confirm"."""
    module, _, function = name.partition(".")
    act: Act = getattr(importlib.import_module(f"tui.acts.{module}"), function)
    return act
