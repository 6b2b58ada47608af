"""A text area that paints marks: tags, terms and findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from corpora.span import Span
from tui.widgets.clusters import boundary, next_boundary, previous_boundary
from tui.widgets.shown_text import hidden_places, masked, pictured, unmasked
from tui.widgets.tag_highlight import KINDS, Mark, as_marks, moved, tag_spans, within_line

_MOST_UNDO_STEPS = 1000
_KEPT_ROWS = 40
"""How many rows are kept painted: more than an editor shows. Textual keeps much of each, which the collector walks."""
_CURSOR_WIDTH = 1


class _Row(NamedTuple):
    """A line on the screen: characters `start` to `end` of a line of the text."""

    line: int
    start: int
    end: int
    place: int
    """Of its first character in the whole text."""


class _Look(NamedTuple):
    """All that a row is painted from; its places count from the start of the row."""

    text: str
    marks: tuple[Mark, ...]
    selection: Span | None
    cursor: int | None
    ghost: str
    is_focused: bool


class MarkedText(TextArea, inherit_bindings=False):
    """A text with highlights, softly wrapped; `shown` is its text, whatever characters it has.

    It paints by itself: the text area would build each whole line of the text again for every line on the screen,
    which takes too long for a segment of ten thousand characters.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-text--tag", *(f"marked-text--{kind}" for kind in KINDS)}
    ALLOW_MAXIMIZE = False
    DEFAULT_CSS = """
    MarkedText {
        border: none;
        padding: 0;
        height: 1;
        width: 1fr;
        background: transparent;
        scrollbar-size: 1 1;
        scrollbar-gutter: stable;
        scrollbar-color: $foreground 25%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $foreground 50%;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        overflow-x: hidden;
        &:focus { border: none; }
        & .marked-text--tag { color: $text-muted; text-style: dim; }
        & .marked-text--kept { color: $text-success; text-style: underline; }
        & .marked-text--missed { color: $text-warning; text-style: bold underline; }
        & .marked-text--forbidden { color: $text-error; text-style: bold strike; }
        & .marked-text--suggested { color: $text-accent; text-style: italic; }
        & .marked-text--finding-warning { color: $text-warning; text-style: underline; }
        & .marked-text--finding-error { color: $text-error; text-style: bold underline; }
    }
    """

    def __init__(self, *, id: str | None = None, read_only: bool = False):
        super().__init__(
            id=id,
            # Added later, it would have all styled again.
            classes="-read-only" if read_only else None,
            read_only=read_only,
            highlight_cursor_line=False,
            max_checkpoints=_MOST_UNDO_STEPS,
        )
        self.cursor_blink = False
        self._marks: list[Mark] = []
        self._marked = ""
        self._rows: list[_Row] = []
        self._base = Style.null()
        self._painted: LRUCache[tuple[_Look, int, Style], Strip] = LRUCache(_KEPT_ROWS)

    @property
    def shown(self) -> str:
        """The text, with all its characters."""
        return unmasked(self.document.text)

    def load(self, text: str) -> None:
        """Show another text; what could be undone is forgotten."""
        self._marks = []
        self.load_text(masked(text))

    def mark(self, marks: Iterable[tuple[Span, str]]) -> None:
        """Highlight these spans of the text as what they are, one of `tag_highlight.KINDS` each; none else."""
        self._marks = as_marks(marks)
        self._marked = self.document.text
        self.refresh()

    @property
    def selected(self) -> str:
        """The selected text."""
        return unmasked(self.selected_text)

    @property
    def selected_span(self) -> Span:
        """Where it stands in the whole text."""
        first, last = sorted(self.selection)
        return Span(self.place_of(first), self.place_of(last))

    @property
    def lines_needed(self) -> int:
        """How many lines of the screen the whole text takes at this width."""
        return self.wrapped_document.height

    def wrap_into(self, width: int) -> None:
        """Know how many lines it needs in so many cells, before the layout gives them."""
        if width != self.size.width:
            self.wrapped_document.wrap(max(1, width - _CURSOR_WIDTH), tab_width=self.indent_width)

    @property
    def ghost(self) -> str:
        """What is shown behind the cursor without being part of the text."""
        return ""

    def place_of(self, location: Location) -> int:
        """The place in the whole text of a line and column."""
        line, column = location
        return sum(map(len, self.document.lines[:line])) + line + column

    def location_of(self, place: int) -> Location:
        """The line and column of a place in the whole text; the nearest if it is outside."""
        before = self.document.text[: max(place, 0)]
        return before.count("\n"), len(before) - before.rfind("\n") - 1

    def select(self, start: int, end: int) -> None:
        """Select characters of the text, and show them."""
        self.selection = Selection(self.location_of(start), self.location_of(end))

    # What the text area does, for texts of all characters

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit; a pasted text may have line ends of all kinds and characters that nobody sees."""
        lines = edit.text.replace("\r\n", "\n").replace("\r", "\n")
        return super().edit(Edit(masked(lines), edit.from_location, edit.to_location, edit.maintain_selection_offset))

    def get_cursor_left_location(self) -> Location:
        """One character to the left, as a reader counts them."""
        line, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return line, previous_boundary(self.document[line], column)

    def get_cursor_right_location(self) -> Location:
        """One character to the right, as a reader counts them."""
        line, column = self.cursor_location
        text = self.document[line]
        return (line, next_boundary(text, column)) if column < len(text) else super().get_cursor_right_location()

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """What was clicked; never the middle of a character."""
        line, column = super().get_target_document_location(event)
        return line, boundary(self.document[line], column)

    def action_copy(self) -> None:
        """Bring what is selected to the clipboard; without a selection, the key is the screen's."""
        if not self.selected:
            raise SkipAction
        self.app.copy_to_clipboard(self.selected)

    def action_cursor_text_start(self, select: bool = False) -> None:
        """Go to the start of the text."""
        self.move_cursor(self.document.start, select=select)

    def action_cursor_text_end(self, select: bool = False) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def on_resize(self) -> None:
        """Keep the cursor in sight when there is less room."""
        self.call_after_refresh(self.scroll_cursor_visible)

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a region."""
        # What is the same for all lines is dear to ask for.
        self._base = self.rich_style
        self._rows = list(self._wrapped_rows())
        text = self.document.text
        if text != self._marked:
            self._marks = moved(self._marks, self._marked, text)
            self._marked = text
        # Not the text area's own, which prepares styles for what it does not paint here.
        return ScrollView.render_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """A line, counted from the uppermost that is seen."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self._rows):
            return Strip.blank(width, self._base)
        look = self._look(self._rows[number], number == self._cursor_row())
        strip = self._painted.get((look, width, self._base))
        if strip is None:
            line = self._paint(look)
            # An empty text renders to a piece without a style, with which Textual cannot do without colours.
            pieces = [piece for piece in line.render(self.app.console) if piece.text]
            strip = Strip(pieces, line.cell_len).adjust_cell_length(width, self._base)
            self._painted[look, width, self._base] = strip
        return strip

    def notify_style_update(self) -> None:
        """Paint in the colours of the theme that is in force now."""
        self._painted.clear()
        super().notify_style_update()

    def _wrapped_rows(self) -> Iterable[_Row]:
        place = 0
        for number, line in enumerate(self.document.lines):
            ends = [*self.wrapped_document.get_offsets(number), len(line)]
            start = 0
            for end in ends:
                yield _Row(number, start, end, place + start)
                start = end
            place += len(line) + 1

    def _look(self, row: _Row, has_cursor: bool) -> _Look:
        text = self.document[row.line][row.start : row.end]
        end = row.place + len(text.rstrip())
        marks = tuple(
            Mark(here, kind) for span, kind in self._marks if (here := within_line(span, row.place, end)) is not None
        )
        return _Look(
            text=text,
            marks=marks,
            selection=self._selected_in(row),
            cursor=self.cursor_location[1] - row.start if has_cursor else None,
            ghost=self.ghost if has_cursor else "",
            is_focused=self.has_focus and has_cursor,
        )

    def _selected_in(self, row: _Row) -> Span | None:
        """Which characters of a row are selected; one more than there are if its line end is."""
        first, last = sorted(self.selection)
        if self.selection.is_empty or (row.line, row.end) < first or (row.line, row.start) > last:
            return None
        is_last_of_line = row.end == len(self.document[row.line])
        start = first[1] if first[0] == row.line else 0
        end = last[1] if last[0] == row.line else row.end + is_last_of_line
        return Span(max(start - row.start, 0), max(min(end, row.end + is_last_of_line) - row.start, 0))

    def _paint(self, look: _Look) -> Text:
        line = Text(pictured(look.text), end="", no_wrap=True)
        line.stylize(self._base)
        for place in hidden_places(look.text):
            line.stylize(self._style("tag"), place, place + 1)
        for span in tag_spans(look.text):
            line.stylize(self._style("tag"), *span)
        for span, kind in look.marks:
            line.stylize(self._style(kind), *span)
        if look.selection:
            line.append(" " * (look.selection.end - len(line)))
            line.stylize(self.get_component_rich_style("text-area--selection"), *look.selection)
        return line if look.cursor is None else self._with_cursor(line, look.cursor, look)

    def _with_cursor(self, line: Text, cursor: int, look: _Look) -> Text:
        """A row with the cursor, and with what is offered behind it."""
        if look.ghost:
            ghost = Text(pictured(look.ghost), self.get_component_rich_style("text-area--suggestion"), end="")
            line = Text(end="", no_wrap=True).join([line[:cursor], ghost, line[cursor:]])
        if look.is_focused:
            line.append(" " * (cursor + 1 - len(line)))
            style = self.get_component_rich_style("text-area--cursor")
            line.stylize(style, cursor, next_boundary(line.plain, cursor))
        return line

    def _cursor_row(self) -> int:
        """Which of the rows has the cursor; the later one if it is between two."""
        line, column = self.cursor_location
        return bisect_right(self._rows, (line, column), key=lambda row: (row.line, row.start)) - 1

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(f"marked-text--{kind}")
