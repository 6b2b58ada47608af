"""Where a person's own memory and glossary are, if they name no others."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def own_memory() -> Path:
    """What is confirmed goes here."""
    return platformdirs.user_data_path("padanan") / "memory.tm"


def own_glossary() -> Path:
    """New terms go here."""
    return platformdirs.user_data_path("padanan") / "glossary.csv"
