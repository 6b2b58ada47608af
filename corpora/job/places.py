"""Where the segments of a job stand in its document: the units, and the stretch of one that a segment is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from corpora.job.database import Database
from corpora.markup import Code, CodeKind, MarkedText
from corpora.segmentation import SegmentedDocument
from corpora.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch of the document that a segment is."""

    unit: int
    start: int
    """Of its unit's text, with tags."""
    stop: int
    source: str
    is_cut: bool
    """Whether a person chose where it begins or ends."""

    @property
    def span(self) -> Span:
        """From start to stop."""
        return Span(self.start, self.stop)


class Cut(NamedTuple):
    """What a split or a merge does to the place of one segment; None where it has none."""

    before: Place | None
    after: Place | None
    seconds: float = 0.0
    """Time that people spent on it which it gets from another segment, or, below 0, gives to one."""

    @property
    def reverse(self) -> Cut:
        """What takes it back."""
        return Cut(self.after, self.before, -self.seconds)

    def to_json(self) -> str:
        """As it is kept."""
        places = (asdict(place) if place else None for place in (self.before, self.after))
        return json.dumps([*places, self.seconds], ensure_ascii=False, separators=(",", ":"))


def cut_from_json(text: str) -> Cut:
    """What `to_json` kept. Raises ValueError or TypeError for something else."""
    before, after, seconds = json.loads(text)
    return Cut(Place(**before) if before else None, Place(**after) if after else None, seconds)


def apply_cuts(connection: sqlite3.Connection, cuts: Mapping[int, Cut]) -> None:
    """Give the segments of these ids the places that they have afterwards."""
    # No two may be in the same place, not even for a moment.
    connection.executemany(
        "UPDATE segment SET unit = NULL, seconds = seconds + ? WHERE id = ?",
        [(cut.seconds, segment_id) for segment_id, cut in cuts.items()],
    )
    connection.executemany(
        "UPDATE segment SET unit = ?, start = ?, stop = ?, source = ?, is_cut = ? WHERE id = ?",
        [(*_row(place), segment_id) for segment_id, cut in cuts.items() if (place := cut.after)],
    )
    count_places(connection, sum(bool(cut.after) - bool(cut.before) for cut in cuts.values()))


def _row(place: Place) -> tuple[int, int, int, str, bool]:
    return place.unit, place.start, place.stop, place.source, place.is_cut


def count_places(connection: sqlite3.Connection, more: int) -> None:
    """Keep how many segments have a place, so that it is seen if some are missing."""
    connection.execute("UPDATE about SET value = value + ? WHERE key = 'segments'", (more,))


def places_counted(database: Database) -> int:
    """How many segments should have a place. Raises KeyError or ValueError if the job does not say."""
    rows = dict(database.rows("SELECT key, value FROM about WHERE key = 'segments'"))
    return int(rows["segments"])


def place_of(database: Database, segment_id: int) -> Place | None:
    """The place of a segment; None if that is not known, or there is none."""
    rows = database.rows(
        "SELECT unit, start, stop, source, is_cut FROM segment WHERE id = ? AND unit >= 0 AND stop IS NOT NULL",
        (segment_id,),
    )
    if not rows:
        return None
    unit, start, stop, source, is_cut = rows[0]
    return Place(unit, start, stop, source, bool(is_cut))


def cut_spans(database: Database) -> dict[int, list[tuple[Span, bool]]]:
    """The segments of the units in which a person cut, in order: where each stands, and whether it is of theirs."""
    found: dict[int, list[tuple[Span, bool]]] = {}
    for unit, start, stop, is_cut in database.rows(
        "SELECT unit, start, stop, is_cut FROM segment WHERE unit IN (SELECT unit FROM segment WHERE is_cut)"
        " ORDER BY unit, start"
    ):
        found.setdefault(unit, []).append((Span(start, stop), bool(is_cut)))
    return found


def knows_places(database: Database) -> bool:
    """Whether the job has seen its document since a Padanan could split and merge."""
    rows = database.rows("SELECT stop FROM segment WHERE unit IS NOT NULL ORDER BY unit, start LIMIT 1")
    return not rows or rows[0][0] is not None


def learn_places(connection: sqlite3.Connection, ids: Sequence[int], document: SegmentedDocument) -> None:
    """Keep where the segments of these ids, which are those of the document in order, stand in it."""
    connection.execute("UPDATE segment SET unit = -1 - unit WHERE unit IS NOT NULL")
    connection.executemany(
        "UPDATE segment SET unit = ?, start = ?, stop = ? WHERE id = ?",
        (
            (segment.unit, *span, segment_id)
            for segment_id, segment, span in zip(ids, document.segments, document.spans, strict=True)
        ),
    )
    write_units(connection, document)


# Units


def write_units(connection: sqlite3.Connection, document: SegmentedDocument) -> None:
    """Keep the units of a document, instead of those that were kept, whose segments can be split and merged."""
    units = document.document.units
    connection.execute("DELETE FROM unit")
    connection.executemany(
        "INSERT INTO unit (number, text, codes) VALUES (?, ?, ?)",
        (
            (number, units[number].source.text, _codes_json(units[number].source.codes))
            for number in dict.fromkeys(segment.unit for segment in document.segments)
            if not units[number].is_one_segment
        ),
    )


def unit_in(database: Database, number: int) -> MarkedText | None:
    """The text of a unit; None if its segments can be neither split nor merged. What its tags are is not known."""
    rows = database.rows("SELECT text, codes FROM unit WHERE number = ?", (number,))
    return MarkedText(rows[0][0], _codes(*rows[0])) if rows else None


def unit_texts(database: Database) -> dict[int, str]:
    """The texts of the units whose segments can be split and merged."""
    return dict(database.rows("SELECT number, text FROM unit"))


def _codes_json(codes: Sequence[Code]) -> str:
    if not codes:
        return ""
    rows = [(*code.span, code.kind.value, code.number, code.plain) for code in codes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _codes(text: str, codes: str) -> tuple[Code, ...]:
    rows: Iterable[Any] = json.loads(codes) if codes else ()
    return tuple(
        Code(Span(start, end), CodeKind(kind), text[start:end], "", number, plain)
        for start, end, kind, number, plain in rows
    )
