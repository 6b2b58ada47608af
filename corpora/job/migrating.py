"""Jobs of the first format, brought to the second."""

from __future__ import annotations

import sqlite3

from corpora.job.diagnosis import APPLICATION_ID

# In the order that SQLite's manual asks for where a table is changed to which others refer.
_TO_FORMAT_2 = """
CREATE TABLE unit (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL,
  codes  TEXT NOT NULL
);
CREATE TABLE placed (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  unit    INTEGER,
  start   INTEGER NOT NULL DEFAULT 0,
  stop    INTEGER,
  is_cut  INTEGER NOT NULL DEFAULT 0,
  line    INTEGER NOT NULL,
  source  TEXT NOT NULL,
  key     TEXT NOT NULL,
  version TEXT NOT NULL,
  seconds REAL NOT NULL DEFAULT 0,
  UNIQUE (unit, start)
);
INSERT INTO placed (id, unit, line, source, key, version, seconds)
  SELECT id, number - 1, line, source, key, version, seconds FROM segment;
DROP TABLE segment;
ALTER TABLE placed RENAME TO segment;
CREATE INDEX cut_segment ON segment (unit) WHERE is_cut;
ALTER TABLE event ADD COLUMN cut TEXT;
INSERT INTO about (key, value) SELECT 'segments', count(unit) FROM segment;
PRAGMA user_version = 2;
"""


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether the file is a job of an older format. Raises sqlite3.DatabaseError."""
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return found == [APPLICATION_ID, 1]


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an older job to this format, at once or not at all. Raises sqlite3.Error.

    Where its segments stand in the document is told by the document when it is read again.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have done it since.
        if is_older(connection):
            for statement in _TO_FORMAT_2.split(";"):
                connection.execute(statement)
            if _missing_numbers(connection):
                raise sqlite3.DatabaseError("segments are missing")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")


def _missing_numbers(connection: sqlite3.Connection) -> bool:
    """Whether the segments were not numbered from 1 to their last."""
    last, segments = connection.execute("SELECT coalesce(max(unit), -1), count(unit) FROM segment").fetchone()
    return bool(last + 1 != segments)
