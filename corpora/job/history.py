"""What was done to a job: every change an entry of its own, to be undone and done again, also after a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from corpora.job.database import Database
from corpora.job.places import Cut, apply_cuts, cut_from_json
from corpora.job.states import Version, version_from_json


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was done at once, and is undone at once."""

    action: str
    """What was done: "edit", "confirm", "propagate", "split", …; "undo edit" and "redo edit" are changes, too."""
    numbers: tuple[int, ...]
    """The segments it changed."""
    shift: int = 0
    """How many segments there are more than before; those behind the ones it changed have numbers greater by it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a change did to one segment."""

    id: int
    """Later events have greater ones, whatever the clock says."""
    action: str
    at: datetime
    author: str
    before: Version
    after: Version


class Step(NamedTuple):
    """One segment from one version to another."""

    segment_id: int
    before: Version
    after: Version
    cut: Cut | None = None
    """What becomes of its place, if anything does."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did a change, and when by their clock."""

    author: str
    at: datetime


def record(
    connection: sqlite3.Connection, action: str, steps: Sequence[Step], stamp: Stamp, *, is_undoable: bool = True
) -> None:
    """Do the steps and write them down as one change; after one that can be undone, nothing undone can be redone."""
    if is_undoable:
        connection.execute("UPDATE change SET standing = 'past' WHERE standing = 'undone'")
    _write(connection, action, steps, stamp, "done" if is_undoable else "past")


def last_done(database: Database) -> tuple[int, str] | None:
    """The id and the action of the change to undo next."""
    return _found(database, "SELECT id, action FROM change WHERE standing = 'done' ORDER BY id DESC LIMIT 1")


def last_undone(database: Database) -> tuple[int, str] | None:
    """The id and the action of the change to do again next."""
    return _found(database, "SELECT id, action FROM change WHERE standing = 'undone' ORDER BY id LIMIT 1")


def steps_of(database: Database, change_id: int) -> list[Step]:
    """What a change did."""
    rows = database.rows("SELECT segment, before, after, cut FROM event WHERE change = ? ORDER BY id", (change_id,))
    return [
        Step(segment, version_from_json(before), version_from_json(after), cut_from_json(cut) if cut else None)
        for segment, before, after, cut in rows
    ]


def retrace(
    connection: sqlite3.Connection, action: str, change_id: int, steps: Sequence[Step], stamp: Stamp, standing: str
) -> None:
    """Undo or redo a change by these steps, and write that down, too."""
    connection.execute("UPDATE change SET standing = ? WHERE id = ?", (standing, change_id))
    _write(connection, action, steps, stamp, "past")


def close_past(connection: sqlite3.Connection) -> None:
    """Nothing that was done so far can be undone or done again."""
    connection.execute("UPDATE change SET standing = 'past' WHERE standing != 'past'")


def events_of(database: Database, segment_id: int) -> list[Event]:
    """All that was ever done to a segment, in order."""
    rows = database.rows(
        "SELECT event.id, action, at, author, before, after FROM event JOIN change ON change.id = event.change"
        " WHERE segment = ? ORDER BY event.id",
        (segment_id,),
    )
    return [
        Event(id, action, datetime.fromisoformat(at), author, version_from_json(before), version_from_json(after))
        for id, action, at, author, before, after in rows
    ]


def _found(database: Database, sql: str) -> tuple[int, str] | None:
    rows = database.rows(sql)
    return (rows[0][0], rows[0][1]) if rows else None


def _write(connection: sqlite3.Connection, action: str, steps: Sequence[Step], stamp: Stamp, standing: str) -> None:
    change_id = connection.execute(
        "INSERT INTO change (action, at, author, standing) VALUES (?, ?, ?, ?)",
        (action, stamp.at.isoformat(), stamp.author, standing),
    ).lastrowid
    texts = [
        (step.segment_id, step.before.to_json(), step.after.to_json(), step.cut and step.cut.to_json())
        for step in steps
    ]
    connection.executemany(
        "INSERT INTO event (change, segment, before, after, cut) VALUES (?, ?, ?, ?, ?)",
        ((change_id, *row) for row in texts),
    )
    connection.executemany(
        "UPDATE segment SET version = ? WHERE id = ?", ((after, segment) for segment, _, after, _ in texts)
    )
    if cuts := {step.segment_id: step.cut for step in steps if step.cut}:
        apply_cuts(connection, cuts)
