"""An app that has nothing but the segment list, and writes down what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from corpora.job import JobSegment, Origin, SegmentState, Version
from tui.widgets.active_segment import ActiveSegment
from tui.widgets.segment_list import SegmentList

SENTENCES = (
    ("Ia tersenyum.", "She smiled."),
    ("Mitra junior itu belum menandatangani perjanjian.", "The junior partner has not signed the agreement yet."),
    ("Klik <1>Simpan</1>, lalu keluar.", None),
    ("Harganya Rp1.234.567,89.", "It costs Rp1,234,567.89."),
)


def segment(number: int, source: str, target: str | None, state: SegmentState | None = None) -> JobSegment:
    usual = SegmentState.UNTRANSLATED if target is None else SegmentState.DRAFT
    version = Version(state or usual, target, None if target is None else Origin.MT)
    return JobSegment(number, number, number, source, "", version)


def segments(count: int) -> list[JobSegment]:
    """Real sentences, over and over."""
    return [segment(number, *SENTENCES[(number - 1) % len(SENTENCES)]) for number in range(1, count + 1)]


class ListApp(App[None]):
    """Keys that the room will have are bound, to see that they reach it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"note_key('{key}')") for key in ("f6", "f7", "f8", "ctrl+f", "ctrl+k", "ctrl+u", "ctrl+z")
    ]

    def __init__(self, document: Sequence[JobSegment]):
        super().__init__()
        self.document = document
        self.told: list[Message] = []
        self.keys: list[str] = []

    def compose(self) -> ComposeResult:
        yield SegmentList()

    def on_mount(self) -> None:
        self.list.open(self.document)

    @property
    def list(self) -> SegmentList:
        return self.query_one(SegmentList)

    @property
    def opened(self) -> ActiveSegment:
        return self.list.segment

    def action_note_key(self, key: str) -> None:
        self.keys.append(key)

    def on_segment_list_chosen(self, message: SegmentList.Chosen) -> None:
        self.told.append(message)

    def on_active_segment_edited(self, message: ActiveSegment.Edited) -> None:
        self.told.append(message)

    def on_active_segment_entered(self, message: ActiveSegment.Entered) -> None:
        self.told.append(message)

    def on_active_segment_left(self, message: ActiveSegment.Left) -> None:
        self.told.append(message)

    def on_active_segment_completed(self, message: ActiveSegment.Completed) -> None:
        self.told.append(message)

    def told_last(self, kind: type[Message]) -> Message | None:
        return next((message for message in reversed(self.told) if isinstance(message, kind)), None)

    def shown(self) -> list[str]:
        """The lines of the screen."""
        return ["".join(part.text for part in strip).rstrip() for strip in self.screen._compositor.render_strips()]

    def underlined(self) -> list[str]:
        """What is underlined, line by line, in the order in which it stands."""
        return [
            part.text
            for strip in self.screen._compositor.render_strips()
            for part in strip
            if part.style is not None and part.style.underline
        ]
