"""Units by their ids and by the whole of their text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from corpora.languages import Language
from corpora.memory.schema import COLUMNS, KEY_COLUMNS, TEXT_COLUMNS, unit_of
from corpora.memory.unit import MemoryUnit

_MOST_PARAMETERS = 900


def rows_by_id(connection: sqlite3.Connection, columns: str, ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """These columns of the units with these ids that are there, in no order."""
    for start in range(0, len(ids), _MOST_PARAMETERS):
        some = ids[start : start + _MOST_PARAMETERS]
        marks = ", ".join("?" * len(some))
        yield from connection.execute(f"SELECT {columns} FROM unit WHERE id IN ({marks})", some)


def get_units(connection: sqlite3.Connection, ids: Sequence[int]) -> list[MemoryUnit]:
    """The units with these ids that are there, in the order of `ids`."""
    units = {row[0]: unit_of(row) for row in rows_by_id(connection, COLUMNS, list(set(ids)))}
    return [units[number] for number in ids if number in units]


def exact_units(connection: sqlite3.Connection, language: Language, key: int) -> list[MemoryUnit]:
    """The units whose text of `language` has this key."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM unit WHERE {KEY_COLUMNS[language]} = ?", (key,))
    return [unit_of(row) for row in rows]


def conflicting_keys(connection: sqlite3.Connection, language: Language) -> list[int]:
    """The keys of texts of `language` that were translated in several ways."""
    key, other = KEY_COLUMNS[language], TEXT_COLUMNS[language.other]
    rows = connection.execute(
        f"SELECT {key} FROM unit WHERE source_language = ? GROUP BY {key} HAVING min({other}) <> max({other}) "
        f"ORDER BY min(id)",
        (language.value,),
    )
    return [number for (number,) in rows]
