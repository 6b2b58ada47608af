"""What helps with the segment that is open, and what a person does in the panes that show it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from textual import on
from textual.timer import Timer

from corpora.job import Event
from corpora.memory.unit import Match
from corpora.span import Span
from tui.acts.terms import edit_term, forbid_term
from tui.advice import Advice, Adviser
from tui.remembered import Notebook
from tui.reports import source_marks, target_marks
from tui.room import Room
from tui.row_terms import RowTerms
from tui.screens.segment_work import SegmentWork
from tui.screens.work import screen_work
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.findings_pane import FindingsPane
from tui.widgets.matches_pane import MatchesPane
from tui.widgets.notes_pane import NotesPane
from tui.widgets.segment_list import SegmentList
from tui.widgets.side_panes import SidePanes
from tui.widgets.terms_pane import TermsPane

_CHECKING_SECONDS = 0.3
"""After the last key, before what was typed is checked."""
_NO_TERMS: Mapping[str, Sequence[Span]] = MappingProxyType({})
_MARKING_SECONDS = 0.1
"""After the last scrolling, before terms are looked for in the rows."""


class AdvisedWork(SegmentWork):
    """Segments with terms, matches, findings and notes beside them."""

    def __init__(self, room: Room, notebook: Notebook):
        super().__init__(room, notebook)
        self.advice = Advice()
        self._adviser = Adviser(room)
        self._row_terms = RowTerms(room, came=self._row_terms_came)
        self._pause: Timer | None = None
        """Until it is over, somebody is typing and nothing is checked."""

    @property
    def panes(self) -> SidePanes:
        """What helps."""
        return self.query_one(SidePanes)

    @property
    def matches(self) -> Sequence[Match]:
        """What the memories have for the segment that is open."""
        return self.advice.matches

    def advise(self, *, is_typing: bool = False) -> None:
        """Find terms, matches and findings for the segment that is open and show them."""
        if self.number and self.panes.is_filled:
            self._advised(self.number, is_typing)

    @screen_work(group="advice", exclusive=True)
    async def _advised(self, number: int, is_typing: bool) -> None:
        async for advice in self._adviser.advise(number, self.editor.text, is_typing=is_typing):
            if number == self.number:
                self._show_advice(advice)

    def _show_advice(self, advice: Advice) -> None:
        self.advice = advice
        self.tell_once(self.room.memory_problem)
        self.tell_once(advice.problem)
        panes = self.panes
        panes.terms.show(advice.terms)
        panes.matches.show(advice.matches)
        panes.findings.show(advice.findings)
        panes.notes.show(
            advice.notes,
            advice.history,
            advice.document_note,
            number=advice.number,
            is_read_only=self.room.job.is_read_only,
        )
        self.editor.mark_terms(source_marks(advice.terms), target_marks(advice.findings))

    def mark_rows(self) -> None:
        """Mark the terms in the rows on the screen, or none if that is not wanted."""
        if not self.panes.is_filled:
            return
        if self.notebook.now.has_plain_rows:
            self.segment_list.mark_terms(_NO_TERMS)
            return
        self.segment_list.mark_terms(self._row_terms.found)
        self._look_at_rows()

    @on(SegmentList.RowsSeen)
    def _rows_seen(self) -> None:
        self.mark_rows()

    @screen_work(group="row terms", exclusive=True)
    async def _look_at_rows(self) -> None:
        await asyncio.sleep(_MARKING_SECONDS)
        await self._row_terms.look(self.segment_list.visible_numbers)

    def _row_terms_came(self, numbers: Sequence[int]) -> None:
        self.segment_list.rows.forget(numbers)

    async def learn_words(self) -> None:
        """Take the words of what is confirmed already."""
        await self._adviser.learn_words()

    def learn(self, text: str) -> None:
        """A translation was confirmed; its words may be offered from now on."""
        self._adviser.learn(text)

    async def terms_changed(self) -> None:
        """The glossaries are not what they were."""
        await self.room.use_glossaries()
        self._row_terms.forget()
        self.mark_rows()
        self.advise()

    @on(ActiveSegment.Edited)
    def _edited(self, message: ActiveSegment.Edited) -> None:
        was_kept = self.typing.is_kept
        self.typing.typed(message.number, message.text)
        if was_kept:
            self.tell_status()
        before = self.editor.text_before_cursor
        self.editor.offer(self.advice.completion(before, message.text[len(before) :]))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_CHECKING_SECONDS, lambda: self.advise(is_typing=True))

    # The panes

    @on(TermsPane.Insert)
    def _insert_term(self, message: TermsPane.Insert) -> None:
        self.editor.insert(message.text)
        self.editor.focus_editor()

    @on(TermsPane.EditTerm)
    def _edit_term(self, message: TermsPane.EditTerm) -> None:
        self.later(edit_term(self, message.concept, message.glossary))

    @on(TermsPane.ForbidTerm)
    def _forbid_term(self, message: TermsPane.ForbidTerm) -> None:
        self.later(forbid_term(self, message.concept, message.text, message.glossary))

    @on(MatchesPane.Insert)
    def _insert_match(self, message: MatchesPane.Insert) -> None:
        self.take_match(message.match)
        self.editor.focus_editor()

    @on(FindingsPane.GoTo)
    def _go_to_finding(self, message: FindingsPane.GoTo) -> None:
        self.editor.select_target(message.start, message.end)

    @on(NotesPane.NoteChanged)
    def _note_changed(self, message: NotesPane.NoteChanged) -> None:
        if message.number is not None:
            self.later(self.noted(message.number, message.text))

    async def noted(self, number: int, text: str) -> None:
        """Keep a note. Raises PadananError."""
        self.changed(await self.room.keep(lambda job: job.note(number, text)))

    @on(NotesPane.Restore)
    def _restore(self, message: NotesPane.Restore) -> None:
        number, event = self.number, message.event
        self.later(self._restored(number, event))

    async def _restored(self, number: int, event: Event) -> None:
        self.changed(await self.room.keep(lambda job: job.restore(number, event)))
        self.show_segment(number)
