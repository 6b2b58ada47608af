"""The four panes at the side of the document, or below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from textual import events, on
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.widgets.findings_pane import FindingsPane
from tui.widgets.handle import Handle
from tui.widgets.matches_pane import MatchesPane
from tui.widgets.notes_pane import NotesPane
from tui.widgets.pane import Pane
from tui.widgets.pane_titles import PanesEdge, PaneTabs, PaneTitle, Tab
from tui.widgets.panes_layout import PANES, PanesLayout, resized
from tui.widgets.terms_pane import TermsPane

Place = Literal["right", "below", "hidden"]
_LEAST_WIDTH, _LEAST_HEIGHT = 24, 3


class _Section(Vertical):
    """A pane under its title."""

    DEFAULT_CSS = """
    _Section { height: 1fr; min-height: 2; }
    _Section.-folded { height: 1; min-height: 1; }
    _Section.-folded > Pane { display: none; }
    """

    def __init__(self, pane: Pane):
        title = PaneTitle()
        super().__init__(title, pane)
        self.title, self.pane = title, pane


class SidePanes(Container):
    """Terms, memory, findings and notes: one above the other at the right side, one at a time below.

    They take their place at once and are empty until `fill`, so that the document need not wait for them.
    """

    DEFAULT_CSS = """
    SidePanes { layout: vertical; }
    SidePanes > PaneTabs { display: none; }
    SidePanes > #panes { height: 1fr; layout: vertical; }
    SidePanes.-right { layout: horizontal; height: 1fr; width: 38%; min-width: 24; max-width: 70%; }
    SidePanes.-right > #panes { width: 1fr; }
    SidePanes.-below { width: 1fr; height: 33%; min-height: 3; max-height: 60%; }
    SidePanes.-below > PaneTabs { display: block; }
    SidePanes.-below > PanesEdge { display: none; }
    SidePanes.-below _Section { display: none; }
    SidePanes.-below _Section.-front { display: block; height: 1fr; min-height: 1; }
    SidePanes.-below _Section.-front > Pane { display: block; }
    SidePanes.-below PaneTitle { display: none; }
    SidePanes.-hidden { display: none; }
    """

    @dataclass
    class LayoutChanged(Message):
        """A person changed sizes, folded a pane or brought another to the front."""

        layout: PanesLayout

    def __init__(self, *, place: Place = "right", id: str | None = None):
        super().__init__(id=id, classes=f"-{place}")
        self.terms = TermsPane()
        self.matches = MatchesPane()
        self.findings = FindingsPane()
        self.notes = NotesPane()
        self._panes: tuple[Pane, ...] = (self.terms, self.matches, self.findings, self.notes)
        self._sections = tuple(map(_Section, self._panes))
        self._tabs = PaneTabs()
        self._layout = PanesLayout()
        self._place = place
        self._before_pull: tuple[int, tuple[int, ...]] | None = None

        self.is_filled = False
        """Whether something can be shown in them."""

    async def fill(self) -> None:
        """Mount the edge, the tabs and the panes under their titles."""
        for section in self._sections:
            section.title.title = section.pane.title
            self.watch(section.pane, "summary", self._summary_shower(section.title))
        await self.mount(PanesEdge(), self._tabs, Container(*self._sections, id="panes"))
        self.is_filled = True
        self.apply(self._layout)

    @property
    def place(self) -> Place:
        """Where the panes are."""
        return self._place

    @property
    def pane_layout(self) -> PanesLayout:
        """As a person set it."""
        return self._layout

    def put(self, place: Place) -> None:
        """Move the panes to another place."""
        if place != self._place:
            # All that is in the panes is styled anew for each change of a class, so there is but one.
            self.remove_class(f"-{self._place}", update=False)
            self.add_class(f"-{place}")
            self._place = place
        self._fit()

    def apply(self, layout: PanesLayout) -> None:
        """Set sizes and folding; says nothing of it."""
        self._layout = layout
        for name, section in zip(PANES, self._sections, strict=True):
            section.set_class(name in layout.folded, "-folded")
            section.set_class(name == layout.front, "-front")
            section.title.is_folded = name in layout.folded
        self._tabs.front = PANES.index(layout.front)
        self._fit()

    def reveal(self, name: str) -> None:
        """Open a pane of `PANES` if it is folded, and bring it to the front."""
        self._change(replace(self._layout, front=name, folded=self._folded_without(name)))

    def enter(self, name: str | None = None) -> None:
        """Put the cursor into a pane; into the one where it was last if none is named."""
        name = name or self._layout.front
        self.reveal(name)
        self.call_after_refresh(self._panes[PANES.index(name)].enter)

    def fold(self, name: str) -> None:
        """Fold a pane, or open it if it is folded."""
        folded = self._layout.folded
        self._change(replace(self._layout, folded=self._folded_without(name) if name in folded else (*folded, name)))

    def resize(self, by: int) -> None:
        """Make the panes wider at the right side, or higher below, by so many cells; narrower if it is negative."""
        if self._place == "right":
            self._set_width(self.outer_size.width + by)
        elif self._place == "below":
            self._set_height(self.outer_size.height + by)

    def resize_pane(self, name: str, by: int) -> None:
        """Make one pane higher at the right side; the one above gives the lines."""
        self._share(self._lines, PANES.index(name), by)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the cursor is the one in front, and its title says so."""
        for name, section in zip(PANES, self._sections, strict=True):
            has_cursor = event.widget in section.query("*")
            section.title.set_class(has_cursor, "-entered")
            if has_cursor and name != self._layout.front:
                self._change(replace(self._layout, front=name))

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """No title says that the cursor is there."""
        for section in self._sections:
            section.title.remove_class("-entered")

    @on(Handle.Pressed)
    def _press(self, event: Handle.Pressed) -> None:
        event.stop()
        if isinstance(event.handle, PaneTitle):
            self.fold(self._name_of(event.handle))
        elif isinstance(event.handle, PaneTabs) and (tab := event.handle.tab_at(event.x)) is not None:
            self.reveal(PANES[tab])

    @on(Handle.Pulled)
    def _pull(self, event: Handle.Pulled) -> None:
        event.stop()
        size = self.outer_size.width if self._place == "right" else self.outer_size.height
        self._before_pull = self._before_pull or (size, self._lines)
        size, lines = self._before_pull
        if isinstance(event.handle, PanesEdge):
            self._set_width(size - event.right, is_over=False)
        elif isinstance(event.handle, PaneTabs):
            self._set_height(size - event.down, is_over=False)
        elif isinstance(event.handle, PaneTitle):
            self._share(lines, PANES.index(self._name_of(event.handle)), -event.down, is_over=False)

    @on(Handle.LetGo)
    def _let_go(self, event: Handle.LetGo) -> None:
        event.stop()
        self._before_pull = None
        self.post_message(self.LayoutChanged(self._layout))

    def _change(self, layout: PanesLayout, *, is_over: bool = True) -> None:
        if layout == self._layout:
            return
        self.apply(layout)
        if is_over:
            self.post_message(self.LayoutChanged(layout))

    def _set_width(self, width: int, *, is_over: bool = True) -> None:
        widest = max(_LEAST_WIDTH, self._room.width * 7 // 10)
        self._change(replace(self._layout, width=min(max(width, _LEAST_WIDTH), widest)), is_over=is_over)

    def _set_height(self, height: int, *, is_over: bool = True) -> None:
        highest = max(_LEAST_HEIGHT, self._room.height * 6 // 10)
        self._change(replace(self._layout, height=min(max(height, _LEAST_HEIGHT), highest)), is_over=is_over)

    def _share(self, lines: tuple[int, ...], pane: int, by: int, *, is_over: bool = True) -> None:
        open_panes = [place for place, name in enumerate(PANES) if name not in self._layout.folded]
        shares = resized(lines, open_panes, pane, by)
        # A folded pane keeps its share, not its one line, for the time when it is opened.
        kept = [shares[place] if place in open_panes else self._layout.shares[place] for place in range(len(PANES))]
        self._change(replace(self._layout, shares=tuple(kept)), is_over=is_over)

    def _fit(self) -> None:
        """Give the panes the place that the layout says."""
        width, height = self._layout.width, self._layout.height
        self.styles.width = width if self._place == "right" else None
        self.styles.height = height if self._place == "below" else None
        for section, share in zip(self._sections, self._layout.shares, strict=True):
            is_shared = self._place == "right" and not section.has_class("-folded")
            section.styles.height = f"{share}fr" if is_shared else None

    @property
    def _lines(self) -> tuple[int, ...]:
        return tuple(section.outer_size.height for section in self._sections)

    @property
    def _room(self) -> Size:
        return self.parent.size if isinstance(self.parent, Widget) else self.screen.size

    def _folded_without(self, name: str) -> tuple[str, ...]:
        return tuple(folded for folded in self._layout.folded if folded != name)

    def _name_of(self, title: PaneTitle) -> str:
        return next(name for name, section in zip(PANES, self._sections, strict=True) if title.parent is section)

    def _summary_shower(self, title: PaneTitle) -> Callable[[str], None]:
        def show(summary: str) -> None:
            title.summary = summary
            self._tabs.tabs = tuple(Tab(pane.title, pane.summary) for pane in self._panes)

        return show
