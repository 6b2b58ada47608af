"""Jobs as older versions of Padanan made them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_FORMAT_1 = """
PRAGMA application_id = 0x5041444A; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER UNIQUE, line INTEGER NOT NULL, source TEXT NOT NULL,
  key TEXT NOT NULL, version TEXT NOT NULL, seconds REAL NOT NULL DEFAULT 0
);
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'past'))
);
CREATE INDEX change_by_standing ON change (standing, id);
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL REFERENCES change (id),
  segment INTEGER NOT NULL REFERENCES segment (id), before TEXT NOT NULL, after TEXT NOT NULL
);
CREATE INDEX event_by_change ON event (change);
CREATE INDEX event_by_segment ON event (segment);
CREATE TABLE typing (segment INTEGER PRIMARY KEY REFERENCES segment (id), text TEXT NOT NULL);
CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL);
"""
_TABLES = {
    "about": "key, value",
    "change": "id, action, at, author, standing",
    "event": "id, change, segment, before, after",
    "typing": "segment, text",
    "outbox": "id, unit",
}
_SEGMENTS = """
INSERT INTO segment (id, number, line, source, key, version, seconds)
SELECT id, CASE WHEN unit IS NULL THEN NULL ELSE row_number() OVER (ORDER BY unit IS NULL, unit, start) END,
  line, source, key, version, seconds FROM new.segment
"""


def as_format_1(path: Path) -> None:
    """Make a job of today, in which nothing was split or merged, one of the first format."""
    old = path.with_name("old")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.executescript(_FORMAT_1)
        connection.execute("ATTACH ? AS new", (str(path),))
        connection.execute(_SEGMENTS)
        for table, columns in _TABLES.items():
            connection.execute(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}"
                + (" WHERE key != 'segments'" if table == "about" else "")
            )
    path.write_bytes(old.read_bytes())
    old.unlink()
