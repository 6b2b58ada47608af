"""A document under review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from corpora.errors import UsageError
from corpora.job.cutter import JobCutter
from corpora.job.history import Change, Event
from corpora.job.outbox import learned
from corpora.job.reconciling import Reconciliation, reconcile
from corpora.job.states import JobSegment, Origin, Report, SegmentState, Version
from corpora.job.writer import storable
from corpora.segmentation import SegmentedDocument

_FOR_MACHINES = (SegmentState.UNTRANSLATED, SegmentState.DRAFT, SegmentState.REJECTED)
"""Where no words of a person stand that they did not reject."""


class Job(JobCutter):
    """The review of one document, kept in one file, and written by one process at a time; see `open_job`.

    Every change is in the file when the call returns, and survives the end of the process; what was confirmed survives
    the end of the power, too. A change that cannot be kept raises OutputError and was not done. A job that was opened
    for reading only raises UsageError instead. It belongs to the thread that opened it.
    """

    def __enter__(self) -> Job:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # What people do

    def edit(
        self, number: int, target: str, *, origin: Origin | None = None, score: float | None = None
    ) -> Change | None:
        """Give a segment a target that a person wrote, or took from a match of this origin and score.

        Returns None if that is its target already. Raises UsageError if it is locked.
        """
        segment = self._unlocked(number)
        text = storable(target)
        if text == segment.target:
            self.discard_typing(number)
            return None
        version = segment.version.with_target(text, SegmentState.EDITED)
        if origin is not None:
            version = _from_match(version, origin, score)
        return self._change("edit", {number: version}, entered=segment)

    def confirm(
        self, number: int, target: str | None = None, *, origin: Origin | None = None, score: float | None = None
    ) -> Change | None:
        """Stand for a segment's target, or for another, which may come from a match of this origin and score; it goes
        to the memory, once.

        Returns None if it is confirmed already. Raises UsageError if it is locked or has no target.
        """
        segment = self._unlocked(number)
        text = segment.target if target is None else storable(target)
        if text is None:
            raise UsageError(f"Segment {number} has no translation to confirm. Write one first.")
        version = replace(segment.version.with_target(text, SegmentState.CONFIRMED), is_propagated=False)
        if origin is not None:
            version = _from_match(version, origin, score)
        if segment.state is SegmentState.CONFIRMED and text == segment.target:
            self.discard_typing(number)
            return None
        neighbours = self._source_at(number - 1), self._source_at(number + 1)
        unit = learned(segment, version, neighbours, self._about, self._stamp())
        change = self._change("confirm", {number: version}, entered=segment, units=[unit] if unit else [])
        self.deliver()
        return change

    def propagate(self, number: int) -> Change | None:
        """Copy a segment's target to all with the same source that nobody edited, confirmed or locked; as drafts."""
        segment = self.segment(number)
        if segment.target is None:
            raise UsageError(f"Segment {number} has no translation to copy. Write one first.")
        copied = replace(segment.version, state=SegmentState.DRAFT, is_propagated=True, beneath=None, is_as_read=False)
        return self._change(
            "propagate",
            {
                one.number: replace(copied, notes=one.version.notes)
                for one in self._segments
                if one.source == segment.source and one.target != segment.target and one.state in _FOR_MACHINES
            },
        )

    def replace(self, targets: Mapping[int, str]) -> Change | None:
        """Give many segments other targets at once; those that are locked stay."""
        texts = {number: storable(target) for number, target in targets.items()}
        return self._change_each(
            "replace",
            [number for number, text in texts.items() if text != self.segment(number).target],
            lambda one: one.version.with_target(texts[one.number], SegmentState.EDITED),
        )

    def clear(self, *numbers: int) -> Change | None:
        """Take the targets of segments away, except of those that are locked."""
        return self._change_each("clear", numbers, lambda one: Version(notes=one.version.notes))

    def reject(self, *numbers: int) -> Change | None:
        """Say that the targets of segments will not do, except of those that are locked or have none."""
        return self._change_each(
            "reject",
            [number for number in numbers if self.segment(number).target is not None],
            lambda one: replace(one.version, state=SegmentState.REJECTED, is_as_read=False),
        )

    def lock(self, *numbers: int) -> Change | None:
        """Keep segments from being changed."""
        return self._change_each(
            "lock", numbers, lambda one: replace(one.version, state=SegmentState.LOCKED, beneath=one.state)
        )

    def unlock(self, *numbers: int) -> Change | None:
        """Bring locked segments back to the states in which they were."""
        return self._change(
            "unlock",
            {
                number: replace(version, state=version.beneath or SegmentState.DRAFT, beneath=None)
                for number in numbers
                if (version := self.segment(number).version).state is SegmentState.LOCKED
            },
        )

    def note(self, number: int, text: str) -> Change | None:
        """Write what others who work on it should know; replaces what was written."""
        version = self.segment(number).version
        return self._change("note", {number: replace(version, notes=storable(text))})

    def restore(self, number: int, event: Event) -> Change | None:
        """Bring a segment to the version after an event of its history. Raises UsageError if it is locked."""
        self._unlocked(number)
        return self._change("restore", {number: event.after})

    # What machines do

    def draft(self, drafts: Mapping[int, Version]) -> Change | None:
        """Put drafts where no person's words stand; what a machine did is in the history, but `undo` passes over it."""
        return self._change(
            "draft",
            {
                number: replace(
                    draft,
                    state=SegmentState.DRAFT,
                    notes=self.segment(number).version.notes,
                    is_propagated=False,
                    beneath=None,
                    is_as_read=False,
                )
                for number, draft in drafts.items()
                if self.segment(number).state in _FOR_MACHINES
            },
            is_undoable=False,
        )

    def annotate(self, number: int, target: str, *, terms: Report | None, findings: Report | None) -> bool:
        """Keep what was found in a segment's target; returns False if it has another target by now."""
        segment = self.segment(number)
        if segment.target != target:
            return False
        version = replace(segment.version, terms=terms, findings=findings)
        with self._database.transaction() as connection:
            connection.execute("UPDATE segment SET version = ? WHERE id = ?", (version.to_json(), segment.id))
        self._segments[number - 1] = segment._replace(version=version)
        return True

    def reconcile(self, document: SegmentedDocument, sha256: str) -> Reconciliation:
        """Go on with the document as it is now. What was done before is in the history, but can no longer be undone.

        Segments that people split or merged are so again where the text is as it was; see `laid_over`.
        """
        about = replace(self._about, sha256=sha256)
        outcome = reconcile(self._database, about, document, self._stamp())
        self._read()
        return outcome

    def _change_each(
        self, action: str, numbers: Iterable[int], change: Callable[[JobSegment], Version]
    ) -> Change | None:
        """Change the segments that are not locked."""
        segments = map(self.segment, numbers)
        return self._change(
            action, {one.number: change(one) for one in segments if one.state is not SegmentState.LOCKED}
        )

    def _source_at(self, number: int) -> str:
        return self._segments[number - 1].source if 1 <= number <= len(self._segments) else ""


def _from_match(version: Version, origin: Origin, score: float | None) -> Version:
    """A version whose target a person took from a match."""
    return replace(version, origin=origin, score=score, engine="", model="")
