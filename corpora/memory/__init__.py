"""Translation memories: what was translated once, kept in SQLite files and found again, exactly or nearly.

with TranslationMemory.open(Path("agency.tm")) as memory:
    memory.add([MemoryUnit("Selamat pagi.", "Good morning.", pair)])
    memory.matches(Query("Selamat malam.", pair))
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpora.memory.memories import Attached, Memories
    from corpora.memory.memory import TranslationMemory
    from corpora.memory.opening import DamagedMemoryError
    from corpora.memory.repair import Repaired, repair_memory
    from corpora.memory.unit import (
        AddOutcome,
        Band,
        ConcordanceLine,
        DiffPiece,
        Match,
        MemoryUnit,
        Pair,
        Query,
        band_of,
    )

__all__ = [
    "AddOutcome",
    "Attached",
    "Band",
    "ConcordanceLine",
    "DamagedMemoryError",
    "DiffPiece",
    "Match",
    "Memories",
    "MemoryUnit",
    "Pair",
    "Query",
    "Repaired",
    "TranslationMemory",
    "band_of",
    "repair_memory",
]

_HOMES = {
    "memories": ("Attached", "Memories"),
    "memory": ("TranslationMemory",),
    "opening": ("DamagedMemoryError",),
    "repair": ("Repaired", "repair_memory"),
    "unit": (
        "AddOutcome",
        "Band",
        "ConcordanceLine",
        "DiffPiece",
        "Match",
        "MemoryUnit",
        "Pair",
        "Query",
        "band_of",
    ),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: a job knows what units are, and opens without SQLite's search and all that is on it."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"corpora.memory.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
