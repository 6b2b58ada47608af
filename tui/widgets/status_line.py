"""The line at the bottom: where one is, how far the work is, and what the engine does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.told import told
from tui.widgets.fitting import Fact, ShownFact, fitted
from tui.widgets.shown_text import pictured
from tui.wording import _, plural

_GAP = 3


class Activity(Enum):
    """What the engine does."""

    OFF = "off"
    """There is none."""
    STARTING = "starting"
    DRAFTING = "drafting"
    WAITING = "waiting"
    """It has nothing to do."""
    PAUSED = "paused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """The engine and what it does."""

    name: str = ""
    activity: Activity = Activity.OFF
    done: int = 0
    """Segments drafted, of those that are `wanted`."""
    wanted: int = 0
    reason: str = ""
    """Why it failed, in a few words."""


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """All that the line can say."""

    number: int | None = None
    """The active segment; None if there is none."""
    segments: int = 0
    words_confirmed: int = 0
    words: int = 0
    words_per_hour: int | None = None
    """None as long as it cannot be told."""
    engine: EngineFacts = field(default_factory=EngineFacts)
    pair: str = ""
    """ "id→en". """
    filter: str = ""
    """As it was typed; empty if all segments are shown."""
    filtered: int = 0
    """How many segments the filter shows."""
    is_saved: bool = True
    is_read_only: bool = False


class StatusLine(Widget):
    """Says as much as its width allows: short words before fewer facts, and the least important facts go first."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; background: $boost; }
    """

    facts: reactive[StatusFacts] = reactive(StatusFacts())

    def show(self, facts: StatusFacts) -> None:
        """Say these."""
        self.facts = facts

    def render(self) -> Content:
        """The work at the left, its circumstances at the right."""
        width = self.content_size.width
        shown = fitted([*_work(self.facts), *_circumstances(self.facts)], width, _GAP)
        left, right = (_joined(fact for fact in shown if fact.fact.is_right is side) for side in (False, True))
        between = max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * between, right)


def _joined(facts: Iterable[ShownFact]) -> Content:
    return Content(" " * _GAP).join(Content.styled(shown.text, shown.fact.style) for shown in facts)


def _work(facts: StatusFacts) -> Iterator[Fact]:
    if facts.number is not None:
        count = f"{facts.number}/{facts.segments}"
        yield Fact(1, _("Segment {count}").format(count=count), count, "bold $foreground")
    if facts.words:
        # Cut, not rounded: 100 % says that nothing is left.
        percent = f"{100 * facts.words_confirmed // facts.words}%"
        done = _("{confirmed} of {words} words confirmed").format(confirmed=facts.words_confirmed, words=facts.words)
        yield Fact(6, f"{percent} · {done}", percent)
    if facts.words_per_hour is not None:
        speed = facts.words_per_hour
        yield Fact(9, plural("{n} word an hour", "{n} words an hour", speed), _("{n} words/h").format(n=speed))


def _circumstances(facts: StatusFacts) -> Iterator[Fact]:
    if facts.is_read_only:
        yield Fact(2, _("read-only"), style="bold $text-warning", is_right=True)
    if facts.filter:
        yield _filter(facts)
    yield _engine(facts.engine)
    if facts.pair:
        yield Fact(8, facts.pair, is_right=True)
    if not facts.is_read_only:
        yield _saving(facts)


def _filter(facts: StatusFacts) -> Fact:
    count = _("{n} of {all}").format(n=facts.filtered, all=facts.segments)
    return Fact(
        4,
        _("Filter: {filter}, {count}").format(filter=pictured(facts.filter, " "), count=count),
        _("Filter: {count}").format(count=count),
        "$text-accent",
        is_right=True,
    )


def _engine(engine: EngineFacts) -> Fact:
    # Its name is known once it is there.
    name = engine.name or _("engine")
    if engine.activity is Activity.FAILED:
        text = _("! {engine} failed: {reason}").format(engine=name, reason=pictured(told(engine.reason), " "))
        return Fact(3, text, _("! engine failed"), "$text-error", is_right=True)
    if engine.activity is Activity.DRAFTING:
        text = _("{engine}: drafting {done} of {wanted}")
        full = text.format(engine=name, done=engine.done, wanted=engine.wanted)
        return Fact(7, full, f"~ {engine.done}/{engine.wanted}", is_right=True)
    text = {
        Activity.OFF: _("no engine"),
        Activity.STARTING: _("{engine}: starting"),
        Activity.WAITING: "{engine}",
        Activity.PAUSED: _("{engine}: paused"),
    }[engine.activity]
    return Fact(7, text.format(engine=name), is_right=True)


def _saving(facts: StatusFacts) -> Fact:
    if facts.is_saved:
        return Fact(10, _("saved"), "✓", is_right=True)
    return Fact(5, _("not saved yet"), "●", "$text-warning", is_right=True)
