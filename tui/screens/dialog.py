"""What all dialogs are: a box in the middle, its keys on the last line, and Escape, which leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from tui.told import told
from tui.wording import _

Answer = TypeVar("Answer")
MUTED = "$foreground 65%"
"""The style of what matters less, in a `Content`."""


class Hint(NamedTuple):
    """A key, what it does, and the action of the screen that a click on it does."""

    key: str
    label: str
    action: str


class Dialog(ModalScreen[Answer]):
    """A question that stands before everything else; answers None if the person leaves."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > .dialog--box {
            width: 100%;
            max-width: 76;
            height: auto;
            max-height: 100%;
            border: round $primary;
            border-title-color: $text;
            border-title-style: bold;
            background: $background;
            padding: 0 1;
        }
        & .dialog--line { height: auto; max-height: 3; color: $text-muted; }
        & .dialog--line.-error { color: $text-error; text-style: bold; }
        & .dialog--keys {
            height: auto; margin: 1 0 0 0; color: $text-muted; link-color: $text-muted; link-style: none;
        }
        & .dialog--row { height: 1; & > Label { width: auto; margin: 0 1 0 0; color: $text-muted; } }
        & Input { height: 1; border: none; padding: 0 1; background: $surface; }
        & Input:focus { border: none; background-tint: $foreground 8%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    TITLE_TEXT: ClassVar[str] = ""
    """What stands in the border, in English; marked for translation."""

    def compose(self) -> ComposeResult:
        """The box, and the keys at its end."""
        with Vertical(classes="dialog--box") as box:
            box.border_title = _(self.TITLE_TEXT)
            yield from self.content()
            yield Static(_key_line((*self.hints(), Hint("Esc", _("Leave"), "leave"))), classes="dialog--keys")

    def content(self) -> Iterable[Widget]:
        """What stands in the box."""
        return ()

    def hints(self) -> Iterable[Hint]:
        """The keys, besides Escape."""
        return ()

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Tell something on the line that is kept for it; an error with a sign before it."""
        # There is no line any more if somebody closed the dialog while what is told was looked for.
        for line in self.query(".dialog--line").results(Static):
            line.set_class(is_error, "-error")
            line.update(f"! {told(text)}" if is_error else told(text))

    def answer(self, answer: Answer | None) -> None:
        """Close with this answer. A second key that was pressed before it closed does not close what is beneath."""
        if self.is_current:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Leave without doing anything."""
        self.answer(None)


def message_line() -> Static:
    """Where `Dialog.say` writes."""
    return Static(classes="dialog--line", markup=False)


def _key_line(hints: Iterable[Hint]) -> Content:
    return Content(" · ").join(
        Content.assemble((hint.key, "bold"), f" {hint.label}").stylize(
            Style.from_meta({"@click": f"screen.{hint.action}"})
        )
        for hint in hints
    )
