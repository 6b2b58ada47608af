"""What a job has in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from operator import attrgetter
from pathlib import Path

from corpora.errors import UsageError
from corpora.job import history
from corpora.job.about import About, about_in
from corpora.job.database import Database
from corpora.job.diagnosis import REMEDY
from corpora.job.errors import DamagedJobError
from corpora.job.history import Event
from corpora.job.places import places_counted
from corpora.job.reconciling import lost_segments, placed_segments
from corpora.job.states import JobSegment, SegmentState
from corpora.numbering import Numbered, unnumbered
from corpora.segment import Translation
from corpora.wording import counted

_id = attrgetter("id")


class JobReader:
    """A job as it stands; its segments are in memory, its history in the file."""

    def __init__(self, path: Path, database: Database):
        self.path = path
        self._database = database
        self._read()

    @property
    def about(self) -> About:
        """The document and what drafts it."""
        return self._about

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._database.is_read_only

    @property
    def segments(self) -> Sequence[JobSegment]:
        """All segments, in the order of the document."""
        return self._segments

    def segment(self, number: int) -> JobSegment:
        """The segment with a number, from 1. Raises UsageError."""
        if 1 <= number <= len(self._segments):
            return self._segments[number - 1]
        raise UsageError(
            f"There is no segment {number} in {self.path.name}, which has {counted(len(self._segments), 'segment')}."
        )

    def number_of(self, segment_id: int) -> int | None:
        """The number that the segment with an id has now; None if it has no place."""
        return self._numbers.get(segment_id)

    def lost(self) -> list[JobSegment]:
        """Segments to which something was done before their source went out of the document."""
        return lost_segments(self._database)

    def history(self, number: int) -> list[Event]:
        """All that was ever done to a segment, in the order in which it was done."""
        return history.events_of(self._database, self.segment(number).id)

    def translations(self, states: Collection[SegmentState]) -> dict[int, Translation]:
        """What to render: the translations of segments in these states, without what is as the document brought it."""
        return {
            one.number: translation
            for one in self._segments
            if one.state in states and not one.version.is_as_read and (translation := one.translation) is not None
        }

    @property
    def typing(self) -> Mapping[int, str]:
        """What was being typed and was not entered, by the number of the segment, at this moment."""
        return {
            self._numbers[segment_id]: text
            for segment_id, text in dict(self._typing).items()
            if segment_id in self._numbers
        }

    @property
    def next_undo(self) -> str | None:
        """The action that `undo` would take back."""
        last = history.last_done(self._database)
        return last[1] if last else None

    @property
    def next_redo(self) -> str | None:
        """The action that `redo` would do again."""
        last = history.last_undone(self._database)
        return last[1] if last else None

    def _read(self) -> None:
        try:
            self._about = about_in(self._database)
            placed = placed_segments(self._database)
            is_whole = len(placed) == places_counted(self._database)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise DamagedJobError(f"{self.path} is damaged: {type(error).__name__}: {error}. {REMEDY}") from error
        if not is_whole:
            raise DamagedJobError(f"{self.path} is damaged: segments are missing. {REMEDY}")
        self._put(Numbered(placed, JobSegment.at))
        self._typing: dict[int, str] = dict(self._database.rows("SELECT segment, text FROM typing"))

    def _put(self, segments: Numbered[JobSegment]) -> None:
        self._segments = segments
        self._numbers = dict(zip(map(_id, unnumbered(segments)), count(1)))
