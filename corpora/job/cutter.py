"""Segments of a job split and merged by people."""

from __future__ import annotations

from operator import attrgetter

from corpora.cutting import halves, is_in_code, joined, recut
from corpora.errors import UsageError
from corpora.job import history
from corpora.job.history import Change, Step
from corpora.job.places import Cut, Place, cut_spans, knows_places, learn_places, place_of, unit_in
from corpora.job.states import JobSegment, Origin, SegmentState, Version
from corpora.job.writer import JobWriter
from corpora.markup import NUMBERED_TAG, MarkedText
from corpora.numbering import unnumbered
from corpora.segmentation import SegmentedDocument
from corpora.span import Span

_source = attrgetter("source")


class JobCutter(JobWriter):
    """What people do to the borders of segments. A change like any other: it is kept at once, undone and done again."""

    def split(self, number: int, place: int, target_place: int | None = None) -> Change:
        """Cut a segment in two at a place of its source, in characters with tags.

        Its target, or what is being typed into it, is cut at `target_place`; without one, it stays with the first half,
        as its notes do. The halves are edited, or untranslated where they have no target. Those behind move on by one.

        Raises UsageError if it is locked, if a half would be blank or a tag cut, or if its format has but one place
        for it.
        """
        segment = self._unlocked(number)
        text, whole = self._stretch(segment, "split")
        version = self._as_typed(segment)
        if not 0 <= place <= len(segment.source):
            raise UsageError(f"Segment {number} cannot be split there: it has {len(segment.source)} characters.")
        if is_in_code(text, whole.start + place):
            raise UsageError(f"Segment {number} cannot be split in a tag or a variable. Choose a place beside it.")
        spans = halves(text, whole.span, whole.start + place)
        if spans is None:
            raise UsageError(f"Segment {number} cannot be split there: a half would be empty. Choose another place.")
        targets = _target_halves(number, version.target, target_place)
        notes = (version.notes, "")
        first, second = (_part(version, target, note) for target, note in zip(targets, notes, strict=True))
        here, there = (Place(whole.unit, *span, text.text[span.start : span.end], True) for span in spans)
        with self._database.transaction() as connection:
            added = connection.execute(
                "INSERT INTO segment (line, source, key, version) VALUES (?, ?, ?, '{}')",
                (segment.line, there.source, segment.key),
            ).lastrowid
            assert added is not None
            steps = [
                Step(segment.id, segment.version, first, Cut(whole, here)),
                Step(added, Version(), second, Cut(None, there)),
            ]
            history.record(connection, "split", steps, self._stamp())
            connection.execute("DELETE FROM typing WHERE segment = ?", (segment.id,))
        self._typing.pop(segment.id, None)
        new = JobSegment(added, 0, segment.line, there.source, segment.key, Version())
        return self._done("split", steps, {segment.id: segment, added: new})

    def merge(self, number: int) -> Change:
        """Join a segment with the next one of its paragraph; their targets are joined with what is between the sources.

        It is edited, or untranslated if neither has a target. Those behind move back by one. Raises UsageError if
        either is locked, or it is the last of its paragraph.
        """
        first = self._unlocked(number)
        text, place = self._stretch(first, "merged")
        next_place = place_of(self._database, self._segments[number].id) if number < len(self._segments) else None
        if next_place is None or next_place.unit != place.unit:
            raise UsageError(f"Segment {number} is the last of its paragraph: there is nothing to merge it with.")
        second = self._unlocked(number + 1)
        span = joined(text, place.span, next_place.span, self._room(number, place.unit, len(text.text)))
        between = text.text[place.stop : next_place.start] or " "
        version = _merged(self._as_typed(first), self._as_typed(second), between)
        whole = Place(place.unit, *span, text.text[span.start : span.end], True)
        steps = [
            Step(first.id, first.version, version, Cut(place, whole, second.seconds)),
            Step(second.id, second.version, Version(), Cut(next_place, None, -second.seconds)),
        ]
        with self._database.transaction() as connection:
            history.record(connection, "merge", steps, self._stamp())
            connection.execute("DELETE FROM typing WHERE segment IN (?, ?)", (first.id, second.id))
        for one in (first, second):
            self._typing.pop(one.id, None)
        return self._done("merge", steps, {first.id: first, second.id: second})

    def laid_over(self, document: SegmentedDocument) -> SegmentedDocument:
        """The document, as `segment_document` gives it, with the segments of the job: the numbers of both agree.

        A job of an older Padanan learns from it where its segments stand. Raises UsageError if the document has
        another text than the job; then `reconcile` first.
        """
        spans = {unit: [span for span, _ in found] for unit, found in cut_spans(self._database).items()}
        units = document.document.units
        is_same = all(
            unit < len(units) and (text := unit_in(self._database, unit)) and text.text == units[unit].source.text
            for unit in spans
        )
        laid = recut(document, spans) if is_same else document
        ours = map(_source, unnumbered(self._segments))
        if not is_same or list(ours) != list(map(_source, unnumbered(laid.segments))):
            raise UsageError(f"{self._about.document} is not as {self.path.name} has it. Read it again.")
        if not self.is_read_only and not knows_places(self._database):
            with self._database.transaction() as connection:
                learn_places(connection, [one.id for one in self._segments], document)
        return laid

    def _stretch(self, segment: JobSegment, done: str) -> tuple[MarkedText, Place]:
        """Of a segment to be split or merged: the text of its unit, and its place there."""
        place = place_of(self._database, segment.id)
        if place is None:
            raise UsageError(
                f"Segment {segment.number} cannot be {done} yet: an older Padanan made this job. Read its document."
            )
        text = unit_in(self._database, place.unit)
        if text is None:
            raise UsageError(
                f"Segment {segment.number} cannot be {done}: this file has one place for it and its translation."
            )
        return text, place

    def _room(self, number: int, unit: int, length: int) -> Span:
        """How far a segment and the next one may reach: to those beside them in their unit."""
        around = [
            place_of(self._database, self._segments[index].id) if 0 <= index < len(self._segments) else None
            for index in (number - 2, number + 1)
        ]
        before, after = (place if place and place.unit == unit else None for place in around)
        return Span(before.stop if before else 0, after.start if after else length)

    def _as_typed(self, segment: JobSegment) -> Version:
        """The segment's version, with what is being typed entered."""
        typed = self._typing.get(segment.id)
        return segment.version if typed is None else segment.version.with_target(typed, SegmentState.EDITED)


