"""Things that registries name by where they are, so that none is imported before it is used."""

from __future__ import annotations

import importlib
from typing import Any


def imported(dotted_name: str) -> Any:
    """What `module.name` names."""
    module, _, name = dotted_name.rpartition(".")
    return getattr(importlib.import_module(module), name)
