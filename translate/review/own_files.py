"""Where a person's own memory and glossary are, if they name no others."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import platformdirs


def own_memory() -> Path:
    """What is confirmed goes here."""
    return _own_folder() / "memory.tm"


def own_glossary() -> Path:
    """New terms go here."""
    return _own_folder() / "glossary.csv"


def _own_folder() -> Path:
    """Made if it is not there yet; that it cannot be is told by who writes into it."""
    folder = platformdirs.user_data_path("padanan")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