def _target_halves(number: int, target: str | None, place: int | None) -> tuple[str | None, str | None]:
    if target is None or place is None:
        return target, None
    if not 0 <= place <= len(target):
        raise UsageError(f"The translation of segment {number} cannot be split there: it has {len(target)} characters.")
    if any(tag.start() < place < tag.end() for tag in NUMBERED_TAG.finditer(target)):
        raise UsageError(f"The translation of segment {number} cannot be split in a tag. Choose a place beside it.")
    return target[:place].rstrip() or None, target[place:].lstrip() or None


def _part(whole: Version, target: str | None, notes: str) -> Version:
    """Half a segment; what was said of the whole does not hold for it."""
    if target is None:
        return Version(notes=notes)
    return Version(
        SegmentState.EDITED,
        target,
        whole.origin or Origin.HUMAN,
        engine=whole.engine,
        model=whole.model,
        notes=notes,
    )


def _merged(first: Version, second: Version, between: str) -> Version:
    """Two segments in one; where their targets came from is kept if they came from the same."""
    notes = "\n".join(dict.fromkeys(one.notes for one in (first, second) if one.notes))
    given = [one for one in (first, second) if one.target is not None]
    if not given:
        return Version(notes=notes)
    target = between.join(one.target for one in given if one.target) or ""
    told = {(one.origin, one.engine, one.model) for one in given}
    whole = given[0] if len(told) == 1 else Version(origin=Origin.HUMAN)
    return _part(whole, target, notes)
