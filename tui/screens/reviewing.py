"""The review screen: the document's segments, the one that is worked on, and what helps with it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from corpora.errors import PadananError, UsageError
from tui.actions import ACTIONS
from tui.acts import act_named
from tui.drafting_loop import DraftingLoop, DraftingState
from tui.keymap import first_keys
from tui.remembered import Notebook
from tui.room import Room
from tui.screens.advised_work import AdvisedWork
from tui.screens.work import screen_work
from tui.status_facts import engine_facts
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.key_line import KeyLine
from tui.widgets.panes_layout import layout_from
from tui.widgets.segment_list import SegmentList
from tui.widgets.side_panes import Place, SidePanes
from tui.widgets.signs import UNICODE_SIGNS, Signs
from tui.widgets.status_line import StatusFacts, StatusLine
from tui.wording import _

LEAST_WIDTH, LEAST_HEIGHT = 50, 12
"""Cells; on less there is no room for a source and its translation."""
_WIDE_FROM = 110
"""Cells from which on there is room for panes beside two columns of words."""
_HIGH_FROM = 30
"""Lines from which on there is room for two of each segment."""
_SAVING_SECONDS = 1.0


class ReviewScreen(AdvisedWork):
    """Where a translator spends the day."""

    AUTO_FOCUS = ""
    """The cursor goes to the segment that is opened, at once."""
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
        super().__init__(room, notebook)
        self.keys = keys
        """The keys of each action, parted by commas."""
        self._signs = signs
        self._actions = {key: action_id for action_id, given in keys.items() for key in given.split(",") if key}
        self.is_laid_out = asyncio.Event()
        """Set when it is known how much room the document has; before, there is nothing to see."""
        self.is_begun = asyncio.Event()
        """Set when what takes the processor's time may begin."""
        self._focused_before: Widget | None = None
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

    def update_node_styles(self, animate: bool = True) -> None:
        """Style all again; not when the screen comes up for the first time, since all was styled as it was mounted."""
        if self.is_laid_out.is_set():
            super().update_node_styles(animate)

    # Begin, end

    def on_mount(self) -> None:
        """Show the document where one left it."""
        self.segment_list.use_signs(self._signs)
        self.segment_list.is_read_only = self.room.job.is_read_only
        self.segment_list.open(self.room.segments)
        usual = 2 if self.app.size.height >= _HIGH_FROM else 1
        self.segment_list.lines_per_row = self.notebook.now.row_lines or usual
        self.panes.apply(layout_from(self.notebook.now.layout))
        if self.room.segments:
            self.open_segment(self._where_one_was())
        else:
            self.tell_status()
        self.set_interval(_SAVING_SECONDS, self._save)

    async def begin(self) -> None:
        """Begin what takes longer; to be called when the document is on the screen."""
        await self.panes.fill()
        self.is_begun.set()
        self.later(self.room.open_memory())
        self.advise()
        self.mark_rows()
        self.later(self.count())
        self.later(self.learn_words())
        self.draft()

    @screen_work(group="drafting", exclusive=True)
    async def draft(self) -> None:
        """Ask the engine for what has no translation."""
        await self.drafting.run()

    def _where_one_was(self) -> int:
        typed = list(self.room.job.typing)
        place = typed[-1] if typed else self.notebook.now.place(self.room.setup.files.job)
        return min(max(place or 1, 1), len(self.room.segments))

    async def _save(self) -> None:
        if problem := self.typing.problem():
            self.tell(problem)
        self.typing.keep()
        await asyncio.to_thread(self.notebook.save)
        self.tell_status()

    async def leave_segment(self) -> None:
        """Keep what was typed before the screen goes. Raises PadananError."""
        self.catch_up()
        self.room.keep_soon(self.typing.spend())
        enter, note = self.typing.entering(), self.panes.notes.taken()
        if enter is not None:
            try:
                self.changed(await self.room.keep(enter))
            except PadananError:
                self.typing.refused()
                raise
        if note is not None and note.number is not None:
            await self.noted(note.number, note.text)

    def on_unmount(self) -> None:
        """Keep what was typed since the last second, however the screen goes."""
        self.typing.keep()
        super().on_unmount()

    # The document

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
        await self.count()

    def export_path(self) -> Path:
        """Where the translated document would go."""
        from translate.review.exporting import export_path

        document = self.room.document_as_read
        if document is None:
            raise UsageError(_("The document is not read, or has changed since; it cannot be written."))
        return export_path(self.room.setup.files.document, self.room.job.about, document)

    def _drafts_came(self, numbers: Sequence[int]) -> None:
        self.refresh_segments(numbers)

    def _drafting_told(self, _state: DraftingState) -> None:
        self.tell_status()

    # Keys

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

    @on(SegmentList.Chosen)
    def _chosen(self, message: SegmentList.Chosen) -> None:
        self.go(message.number)

    @on(ActiveSegment.Entered)
    def _confirmed(self) -> None:
        self.action_do("confirm")

    @on(ActiveSegment.Left)
    def _left(self, message: ActiveSegment.Left) -> None:
        self.action_do("next" if message.direction == "down" else "previous")

    @on(KeyLine.Pressed)
    def _key_line_pressed(self, message: KeyLine.Pressed) -> None:
        self.action_do(message.action_id)

    # The look

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
        # The list is told of its size before.
        self.segment_list.call_later(self.is_laid_out.set)

    def place_panes(self) -> None:
        """At the side where that leaves two columns of words, else below."""
        place, work = self._place(), self.query_one("#work")
        if not work.has_class(_direction(place)):
            work.set_classes(_direction(place))
        self.panes.put(place)

    def _place(self) -> Place:
        if self.notebook.now.has_no_panes:
            return "hidden"
        return "right" if self.app.size.width >= _WIDE_FROM else "below"

    def tell_status(self) -> None:
        """Where one is, how far the work is, what the engine does."""
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


def _direction(place: Place) -> str:
    """The class of what holds the list and the panes."""
    return "right" if place == "right" else "below"
