"""How far a review is, kept in step with each change, however long the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpora.job import JobSegment, SegmentState
from corpora.memory.tokens import without_tags


@dataclass(frozen=True)
class Progress:
    """Segments, and words of their sources, tags not counted; a confirmed one may be locked."""

    segments: int = 0
    confirmed_segments: int = 0
    words: int = 0
    confirmed_words: int = 0
    seconds: float = 0.0
    """Time that people spent on all segments."""
    timed_words: int = 0
    """Confirmed words of segments on which somebody spent time."""

    @property
    def words_an_hour(self) -> float | None:
        """Words confirmed in an hour of work; None before anybody worked."""
        return self.timed_words * 3600 / self.seconds if self.seconds else None


class ProgressCount:
    """The progress of a job: counted once, then brought up to date by what changed.

    100,000 segments take up to a second to count, so count off the screen's thread; a change takes microseconds.
    """

    def __init__(self, segments: Iterable[JobSegment] = ()):
        self._segments = self._confirmed_segments = self._words = self._confirmed_words = self._timed_words = 0
        self._seconds = 0.0
        for segment in segments:
            self._add(segment, 1)

    @property
    def progress(self) -> Progress:
        """As it stands."""
        return Progress(
            self._segments,
            self._confirmed_segments,
            self._words,
            self._confirmed_words,
            max(0.0, self._seconds),
            self._timed_words,
        )

    def change(self, before: JobSegment, after: JobSegment) -> None:
        """A segment is another now."""
        self._add(before, -1)
        self._add(after, 1)

    def _add(self, segment: JobSegment, sign: int) -> None:
        words = sign * word_count(segment.source)
        seconds = segment.seconds
        version = segment.version
        self._segments += sign
        self._words += words
        self._seconds += sign * seconds
        if (version.beneath or version.state) is SegmentState.CONFIRMED:
            self._confirmed_segments += sign
            self._confirmed_words += words
            if seconds:
                self._timed_words += words


def word_count(source: str) -> int:
    """The words of a source text, tags not counted."""
    return len(without_tags(source).split())
