"""The concepts that were found, one a line. Only what is seen is drawn: thousands cost no more than a screenful."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpora.languages import Language
from glossary.checks import Severity
from translate.pair import LanguagePair
from translate.review.concept_search import ConceptRow
from tui.widgets.concept_names import READ_ONLY_SIGN, language_name, named_term
from tui.widgets.shown_text import pictured
from tui.wording import _

_SEVERITY_SIGNS = {Severity.ERROR: "!", Severity.WARNING: "?", None: " "}
_MARKS_WIDTH = 4
_GAP = "  "
_DOMAIN_FROM, _GLOSSARY_FROM = 60, 96
_DOMAIN_WIDTH, _GLOSSARY_WIDTH = 14, 20


class Shelf(NamedTuple):
    """A glossary as the table shows it."""

    name: str
    is_read_only: bool


class ConceptTable(ScrollView, can_focus=True):
    """Arrow keys move, Enter opens; a click moves and a second one opens."""

    DEFAULT_CSS = """
    ConceptTable { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    ConceptTable > .concept-table--head { color: $foreground 60%; }
    ConceptTable > .concept-table--cursor { background: $panel; color: $foreground; text-style: bold; }
    ConceptTable:focus > .concept-table--cursor { background: $primary; color: $text; }
    ConceptTable > .concept-table--faint { color: $foreground 60%; }
    ConceptTable > .concept-table--found { color: $text-accent; text-style: underline; }
    ConceptTable > .concept-table--finding { color: $text-warning; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar = {
        "concept-table--head",
        "concept-table--cursor",
        "concept-table--faint",
        "concept-table--found",
        "concept-table--finding",
    }
    BINDINGS: ClassVar = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(-1000000000)", show=False),
        Binding("end", "move(1000000000)", show=False),
        Binding("enter", "open", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """Another concept is at the cursor; None if there are none."""

        row: ConceptRow | None

    @dataclass
    class Opened(Message):
        """A concept was chosen."""

        row: ConceptRow

    def __init__(self, pair: LanguagePair, *, id: str | None = None):
        super().__init__(id=id)
        self._pair = pair
        self._rows: Sequence[ConceptRow] = ()
        self._shelves: Sequence[Shelf] = ()
        self._query: re.Pattern[str] | None = None

    @property
    def row(self) -> ConceptRow | None:
        """The concept at the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def rows(self) -> Sequence[ConceptRow]:
        """All that are shown."""
        return self._rows

    def show(self, rows: Sequence[ConceptRow], shelves: Sequence[Shelf], query: str = "", at: object = None) -> None:
        """These concepts, and what was looked for underlined in them; the cursor goes to the one with the key `at`."""
        self._rows, self._shelves = rows, shelves
        words = [re.escape(word) for word in query.split()]
        self._query = re.compile("|".join(words), re.IGNORECASE) if words else None
        place = next((place for place, row in enumerate(rows) if row.key == at), 0) if at else 0
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self.set_reactive(ConceptTable.cursor, place)
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def move(self, by: int) -> None:
        """Move the cursor so many rows, as far as there are any."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.move(by * max(1, self.size.height - 2))

    def action_open(self) -> None:
        """Choose the concept at the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self.row))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two lines, and tell."""
        if old != new:
            self._keep_in_view()
            self.refresh()
            self.post_message(self.Moved(self.row))

    def on_resize(self) -> None:
        """The cursor stays in view."""
        self.virtual_size = Size(self.size.width, len(self._rows) + 1)
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """Move to the line, and open it at the second click."""
        place = self.scroll_offset.y + event.y - 1
        if event.y >= 1 and place < len(self._rows):
            self.cursor = place
            if event.chain > 1:
                self.action_open()

    def render_line(self, y: int) -> Strip:
        """The head, or a concept."""
        width = self.size.width
        base = self.rich_style
        if y == 0:
            style = base + self._ink("head")
            line = self._head(style)
        else:
            place = self.scroll_offset.y + y - 1
            if place >= len(self._rows):
                return Strip.blank(width, base)
            is_current = place == self.cursor
            style = base + self._style("cursor") if is_current else base
            line = self._line(self._rows[place], is_current, style)
        return Strip(line.render(self.app.console)).adjust_cell_length(width).apply_style(style)

    def _head(self, style: Style) -> Text:
        texts = [*(language_name(language) for language in self._pair), _("Domain"), _("Glossary")]
        cells = [Text(text) for text in texts]
        return self._laid_out(Text(" " * _MARKS_WIDTH), cells, style)

    def _line(self, row: ConceptRow, is_current: bool, style: Style) -> Text:
        shelf = self._shelves[row.layer]
        marks = Text.assemble(
            "▌" if is_current else " ",
            (_SEVERITY_SIGNS.get(row.severity, " "), self._ink("finding") if row.severity else ""),
            (READ_ONLY_SIGN if shelf.is_read_only else " ", self._ink("faint") if not is_current else ""),
            " ",
        )
        faint = Style() if is_current else self._ink("faint")
        cells = [self._terms(row, language, is_current, faint) for language in self._pair]
        cells += [Text(pictured(row.concept.domain), faint), Text(pictured(shelf.name), faint)]
        return self._laid_out(marks, cells, style)

    def _terms(self, row: ConceptRow, language: Language, is_current: bool, faint: Style) -> Text:
        first, *others = map(named_term, row.concept.terms.get(language, ())) if row.concept.terms else [""]
        cell = Text(pictured(first, " "))
        for other in others:
            cell.append(f", {pictured(other)}", faint)
        if self._query:
            cell.highlight_regex(self._query, Style(underline=True) if is_current else self._ink("found"))
        return cell

    def _laid_out(self, marks: Text, cells: Sequence[Text], style: Style) -> Text:
        line = Text(style=style, no_wrap=True, end="")
        line.append_text(marks)
        for cell, width in zip(cells, self._widths(), strict=False):
            cell.truncate(width, overflow="ellipsis", pad=True)
            line.append_text(cell)
            line.append(_GAP)
        return line

    def _widths(self) -> list[int]:
        width = self.size.width
        right = [_DOMAIN_WIDTH] if width >= _DOMAIN_FROM else []
        right += [_GLOSSARY_WIDTH] if width >= _GLOSSARY_FROM else []
        room = max(8, width - _MARKS_WIDTH - sum(right) - len(_GAP) * (2 + len(right)))
        return [room // 2, room - room // 2, *right]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"concept-table--{name}")

    def _ink(self, name: str) -> Style:
        """A style that leaves the background as it is."""
        style = self._style(name)
        return Style(color=style.color, bold=style.bold, underline=style.underline)

    def _keep_in_view(self) -> None:
        height = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        if not top <= self.cursor < top + height:
            to = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=to, animate=False, force=True, immediate=True)
