"""The review screen: the document's segments, the one that is worked on, and what helps with it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from pathlib import Path
from typing import Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from corpora.errors import PadananError, UsageError
from corpora.job import Change, Event, JobSegment, Origin
from corpora.memory.unit import Match
from translate.review.counting import ProgressCount
from tui.actions import ACTIONS
from tui.acts import act_named
from tui.acts.terms import edit_term, forbid_term
from tui.advice import Advice, Adviser
from tui.drafting_loop import DraftingLoop, DraftingState
from tui.keymap import first_keys
from tui.remembered import Notebook
from tui.reports import source_marks, target_marks
from tui.room import Room
from tui.status_facts import engine_facts
from tui.told import told
from tui.typing_keeper import Taken, TypingKeeper
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.findings_pane import FindingsPane
from tui.widgets.key_line import KeyLine
from tui.widgets.matches_pane import MatchesPane
from tui.widgets.notes_pane import NotesPane
from tui.widgets.panes_layout import layout_from
from tui.widgets.segment_list import SegmentList
from tui.widgets.side_panes import Place, SidePanes
from tui.widgets.signs import UNICODE_SIGNS, Signs
from tui.widgets.status_line import StatusFacts, StatusLine
from tui.widgets.terms_pane import TermsPane
from tui.wording import _

LEAST_WIDTH, LEAST_HEIGHT = 50, 12
"""Cells; on less there is no room for a source and its translation."""
_WIDE_FROM = 110
"""Cells from which on there is room for panes beside two columns of words."""
_SAVING_SECONDS = 1.0
_CHECKING_SECONDS = 0.3
"""After the last key, before what was typed is checked."""


class ReviewScreen(Screen[None]):
    """Where a translator spends the day."""

    DEFAULT_CSS = """
    ReviewScreen { layout: vertical; }
    ReviewScreen #work { height: 1fr; }
    ReviewScreen #work.right { layout: horizontal; }
    ReviewScreen #work.below { layout: vertical; }
    ReviewScreen SegmentList { width: 1fr; height: 1fr; }
    ReviewScreen #too-small { display: none; width: 100%; height: 100%; content-align: center middle; }
    ReviewScreen.too-small #too-small { display: block; }
    ReviewScreen.too-small Toast { display: none; }
    ReviewScreen.too-small #work, ReviewScreen.too-small StatusLine, ReviewScreen.too-small KeyLine { display: none; }
    """

    def __init__(self, room: Room, notebook: Notebook, keys: Mapping[str, str], signs: Signs = UNICODE_SIGNS):
        super().__init__()
        self.room = room
        self.notebook = notebook
        self.keys = keys
        """The keys of each action, parted by commas."""
        self._signs = signs
        self._actions = {key: action_id for action_id, given in keys.items() for key in given.split(",") if key}
        self.typing = TypingKeeper(room)
        self.filter_text = ""
        self.shown: Sequence[int] = range(1, len(room.segments) + 1)
        """The numbers of the segments that are shown, in order."""
        self.advice = Advice()
        self._adviser = Adviser(room)
        self.is_painted = asyncio.Event()
        """Set when the document is seen for the first time: what takes the processor's time waits for it."""
        self._pause: Timer | None = None
        """Until it is over, somebody is typing and nothing is checked."""
        self._progress = ProgressCount()
        self._counted: list[JobSegment] = []
        """The segments as they were when they were counted."""
        self._told_problems: set[str] = set()
        self._focused_before: Widget | None = None
        self._not_begun: set[Coroutine[Any, Any, None]] = set()
        self.drafting = DraftingLoop(
            room, lambda: self.segment_list.visible_numbers, came=self._drafts_came, told=self._drafting_told
        )

    def compose(self) -> ComposeResult:
        """The list, what helps, and what is told."""
        yield Static(
            _("The terminal is too small. Make it at least {columns} × {rows}.").format(
                columns=LEAST_WIDTH, rows=LEAST_HEIGHT
            ),
            id="too-small",
        )
        place = self._place()
        with Container(id="work", classes=_direction(place)):
            yield SegmentList()
            yield SidePanes(place=place)
        yield StatusLine()
        yield KeyLine(ACTIONS.values(), first_keys(self.keys))

    # The widgets, by name

    @property
    def segment_list(self) -> SegmentList:
        """The document."""
        return self.query_one(SegmentList)

    @property
    def editor(self) -> ActiveSegment:
        """The segment that is open."""
        return self.segment_list.segment

    @property
    def panes(self) -> SidePanes:
        """What helps."""
        return self.query_one(SidePanes)

    @property
    def number(self) -> int:
        """Of the segment that is open; 0 if there is none."""
        return self.segment_list.active or 0

    @property
    def segment(self) -> JobSegment:
        """The one that is open, as it is kept."""
        return self.room.segment(self.number)

    # Begin, end

    def on_mount(self) -> None:
        """Show the document where one left it, then begin what takes longer."""
        self.segment_list.use_signs(self._signs)
        self.segment_list.is_read_only = self.room.job.is_read_only
        self.segment_list.open(self.room.segments)
        if self.notebook.now.row_lines:
            self.segment_list.lines_per_row = self.notebook.now.row_lines
        self.panes.apply(layout_from(self.notebook.now.layout))
        if self.room.segments:
            self._open_segment(self._where_one_was())
        else:
            self._tell_status()
        self.set_interval(_SAVING_SECONDS, self._save)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.is_painted.set()
        self.advise()
        self.later(self._count())
        self.later(self._adviser.learn_words())
        self.run_worker(self.drafting.run(), group="drafting", exclusive=True)

    async def _count(self) -> None:
        segments = list(self.room.segments)
        self._progress, self._counted = await asyncio.to_thread(ProgressCount, segments), segments
        self._count_again(range(1, len(segments) + 1))

    def _where_one_was(self) -> int:
        typed = list(self.room.job.typing)
        place = typed[-1] if typed else self.notebook.now.place(self.room.setup.files.job)
        return min(max(place or 1, 1), len(self.room.segments))

    async def _save(self) -> None:
        if problem := self.typing.problem():
            self.tell(problem)
        self.typing.keep()
        await asyncio.to_thread(self.notebook.save)
        self._tell_status()

    async def leave_segment(self) -> None:
        """Keep what was typed before the screen goes. Raises PadananError."""
        self._catch_up()
        self.room.keep_soon(self.typing.spend())
        enter, note = self.typing.entering(), self.panes.notes.taken()
        if enter is not None:
            self.changed(await self.room.keep(enter))
        if note is not None and note.number is not None:
            await self._noted(note.number, note.text)

    def on_unmount(self) -> None:
        """Keep what was typed since the last second, however the screen goes."""
        self.typing.keep()
        for rest in self._not_begun:
            rest.close()

    # Going about

    def go(self, number: int) -> None:
        """Leave the segment that is open, keep what was typed in it, and open another."""
        if not self.room.segments:
            return
        self.enter()
        self.show_segment(min(max(number, 1), len(self.room.segments)))

    def enter(self) -> None:
        """Keep what was typed; it is the segment's target from now on."""
        self._catch_up()
        self.room.keep_soon(self.typing.spend())
        enter = self.typing.entering()
        if enter is not None:
            self.later(self._entered(self.number, self.editor.text, self.room.keep_soon(enter)))

    def _catch_up(self) -> None:
        """Know what stands in the editor; the message of the last key may still be on its way."""
        if self.number and self.editor.text != self.typing.text:
            self.typing.typed(self.number, self.editor.text)

    async def _entered(self, number: int, text: str, entering: Future[Change | None]) -> None:
        try:
            change = await asyncio.wrap_future(entering)
        except PadananError:
            self.come_back(number, text)
            raise
        self.changed(change)

    def come_back(self, number: int, text: str) -> None:
        """To a segment whose text could not be kept, so that it is not lost; not while another is typed."""
        if number != self.number:
            if self.typing.is_waiting:
                return
            self.show_segment(number)
        self.take_text(text)
        self.typing.refused()

    def show_segment(self, number: int) -> None:
        """Open a segment, with what was typed in it if that was not entered."""
        self._open_segment(number)
        self.advise()

    def _open_segment(self, number: int) -> None:
        segment = self.room.segment(number)
        text = self.room.job.typing.get(number, segment.target or "")
        self.segment_list.activate(number, text=text)
        self.typing.begin(number, text)
        self.notebook.note_place(self.room.setup.files.job, number)
        self._tell_status()

    def take_text(self, text: str) -> None:
        """Put a text in the place of the whole translation, as one step of the editor."""
        self.editor.set_text(text)

    def take_match(self, match: Match) -> None:
        """Put a match's translation in the place of the whole, and remember where it came from."""
        self.take_text(match.target)
        origin = Origin.TM_EXACT if match.score_percent >= 100 else Origin.TM_FUZZY
        self.typing.taken = Taken(origin, match.score_percent)

    # What has changed

    def changed(self, change: Change | None) -> None:
        """Show what a change did."""
        if change is not None:
            self.refresh_segments(change.numbers)
            self.later(self._check(change.numbers))
        self._tell_problem(self.room.job.memory_problem)

    def refresh_segments(self, numbers: Iterable[int]) -> None:
        """These are not as they were."""
        numbers = list(numbers)
        self._count_again(numbers)
        self.segment_list.refresh_segments(numbers)
        if self.number in numbers:
            self._refresh_editor()
        self._tell_status()

    def _count_again(self, numbers: Iterable[int]) -> None:
        segments = self.room.segments
        for number in numbers:
            if number <= len(self._counted) and self._counted[number - 1] is not segments[number - 1]:
                self._progress.change(self._counted[number - 1], segments[number - 1])
                self._counted[number - 1] = segments[number - 1]

    def _refresh_editor(self) -> None:
        """Show the target as it is kept, unless somebody is typing another."""
        text = self.segment.target or ""
        if self.editor.text != text and not self.typing.is_typed:
            # Not as a step of the editor: what is undone next is the job's.
            self.editor.open(self.segment, text, is_read_only=self.editor.editor.read_only)
            self.typing.begin(self.number, text)
        self.advise()

    async def document_changed(self, number: int | None = None) -> None:
        """Numbers stand for other segments now; open this one, or the one with the number that was open."""
        self.filter_text = ""
        self.shown = range(1, len(self.room.segments) + 1)
        self.segment_list.close_segment()
        self.segment_list.open(self.room.segments)
        if self.room.segments:
            self.show_segment(min(max(number or self.typing.number, 1), len(self.room.segments)))
        await self.room.lay_over()
        self.drafting.count_again()
        await self._count()

    async def terms_changed(self) -> None:
        """The glossaries are not what they were."""
        await self.room.use_glossaries()
        self.advise()

    def show_only(self, numbers: Sequence[int]) -> None:
        """Show these segments, in order."""
        self.shown = numbers
        self.segment_list.open(self.room.segments, numbers)
        self._tell_status()

    async def _check(self, numbers: Sequence[int]) -> None:
        """Look for faults in targets that nobody has looked at."""
        for number in numbers:
            segment = self.room.segment(number)
            if segment.target is not None and segment.version.findings is None and not self.room.job.is_read_only:
                try:
                    await self.room.check(number, segment.target)
                except PadananError as error:
                    # The glossaries cannot be read, which is no reason to say so at each segment.
                    self._tell_problem(str(error))
                    return
                self.refresh_segments([number])

    # What helps

    def advise(self, *, is_typing: bool = False) -> None:
        """Find terms, matches and findings for the segment that is open and show them."""
        if self.number and self.app.is_running:
            self._advised(self.number, is_typing)

    @work(group="advice", exclusive=True)
    async def _advised(self, number: int, is_typing: bool) -> None:
        async for advice in self._adviser.advise(number, self.editor.text, is_typing=is_typing):
            if number == self.number and self.app.is_running:
                self._show_advice(advice)

    def _tell_problem(self, problem: str) -> None:
        """Say what does not stop the work, once."""
        if problem and problem not in self._told_problems:
            self._told_problems.add(problem)
            self.tell(problem)

    def _show_advice(self, advice: Advice) -> None:
        self.advice = advice
        self._tell_problem(self.room.memory_problem)
        self._tell_problem(advice.problem)
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

    @property
    def matches(self) -> Sequence[Match]:
        """What the memories have for the segment that is open."""
        return self.advice.matches

    def learn(self, text: str) -> None:
        """A translation was confirmed; its words may be offered from now on."""
        self._adviser.learn(text)

    def export_path(self) -> Path:
        """Where the translated document would go."""
        from translate.review.exporting import export_path

        document = self.room.document_as_read
        if document is None:
            raise UsageError(_("The document is not read, or has changed since; it cannot be written."))
        return export_path(self.room.setup.files.document, self.room.job.about, document)

    # Drafts

    def _drafts_came(self, numbers: Sequence[int]) -> None:
        self.refresh_segments(numbers)

    def _drafting_told(self, _state: DraftingState) -> None:
        self._tell_status()

    # Keys and messages

    def on_key(self, event: events.Key) -> None:
        """Do what the key stands for, unless the widget with the cursor took it.

        Textual's own bindings would be laid out anew for each key and each widget: with this many, it shows.
        """
        action_id = self._actions.get(event.key)
        if action_id is not None:
            event.stop()
            self.action_do(action_id)

    def action_do(self, action_id: str) -> None:
        """Do an action of the table."""
        action = ACTIONS[action_id]
        if self.has_class("too-small") and action_id != "quit":
            return
        if action.writes and self.room.job.is_read_only:
            self.notify(_("The document is open for reading only."), severity="warning")
            return
        act = act_named(action.act)
        try:
            rest = act(self) if action.number is None else act(self, action.number)
        except PadananError as error:
            self.tell(str(error))
            return
        if rest is not None:
            self.later(rest)

    def later(self, rest: Coroutine[Any, Any, None]) -> None:
        """Do what takes longer, and tell what goes wrong."""
        self._not_begun.add(rest)
        self.run_worker(self._told(rest), group="work", exit_on_error=True)

    async def _told(self, rest: Coroutine[Any, Any, None]) -> None:
        self._not_begun.discard(rest)
        try:
            await rest
        except PadananError as error:
            self.tell(str(error))

    def tell(self, message: str) -> None:
        """Say what went wrong."""
        self.notify(told(message), severity="error", timeout=10, markup=False)

    @on(SegmentList.Chosen)
    def _chosen(self, message: SegmentList.Chosen) -> None:
        self.go(message.number)

    @on(ActiveSegment.Entered)
    def _confirmed(self) -> None:
        self.action_do("confirm")

    @on(ActiveSegment.Left)
    def _left(self, message: ActiveSegment.Left) -> None:
        self.action_do("next" if message.direction == "down" else "previous")

    @on(ActiveSegment.Edited)
    def _edited(self, message: ActiveSegment.Edited) -> None:
        was_kept = self.typing.is_kept
        self.typing.typed(message.number, message.text)
        if was_kept:
            self._tell_status()
        before = self.editor.text_before_cursor
        self.editor.offer(self.advice.completion(before, message.text[len(before) :]))
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_CHECKING_SECONDS, lambda: self.advise(is_typing=True))

    @on(SidePanes.LayoutChanged)
    def _layout_changed(self, message: SidePanes.LayoutChanged) -> None:
        self.notebook.note(layout=asdict(message.layout))

    def on_resize(self, event: events.Resize) -> None:
        """Put the panes where there is room for them."""
        size = event.size
        was_too_small = self.has_class("too-small")
        before = self.focused
        self.set_class(size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT, "too-small")
        self.place_panes()
        is_too_small = self.has_class("too-small")
        if is_too_small and not was_too_small:
            # Nobody types into what cannot be seen.
            self._focused_before = before
            self.set_focus(None)
        elif was_too_small and not is_too_small:
            self.set_focus(self._focused_before)

    def place_panes(self) -> None:
        """At the side where that leaves two columns of words, else below."""
        place, work = self._place(), self.query_one("#work")
        if not work.has_class(_direction(place)):
            work.set_classes(_direction(place))
        self.panes.put(place)

    def _place(self) -> Place:
        if self.notebook.now.has_no_panes:
            return "hidden"
        return "right" if self.app.size.width >= 110 else "below"

    def _tell_status(self) -> None:
        job, progress = self.room.job, self._progress.progress
        self.query_one(StatusLine).show(
            StatusFacts(
                number=self.number or None,
                segments=len(self.room.segments),
                words_confirmed=progress.confirmed_words,
                words=progress.words,
                words_per_hour=round(progress.words_an_hour) if progress.words_an_hour else None,
                engine=engine_facts(self.drafting.state),
                pair=f"{job.about.source.value}→{job.about.target.value}",
                filter=self.filter_text,
                filtered=len(self.shown),
                is_saved=self.typing.is_kept,
                is_read_only=job.is_read_only,
            )
        )

    @on(KeyLine.Pressed)
    def _key_line_pressed(self, message: KeyLine.Pressed) -> None:
        self.action_do(message.action_id)

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
            self.later(self._noted(message.number, message.text))

    async def _noted(self, number: int, text: str) -> None:
        self.changed(await self.room.keep(lambda job: job.note(number, text)))

    @on(NotesPane.Restore)
    def _restore(self, message: NotesPane.Restore) -> None:
        number, event = self.number, message.event
        self.later(self._restored(number, event))

    async def _restored(self, number: int, event: Event) -> None:
        self.changed(await self.room.keep(lambda job: job.restore(number, event)))
        self.show_segment(number)


def _direction(place: Place) -> str:
    """The class of what holds the list and the panes."""
    return "right" if place == "right" else "below"
