"""A job that is written to: each change in the file before the call returns, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path

from corpora.errors import PadananError, UsageError
from corpora.job import history, outbox
from corpora.job.database import Database
from corpora.job.history import Change, Stamp, Step
from corpora.job.lock import WriterLock
from corpora.job.outbox import Memory
from corpora.job.reader import JobReader
from corpora.job.reconciling import unplaced_segments
from corpora.job.states import JobSegment, SegmentState, Version
from corpora.memory.unit import MemoryUnit

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time by the computer's clock."""
    return datetime.now(timezone.utc)


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


class JobWriter(JobReader):
    """What all changes have in common. They raise OutputError if they cannot be kept, and then were not done."""

    def __init__(
        self,
        path: Path,
        database: Database,
        author: str,
        clock: Clock = now,
        lock: WriterLock | None = None,
        memory: Memory | None = None,
    ):
        super().__init__(path, database)
        self.memory_problem = ""
        """Why confirmed units have not reached the memory yet; they will be handed to it again."""
        self._author = author
        self._clock = clock
        self._lock = lock
        self.use_memory(memory)

    def close(self) -> None:
        """Let others write. Twice is as good as once."""
        self._database.close()
        if self._lock:
            self._lock.release()

    def undo(self) -> Change | None:
        """Take back the last change that a person made, whenever that was; None if there is none."""
        last = history.last_done(self._database)
        return self._retrace("undo", *last, "undone") if last else None

    def redo(self) -> Change | None:
        """Do again what was undone last, unless something else was done since; None if there is nothing."""
        last = history.last_undone(self._database)
        return self._retrace("redo", *last, "done") if last else None

    def save_typing(self, number: int, text: str) -> None:
        """Keep what is being typed into a segment until it is entered with `edit` or `confirm`. Raises UsageError."""
        segment = self._unlocked(number)
        text = storable(text)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO typing (segment, text) VALUES (?, ?)", (segment.id, text))
        self._typing[segment.id] = text

    def discard_typing(self, number: int) -> None:
        """Forget what was being typed into a segment."""
        segment_id = self.segment(number).id
        if segment_id not in self._typing:
            return
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM typing WHERE segment = ?", (segment_id,))
        del self._typing[segment_id]

    def add_seconds(self, number: int, seconds: float) -> None:
        """Count time that a person spent on a segment."""
        segment = self.segment(number)
        with self._database.transaction() as connection:
            connection.execute("UPDATE segment SET seconds = seconds + ? WHERE id = ?", (seconds, segment.id))
        self._segments[number - 1] = segment._replace(seconds=segment.seconds + seconds)

    def use_memory(self, memory: Memory | None) -> None:
        """Hand to this memory what is confirmed from now on, and what waits."""
        self._memory = memory
        self.deliver()

    def deliver(self) -> int:
        """Hand to the memory what it has not got yet; returns how many units still wait. See `memory_problem`."""
        if self._memory is None or self.is_read_only:
            return outbox.waiting(self._database)
        self.memory_problem = ""
        try:
            outbox.deliver(self._database, self._memory)
        except PadananError as error:
            self.memory_problem = str(error)
        return outbox.waiting(self._database)

    def _unlocked(self, number: int) -> JobSegment:
        segment = self.segment(number)
        if segment.state is SegmentState.LOCKED:
            raise UsageError(f"Segment {number} is locked. Unlock it first.")
        return segment

    def _change(
        self,
        action: str,
        versions: Mapping[int, Version],
        *,
        is_undoable: bool = True,
        entered: JobSegment | None = None,
        units: Sequence[MemoryUnit] = (),
    ) -> Change | None:
        steps = [
            Step(one.id, one.version, version)
            for number, version in versions.items()
            if (one := self.segment(number)).version != version
        ]
        if not steps:
            return None
        with self._database.transaction(is_durable=_confirms(steps)) as connection:
            history.record(connection, action, steps, self._stamp(), is_undoable=is_undoable)
            outbox.post(connection, units)
            if entered is not None:
                connection.execute("DELETE FROM typing WHERE segment = ?", (entered.id,))
        if entered is not None:
            self._typing.pop(entered.id, None)
        return self._done(action, steps, self._members(step.segment_id for step in steps))

    def _retrace(self, verb: str, change_id: int, action: str, standing: str) -> Change:
        known = history.steps_of(self._database, change_id)
        members = self._members(step.segment_id for step in known)
        steps = [
            Step(id, members[id].version, before, cut and cut.reverse)
            if verb == "undo"
            else Step(id, members[id].version, after, cut)
            for id, before, after, cut in known
        ]
        with self._database.transaction(is_durable=_confirms(steps)) as connection:
            history.retrace(connection, f"{verb} {action}", change_id, steps, self._stamp(), standing)
        return self._done(f"{verb} {action}", steps, members)

    def _members(self, ids: Iterable[int]) -> dict[int, JobSegment]:
        """Segments as they are, also those that have no place now."""
        wanted = list(ids)
        placed = {id: self._segments[self._numbers[id] - 1] for id in wanted if id in self._numbers}
        return placed | unplaced_segments(self._database, (id for id in wanted if id not in placed))

    def _done(self, action: str, steps: Sequence[Step], members: Mapping[int, JobSegment]) -> Change:
        """What the file has by now, in memory, too; `members` are the segments as they were."""
        changed = [_after(members[step.segment_id], step) for step in steps if not step.cut or step.cut.after]
        shift = 0
        if any(step.cut for step in steps):
            numbers = [one.number for one in members.values() if one.number]
            shift = len(changed) - len(numbers)
            self._put(self._segments.with_stretch(min(numbers) - 1, len(numbers), changed))
        else:
            for one in changed:
                self._segments[one.number - 1] = one
        return Change(action, tuple(self._numbers[one.id] for one in changed), shift)

    def _stamp(self) -> Stamp:
        return Stamp(self._author, self._clock())


def _after(segment: JobSegment, step: Step) -> JobSegment:
    if step.cut is None or step.cut.after is None:
        return segment._replace(version=step.after)
    seconds = segment.seconds + step.cut.seconds
    return segment._replace(version=step.after, source=step.cut.after.source, seconds=seconds)


def _confirms(steps: Sequence[Step]) -> bool:
    """Whether a person stands for something afterwards, which must outlive the power, too."""
    return any(step.after.state is SegmentState.CONFIRMED for step in steps)
