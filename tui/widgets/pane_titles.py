"""The titles of the side panes: one above each at the right side, all in a line below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from tui.widgets.handle import Handle


class PaneTitle(Handle):
    """Pressed, it folds its pane or opens it; pulled, it moves the edge between this pane and the one above."""

    DEFAULT_CSS = """
    PaneTitle { height: 1; padding: 0 1; color: $text-muted; }
    PaneTitle.-entered { color: $text-accent; text-style: bold; }
    """

    title: reactive[str] = reactive("")
    summary: reactive[str] = reactive("")
    is_folded: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The sign of folding, the title, how much is in it, and a line to the end."""
        text = Content.assemble(
            "▸ " if self.is_folded else "▾ ", (self.title, "bold"), f" {self.summary}" if self.summary else "", " "
        )
        rest = max(0, self.content_size.width - text.cell_length)
        return Content.assemble(text, ("─" * rest, "$foreground 20%")).truncate(max(1, self.content_size.width))


class Tab(NamedTuple):
    """A pane in the line of titles."""

    title: str
    summary: str


class PaneTabs(Handle):
    """The titles in one line; one pressed comes to the front, the line pulled changes the height of the panes."""

    DEFAULT_CSS = """
    PaneTabs { height: 1; color: $text-muted; background: $boost; }
    """

    tabs: reactive[tuple[Tab, ...]] = reactive(())
    front: reactive[int] = reactive(0)

    def render(self) -> Content:
        """The titles, that of the pane in front between brackets; summaries go first when it is narrow."""
        texts = self._texts()
        parts = [(text, "bold $foreground" if place == self.front else "") for place, text in enumerate(texts)]
        return Content.assemble(*parts).truncate(max(1, self.content_size.width))

    def tab_at(self, x: int) -> int | None:
        """Which title covers a cell."""
        start = 0
        for place, text in enumerate(self._texts()):
            start += cell_len(text)
            if x < start:
                return place
        return None

    def _texts(self) -> Sequence[str]:
        full = list(self._with_marks(f"{tab.title} {tab.summary}".strip() for tab in self.tabs))
        if sum(map(cell_len, full)) <= self.content_size.width:
            return full
        return list(self._with_marks(tab.title for tab in self.tabs))

    def _with_marks(self, titles: Iterator[str]) -> Iterator[str]:
        for place, title in enumerate(titles):
            yield f" [{title}] " if place == self.front else f"  {title}  "


class PanesEdge(Handle):
    """The line at the left of the panes; pulled, it changes their width."""

    DEFAULT_CSS = """
    PanesEdge { width: 1; height: 1fr; color: $foreground 20%; }
    PanesEdge:hover { color: $accent; }
    """

    def render(self) -> Content:
        """A line from top to bottom."""
        return Content("\n").join(["│"] * max(1, self.size.height))
