"""A tiny app with a widget or two, and real words to fill them with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from corpora.languages import Language
from corpora.memory import Match, MemoryUnit
from corpora.memory.diff import diff
from tui.widgets.row_list import RowList

AT = datetime(2025, 3, 14, 10, 30, tzinfo=timezone.utc)
PAIR = (Language.INDONESIAN, Language.ENGLISH)


class PanesApp(App[None]):
    """Shows widgets and remembers what they say."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def of(self, kind: type[Message]) -> list[Any]:
        """The messages of a kind, in order."""
        return [message for message in self.heard if type(message) is kind]

    def hear(self, message: Message) -> None:
        """Goes to `run_test`."""
        if message not in self.heard:
            self.heard.append(message)


async def shown_lines(pilot: Pilot[None], widget: Widget) -> list[str]:
    """What a widget shows, from top to bottom, without the blanks at the ends."""
    await pilot.pause()
    return [strip.text.rstrip() for strip in (widget.render_line(y) for y in range(widget.size.height))]


async def pane_lines(pilot: Pilot[None], pane: Widget) -> list[str]:
    """What the list of a pane shows, empty lines left out."""
    return [line for line in await shown_lines(pilot, pane.query_one(RowList)) if line]


def term(source: str, *targets: str, **more: object) -> Mapping[str, Any]:
    return {"source_term": source, "concept": source, "targets": list(targets), "glossary": "diplomacy", **more}


def match_of(query: str, source: str, target: str, score_percent: int, **more: Any) -> Match:
    unit = MemoryUnit(source, target, PAIR, author="Rina", changed=AT)
    return Match(unit, score_percent, source, target, "agency", diff=diff(query, source), **more)
