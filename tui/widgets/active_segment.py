"""The segment that is open: its source, and an editor beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import TextArea

from corpora.job import JobSegment
from corpora.span import Span
from tui.widgets.columns import Columns, columns_for
from tui.widgets.segment_editor import Direction, SegmentEditor
from tui.widgets.signs import UNICODE_SIGNS, Signs, band, finding_mark
from tui.widgets.source_text import SourceText
from tui.widgets.state_styles import STATE_CSS, STATE_STYLES, component_of

_FEWEST_LINES = 2


class ActiveSegment(Vertical):
    """A segment opened in its place in the list; as high as its texts need, up to `most_lines`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "active-segment--bar",
        "active-segment--number",
        "active-segment--band",
        *STATE_STYLES,
    }
    DEFAULT_CSS = (
        """
    ActiveSegment {
        overflow: hidden hidden;
        background: $surface;
        & > .active-segment--bar { color: $primary; }
        & > .active-segment--number { color: $primary; text-style: bold; }
        & > .active-segment--band { color: $text-muted; }
        & SourceText { color: $foreground; }
        & SegmentEditor { background: $surface-lighten-1; }
    """
        + STATE_CSS
        + "}"
    )

    ALLOW_SELECT = False

    lines_needed: reactive[int] = reactive(_FEWEST_LINES)
    """How high it is, in lines."""
    most_lines: reactive[int] = reactive(20)
    """How high it may become; what has no room then can be scrolled to."""

    class About(Message):
        """Something about a segment, by its number."""

        def __init__(self, number: int):
            super().__init__()
            self.number = number

    class Edited(About):
        """The text in the editor is another now."""

        def __init__(self, number: int, text: str):
            super().__init__(number)
            self.text = text

    class Entered(About):
        """Enter was pressed: the translation is done."""

    class Left(About):
        """The cursor was to go above the first line or below the last: to the segment before ("up") or behind."""

        def __init__(self, number: int, direction: Direction):
            super().__init__(number)
            self.direction = direction

    class Completed(About):
        """What was offered was taken."""

        def __init__(self, number: int, completion: str):
            super().__init__(number)
            self.completion = completion

    class SelectionChanged(About):
        """Another part of the source or of the target is selected, or the cursor moved."""

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self.source = SourceText()
        self.editor = SegmentEditor()
        self.signs: Signs = UNICODE_SIGNS
        self._segment: JobSegment | None = None
        self._columns = columns_for(80, 0)
        self._known_text = ""
        self._source_lines = 1

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield self.source
        yield self.editor

    def on_mount(self) -> None:
        """Grow with the texts."""
        self.watch(self.source, "virtual_size", self._fit, init=False)
        self.watch(self.editor, "virtual_size", self._fit, init=False)

    # What the screen does with it

    def open(self, segment: JobSegment, text: str, *, is_read_only: bool) -> None:
        """Open a segment with this text in the editor, the cursor behind it; nothing is marked yet.

        What was typed before is forgotten, and so is what could be undone: ask for `text` first.
        """
        self._segment = segment
        self._known_text = text
        self.source.load(segment.source)
        self.editor.load(text)
        self.editor.read_only = is_read_only
        self.editor.move_cursor(self.editor.document.end)
        self.editor.history.clear()
        self._fit()
        self.refresh()

    def update_segment(self, segment: JobSegment, *, is_read_only: bool) -> None:
        """Show another state, band and mark of the segment that is open; the text in the editor stays as it is."""
        self._segment = segment
        self.editor.read_only = is_read_only
        self.refresh()

    @property
    def number(self) -> int:
        """Of the segment that is open; 0 if none is."""
        return self._segment.number if self._segment else 0

    @property
    def text(self) -> str:
        """What is in the editor."""
        return self.editor.shown

    @property
    def selected_source(self) -> str:
        """What is selected in the source."""
        return self.source.selected

    @property
    def selected_target(self) -> str:
        """What is selected in the editor."""
        return self.editor.selected

    @property
    def word_before_cursor(self) -> str:
        """The word, or the part of one, that ends at the cursor of the editor."""
        return self.editor.word_before_cursor

    @property
    def text_before_cursor(self) -> str:
        """The target up to the cursor of the editor."""
        return self.text[: self.editor.place_of(self.editor.cursor_location)]

    def set_text(self, text: str) -> None:
        """Replace the text in the editor, in one step of undo; not if it is only to be read."""
        self.editor.set_text(text)

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, in the stead of what is selected; not if it is only to be read."""
        self.editor.insert_text(text)

    def mark_terms(self, source_spans: Sequence[tuple[Span, str]], target_spans: Sequence[tuple[Span, str]]) -> None:
        """Highlight terms and findings, by characters of the texts with tags; see `tag_highlight.KINDS`."""
        self.source.mark(source_spans)
        self.editor.mark(target_spans)

    def offer(self, completion: str) -> None:
        """Show how the text may go on behind the cursor; Tab takes it. "" takes the offer back."""
        self.editor.offer(completion)

    def undo(self) -> bool:
        """Take the last step of the editor back; False if there is none."""
        return self.editor.undo_step()

    def redo(self) -> bool:
        """Do again what was taken back in the editor; False if there is nothing."""
        return self.editor.redo_step()

    def select_target(self, start: int, end: int) -> None:
        """Select characters of the target and go to the editor: where a finding is."""
        self.editor.select(start, end)
        self.focus_editor()

    def focus_editor(self) -> None:
        """Let the keys go to the editor."""
        self.editor.focus(scroll_visible=False)

    def focus_source(self) -> None:
        """Let the keys go to the source, to select in it."""
        self.source.focus(scroll_visible=False)

    # What the list does with it

    def lay_out(self, columns: Columns) -> None:
        """Stand in the columns of the list."""
        self._columns = columns
        sides = Spacing(0, columns.right_width - 1, 0, columns.source_start)
        for text in (self.source, self.editor):
            text.styles.margin = sides
            text.wrap_into(columns.text_width)
        self._fit()
        self.refresh()

    def watch_most_lines(self) -> None:
        """Fit into another room."""
        self._fit()

    def _fit(self, *_: object) -> None:
        """Give each of the texts what it needs, or half of the room if both need more."""
        source, editor = self.source.lines_needed, self.editor.lines_needed
        room = max(self.most_lines, _FEWEST_LINES)
        source = min(source, max(room // 2, room - editor))
        editor = min(editor, room - source)
        self._source_lines = source
        self.source.styles.height = source
        self.editor.styles.height = editor
        self.styles.height = source + editor
        self.lines_needed = source + editor

    def render(self) -> Text:
        """What stands beside the texts: the number, the state, the band and the mark, and a bar down the side."""
        bar = (self.signs.bar, self._style("bar"))
        beside = Text.assemble(bar, *self._first_line(), no_wrap=True)
        for line in range(1, self.lines_needed):
            beside.append("\n").append(*bar)
            if line == self._source_lines:
                beside.append(" " * (self._columns.source_start - 3))
                beside.append(self.signs.prompt, self._style("bar"))
        return beside

    def _first_line(self) -> Iterable[tuple[str, Style]]:
        if self._segment is None:
            return
        columns, version = self._columns, self._segment.version
        yield f"{self._segment.number:>{columns.number_width}} ", self._style("number")
        yield self.signs.states[version.state], self.get_component_rich_style(component_of(version.state))
        yield " " * (columns.text_width + 2) + f"{band(version):>3} ", self._style("band")
        mark = finding_mark(version)
        yield mark or " ", self.get_component_rich_style(component_of(mark))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"active-segment--{name}")

    # What the texts tell

    def on_click(self) -> None:
        """Whoever clicks beside the texts wants to type."""
        if not self.source.has_focus:
            self.focus_editor()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on that the target is another, unless it was opened only now."""
        event.stop()
        if event.text_area is self.editor and self.text != self._known_text:
            self._known_text = self.text
            self.post_message(self.Edited(self.number, self.text))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Pass on what is selected."""
        event.stop()
        self.post_message(self.SelectionChanged(self.number))

    def on_segment_editor_entered(self, event: SegmentEditor.Entered) -> None:
        """Pass it on with the number."""
        event.stop()
        self.post_message(self.Entered(self.number))

    def on_segment_editor_left(self, event: SegmentEditor.Left) -> None:
        """Pass it on with the number."""
        event.stop()
        self.post_message(self.Left(self.number, event.direction))

    def on_segment_editor_completed(self, event: SegmentEditor.Completed) -> None:
        """Pass it on with the number."""
        event.stop()
        self.post_message(self.Completed(self.number, event.completion))

    def on_source_text_left(self, event: SourceText.Left) -> None:
        """Go on in the editor."""
        event.stop()
        self.focus_editor()
        if event.typed:
            self.insert(event.typed)
