"""What the memories have for the active segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from corpora.memory import Band, DiffPiece, Match
from tui.widgets.diff_text import beginning, diff_content, joined, shortened
from tui.widgets.hanging_row import HangingRow
from tui.widgets.pane import Pane
from tui.widgets.row_list import MOST_ROWS, Row, RowList
from tui.widgets.shown_text import pictured
from tui.wording import _

_NUMBERED = 9
_GUTTER = 7
"""Cells: a number, a score of up to four, and the blanks after them."""
_LONGEST = 600
"""Characters of a text that are shown."""
_MOST_PIECES = 24
_STYLES = {
    Band.CONTEXT: "bold $text-success",
    Band.EXACT: "bold $text-success",
    Band.NEAR_EXACT: "$text-success",
    Band.HIGH: "$text-primary",
    Band.MEDIUM: "$text-warning",
}


class MatchesPane(Pane):
    """Rows numbered 1 to 9: how the source differs, the translation, and where it comes from."""

    @dataclass
    class Insert(Message):
        """A match's translation is to be taken."""

        match: Match

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._matches: tuple[Match, ...] = ()

    @property
    def title(self) -> str:
        """In the language of the interface."""
        return _("Memory")

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(_("Matches from the memories."))

    def show(self, matches: Sequence[Match]) -> None:
        """These, best first; all translations of one source, even if they contradict each other."""
        if tuple(matches) == self._matches:
            return
        self._matches = tuple(matches)
        self.summary = f"{len(matches)} · {matches[0].score_percent}%" if matches else ""
        self.query_one(RowList).show_rows([Row(_key(match), visual) for match, visual in _rows(matches[:MOST_ROWS])])

    def match(self, number: int) -> Match | None:
        """Match `number`, from 1, or None."""
        return self._matches[number - 1] if 1 <= number <= len(self._matches) else None

    @on(RowList.Chosen)
    def _insert(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.is_current:
            self.post_message(self.Insert(self._matches[event.index]))

    @on(RowList.Moved)
    def _stay(self, event: RowList.Moved) -> None:
        event.stop()


def _key(match: Match) -> str:
    return f"{match.memory}\n{match.unit.id}\n{match.source}\n{match.target}"


def _rows(matches: Sequence[Match]) -> Iterator[tuple[Match, HangingRow]]:
    numbers: dict[str, int] = {}
    for number, match in enumerate(matches, 1):
        first = numbers.setdefault(match.source, number)
        is_conflict = first != number and match.target != matches[first - 1].target
        yield match, _row(number, match, first if first != number else None, is_conflict=is_conflict)


def _row(number: int, match: Match, same_source_as: int | None, *, is_conflict: bool) -> HangingRow:
    gutter = Content.assemble(
        (str(number) if number <= _NUMBERED else " ", "$foreground-muted"),
        (f"{match.score_percent:>4}%", _STYLES.get(match.band, "$foreground-muted")),
    )
    lines = [Content(pictured(beginning(match.target, _LONGEST)))]
    if same_source_as is None and any(piece.kind != "same" for piece in match.diff):
        lines.insert(0, diff_content(_comparison(match), "$foreground-muted"))
    facts = list(_facts(match))
    if same_source_as is not None:
        facts.insert(0, (_("≠ {n}, same source") if is_conflict else _("source as in {n}")).format(n=same_source_as))
    lines.append(Content.styled(pictured(" · ".join(facts)), "$foreground-muted"))
    return HangingRow(gutter, Content("\n").join(lines), _GUTTER)


def _comparison(match: Match) -> Sequence[DiffPiece]:
    """The whole of it, or what is near the changes of a long text, as far as a pane can show it."""
    if len(match.source) <= _LONGEST:
        return match.diff
    return shortened(joined(match.diff))[:_MOST_PIECES]


def _facts(match: Match) -> Iterator[str]:
    """Where it comes from, and what is to be known of it."""
    if match.band is Band.CONTEXT:
        yield _("same context")
    if match.is_reversed:
        yield _("from the other direction")
    if match.is_adapted:
        yield _("numbers put in")
    if match.penalty_percent:
        yield f"−{match.penalty_percent}%"
    if match.memory:
        yield match.memory
    if match.unit.author or match.unit.origin:
        yield match.unit.author or match.unit.origin
    if at := match.unit.changed or match.unit.created:
        yield at.astimezone().date().isoformat()
    if match.unit.note:
        yield match.unit.note
