"""What helps with the segment that is open: its terms, like texts of the memories, and what the checks find."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from corpora.errors import PadananError
from corpora.job import Event, JobSegment, Report, SegmentState
from corpora.memory.unit import Match
from translate.review.completing import Completer
from translate.review.vocabulary import Vocabulary
from tui.room import Room


@dataclass(frozen=True)
class Advice:
    """What is known so far; more comes."""

    number: int = 0
    terms: Report = ()
    matches: Sequence[Match] = ()
    findings: Report = ()
    history: Sequence[Event] = ()
    notes: str = ""
    document_note: str = ""
    """What the document says to translators."""
    completer: Completer | None = None
    problem: str = ""
    """Why there are no terms, if the glossaries cannot be read."""

    def completion(self, before: str, after: str) -> str:
        """How the text before the cursor may go on."""
        return self.completer.complete(before, after) if self.completer else ""


class Adviser:
    """Asks everybody who knows something, and remembers the words of confirmed translations."""

    def __init__(self, room: Room):
        self._room = room
        self._last = Advice()
        self._is_whole = False
        """Whether all was asked for the segment of the last advice, also what its text does not change."""
        self._vocabulary = Vocabulary()

    async def learn_words(self) -> None:
        """Take the words of what is confirmed already; on another thread, since a long document has many."""
        confirmed = [one.target or "" for one in self._room.segments if one.state is SegmentState.CONFIRMED]
        self._vocabulary = await asyncio.to_thread(Vocabulary, confirmed)

    def learn(self, text: str) -> None:
        """Take the words of a translation that was confirmed now."""
        self._vocabulary.learn(text)

    async def advise(self, number: int, text: str, *, is_typing: bool = False) -> AsyncIterator[Advice]:
        """What is known of a segment with this text in the editor, more each time.

        While somebody is typing, what the text does not change is not asked for again: matches and history.
        """
        if number > len(self._room.segments):
            return
        segment = self._room.segment(number)
        is_typing = is_typing and self._last.number == number and self._is_whole
        self._is_whole = is_typing
        advice = self._last if is_typing else self._begun(segment)
        try:
            advice = replace(advice, terms=await self._room.terms(segment.source, text or None))
            yield self._kept(advice)
            advice = replace(advice, findings=await self._room.findings(number, text) if text else ())
            yield self._kept(advice)
        except PadananError as error:
            advice = replace(advice, problem=str(error))
            yield self._kept(advice)
        if is_typing:
            return
        advice = replace(advice, matches=await self._room.matches(number))
        advice = replace(
            advice, completer=Completer(advice.terms, advice.matches, segment.target or "", self._vocabulary)
        )
        yield self._kept(advice)
        advice = replace(advice, history=await self._history(number))
        self._is_whole = True
        yield self._kept(advice)

    async def _history(self, number: int) -> Sequence[Event]:
        try:
            return await self._room.keep(lambda job: job.history(number))
        except PadananError:
            return ()

    def _begun(self, segment: JobSegment) -> Advice:
        known = self._room.in_document(segment.number)
        # What was known of the same segment stays until there is newer, so that the panes do not flicker.
        before = self._last if self._last.number == segment.number else Advice(segment.number)
        return replace(
            before,
            terms=segment.version.terms or before.terms,
            findings=segment.version.findings or (),
            notes=segment.version.notes,
            document_note=known.note if known else "",
            problem="",
        )

    def _kept(self, advice: Advice) -> Advice:
        self._last = advice
        return advice
