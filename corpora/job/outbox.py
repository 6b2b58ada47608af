"""Confirmed units on their way to the translation memory: none is lost and none arrives twice.

A unit is put into the outbox in the transaction that confirms it, and taken out after the memory has committed it. A
process that dies between the two hands it over once more. The memory then finds a unit of the same languages, source,
target and neighbours, and merges the two: uses of 0 add nothing and the dates are the same, so the second time changes
nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from corpora.job.about import About
from corpora.job.database import Database
from corpora.job.history import Stamp
from corpora.job.states import JobSegment, Origin, SegmentState, Version
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

_BATCH = 1_000
"""Units handed over at once."""


class Memory(Protocol):
    """What units are confirmed to; a `TranslationMemory` or `Memories`."""

    def add(self, units: Iterable[MemoryUnit], /) -> object:
        """Keep units, before it returns; those that it has already change nothing. Raises PadananError."""


def learned(
    segment: JobSegment, version: Version, neighbours: tuple[str, str], about: About, stamp: Stamp
) -> MemoryUnit | None:
    """What the memory learns when a segment is confirmed as `version`; from an empty target, nothing."""
    if not (version.target or "").strip():
        return None
    is_machines = segment.state is SegmentState.DRAFT and segment.target == version.target
    return MemoryUnit(
        segment.source,
        version.target or "",
        (about.source, about.target),
        *neighbours,
        document=about.document,
        author=stamp.author,
        created=stamp.at,
        changed=stamp.at,
        origin=(Origin.MT if is_machines and version.origin is Origin.MT else Origin.HUMAN).value,
    )


def post(connection: sqlite3.Connection, units: Iterable[MemoryUnit]) -> None:
    """Put units into the outbox."""
    connection.executemany("INSERT INTO outbox (unit) VALUES (?)", ((_to_json(unit),) for unit in units))


def waiting(database: Database) -> int:
    """How many units are in the outbox."""
    return int(database.rows("SELECT count(*) FROM outbox")[0][0])


def deliver(database: Database, memory: Memory) -> None:
    """Hand over everything in the outbox, in order. Raises PadananError; what was not handed over stays."""
    while rows := database.rows("SELECT id, unit FROM outbox ORDER BY id LIMIT ?", (_BATCH,)):
        memory.add([_from_json(unit) for _, unit in rows])
        with database.transaction() as connection:
            connection.execute("DELETE FROM outbox WHERE id <= ?", (rows[-1][0],))


def _to_json(unit: MemoryUnit) -> str:
    return json.dumps(
        {
            "source": unit.source,
            "target": unit.target,
            "pair": [language.value for language in unit.pair],
            "before": unit.before,
            "after": unit.after,
            "document": unit.document,
            "author": unit.author,
            "at": unit.changed.isoformat() if unit.changed else None,
            "origin": unit.origin,
        },
        ensure_ascii=False,
    )


def _from_json(text: str) -> MemoryUnit:
    kept = json.loads(text)
    at = datetime.fromisoformat(kept.pop("at"))
    source, target = map(Language, kept.pop("pair"))
    return MemoryUnit(**kept, pair=(source, target), created=at, changed=at)
