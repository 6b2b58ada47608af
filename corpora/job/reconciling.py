"""The segments of a job put in the places that a document has for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.job import history
from corpora.job.about import About, write_about
from corpora.job.database import Database
from corpora.job.history import Stamp, Step
from corpora.job.pairing import Pairing, paired
from corpora.job.places import write_units
from corpora.job.relaying import cut_again
from corpora.job.states import JobSegment, Origin, SegmentState, Version, version_from_json, version_read
from corpora.segment import Segment
from corpora.segmentation import SegmentedDocument

_COLUMNS = "id, line, source, key, version, seconds"


@dataclass(frozen=True)
class Reconciliation:
    """What became of a job's segments when its document was read again."""

    carried: int
    """How many segments have the same source as before and keep all that was done."""
    near: tuple[int, ...]
    """Numbers of segments whose source changed a little; their old translation is a draft now."""
    new: tuple[int, ...]
    """Numbers of segments that were not there before."""
    lost: tuple[JobSegment, ...]
    """Segments whose source is gone though something was done to them; they are kept, and come back with it."""


def placed_segments(database: Database) -> list[JobSegment]:
    """The segments of the document, in order."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM segment WHERE unit IS NOT NULL ORDER BY unit, start")
    return [
        JobSegment(id, number, line, source, key, version_from_json(version), seconds)
        for number, (id, line, source, key, version, seconds) in enumerate(rows, 1)
    ]


def unplaced_segments(database: Database, ids: Iterable[int]) -> dict[int, JobSegment]:
    """Segments without a place, by id, of those that are asked for."""
    rows = (database.rows(f"SELECT {_COLUMNS} FROM segment WHERE id = ? AND unit IS NULL", (one,)) for one in ids)
    return {row[0]: _unplaced(*row) for found in rows for row in found}


def lost_segments(database: Database) -> list[JobSegment]:
    """Segments to which something was done and whose source is no longer in the document."""
    rows = database.rows(f"SELECT {_COLUMNS} FROM segment WHERE unit IS NULL ORDER BY id")
    return [one for row in rows if not (one := _unplaced(*row)).version.is_untouched]


def reconcile(database: Database, about: About, document: SegmentedDocument, stamp: Stamp) -> Reconciliation:
    """Give each old segment its new place, at once or not at all; what was done before can no longer be undone.

    Where a text is as it was, it is cut as people cut it. Raises OutputError.
    """
    old, lost_before = placed_segments(database), lost_segments(database)
    laid, of_people = cut_again(database, document)
    new = list(laid.segments)
    pairing = paired(old, lost_before, new)
    typed = dict(database.rows("SELECT segment, text FROM typing"))
    # Also what was being typed into a half whose split was undone.
    gone = [*pairing.lost, *unplaced_segments(database, typed).values()]
    steps = [*_near_steps(pairing), *_typed_steps(gone, typed)]
    with database.transaction(is_durable=True) as connection:
        write_about(connection, about)
        connection.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('segments', ?)", (len(new),))
        history.close_past(connection)
        connection.execute("UPDATE segment SET unit = NULL, is_cut = 0")
        _place(connection, new, _places(laid, of_people), pairing)
        write_units(connection, document)
        _forget(connection, (one.id for one in pairing.lost if one.version.is_untouched))
        connection.executemany("DELETE FROM typing WHERE segment = ?", ((one.id,) for one in gone))
        if steps:
            history.record(connection, "reconcile", steps, stamp, is_undoable=False)
    known = {one.id for one in lost_before}
    return Reconciliation(
        carried=len(pairing.same),
        near=tuple(sorted(pairing.near)),
        new=tuple(one.number for one in new if one.number not in pairing.same and one.number not in pairing.near),
        lost=tuple(one for one in lost_segments(database) if one.id not in known),
    )


def _unplaced(id: int, line: int, source: str, key: str, version: str, seconds: float) -> JobSegment:
    return JobSegment(id, 0, line, source, key, version_from_json(version), seconds)


def _near_steps(pairing: Pairing) -> Iterable[Step]:
    for old, score in pairing.near.values():
        version = Version(
            SegmentState.DRAFT, old.target, Origin.TM_FUZZY, score=round(score, 1), notes=old.version.notes
        )
        yield Step(old.id, old.version, version)


def _typed_steps(lost: Iterable[JobSegment], typed: Mapping[int, str]) -> Iterable[Step]:
    """What was being typed when the place for it went away becomes a note."""
    for one in lost:
        if one.id in typed:
            notes = f"{one.version.notes}\nNot entered: {typed[one.id]}".strip()
            yield Step(one.id, one.version, replace(one.version, notes=notes, is_as_read=False))


def _places(document: SegmentedDocument, of_people: Collection[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    for segment, (start, stop) in zip(document.segments, document.spans, strict=True):
        yield segment.unit, start, stop, (segment.unit, start) in of_people


def _place(
    connection: sqlite3.Connection, new: Sequence[Segment], places: Iterable[tuple[object, ...]], pairing: Pairing
) -> None:
    carried = {**pairing.same, **{number: one for number, (one, _) in pairing.near.items()}}
    moved, added = [], []
    for segment, stretch in zip(new, places, strict=True):
        old = carried.get(segment.number)
        place = (*stretch, segment.line, segment.source, segment.key)
        if old is None:
            added.append((*place, version_read(segment).to_json()))
        else:
            version = version_read(segment) if old.version.is_untouched else old.version
            moved.append((*place, version.to_json(), old.id))
    connection.executemany(
        "UPDATE segment SET unit = ?, start = ?, stop = ?, is_cut = ?, line = ?, source = ?, key = ?, version = ?"
        " WHERE id = ?",
        moved,
    )
    connection.executemany(
        "INSERT INTO segment (unit, start, stop, is_cut, line, source, key, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        added,
    )


def _forget(connection: sqlite3.Connection, segment_ids: Iterable[int]) -> None:
    """Of what nothing was ever done to, nothing need be kept."""
    connection.executemany(
        "DELETE FROM segment WHERE id = ? AND NOT EXISTS (SELECT 1 FROM event WHERE segment = segment.id)"
        " AND NOT EXISTS (SELECT 1 FROM typing WHERE segment = segment.id)",
        ((segment_id,) for segment_id in segment_ids),
    )
