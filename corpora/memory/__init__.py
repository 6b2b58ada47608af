"""Translation memories: what was translated once, kept in SQLite files and found again, exactly or nearly.

with TranslationMemory.open(Path("agency.tm")) as memory:
    memory.add([MemoryUnit("Selamat pagi.", "Good morning.", pair)])
    memory.matches(Query("Selamat malam.", pair))
"""

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
