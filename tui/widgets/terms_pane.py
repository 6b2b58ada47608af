"""The terms of the active segment: which stand in its source, how to say them, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from corpora.job.states import Report
from tui.widgets.hanging_row import HangingRow
from tui.widgets.pane import Pane
from tui.widgets.row_list import MOST_ROWS, Row, RowList
from tui.widgets.shown_text import pictured
from tui.wording import N_, _

_NUMBERED = 9
_SIGNS = {
    "kept": ("✓", "$text-success", ""),
    "fewer": ("?", "$text-warning", N_("fewer than in the source")),
    "reordered": ("?", "$text-warning", N_("in another order")),
    "missed": ("!", "$text-error", N_("missed")),
    "forbidden": ("✗", "$text-error", N_("forbidden word used")),
}
_WRONG = ("missed", "forbidden")
_NO_SIGN = ("·", "$foreground-muted", "")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source as the pane shows it."""

    source: str
    concept: str
    targets: tuple[str, ...]
    """The preferred one first."""
    forbidden: tuple[str, ...]
    verdict: str
    remark: str
    """The note, or else the definition."""
    glossary: str


class TermsPane(Pane):
    """Rows numbered 1 to 9; of several translations, Left and Right or a click pick one."""

    DEFAULT_CSS = """
    TermsPane > Static {
        height: auto;
        max-height: 2;
        padding: 0 1;
        color: $text-muted;
        display: none;
    }
    TermsPane.-entered > Static.-told { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pick(-1)", N_("Other translation"), show=False, id="term.pick_previous"),
        Binding("right", "pick(1)", N_("Other translation"), show=False, id="term.pick_next"),
        Binding("e", "edit_term", N_("Edit term"), id="term.edit"),
        Binding("f", "forbid_term", N_("Forbid this translation"), id="term.forbid"),
    ]

    @dataclass
    class Insert(Message):
        """A translation is to be put at the cursor."""

        text: str

    @dataclass
    class EditTerm(Message):
        """A concept is to be edited."""

        concept: str
        glossary: str

    @dataclass
    class ForbidTerm(Message):
        """A concept's translation is not to be used any more."""

        concept: str
        text: str
        glossary: str

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._terms: tuple[Term, ...] = ()
        self._shown: Report = ()
        self._picks: dict[str, int] = {}

    @property
    def title(self) -> str:
        """In the language of the interface."""
        return _("Terms")

    def compose(self) -> ComposeResult:
        """The list, and a line for what the glossary remarks on the highlighted term."""
        yield RowList(_("Terms that stand in the source."))
        yield Static(markup=False)

    def show(self, terms: Report) -> None:
        """These, in the order of the source."""
        if terms == self._shown:
            return
        self._shown = terms
        self._terms = tuple(map(_read, terms))
        keys = set(self._keys)
        self._picks = {key: pick for key, pick in self._picks.items() if key in keys}
        missed = sum(term.verdict in _WRONG for term in self._terms)
        self.summary = " · ".join(filter(None, (str(len(terms) or ""), f"{missed}!" if missed else "")))
        self._show()

    def on_descendant_focus(self) -> None:
        """Show the remark while the keys act here."""
        self.add_class("-entered")

    def on_descendant_blur(self) -> None:
        """Leave all the room to the rows."""
        self.remove_class("-entered")

    def text_of(self, number: int) -> str | None:
        """What term `number`, from 1, is translated with: as picked, or else as preferred; None if there is none."""
        if not 1 <= number <= len(self._terms):
            return None
        return self._picked(number - 1)

    def action_pick(self, step: int) -> None:
        """Go to the next or previous translation of the highlighted term."""
        if (index := self._highlighted) is not None and (targets := self._terms[index].targets):
            key = self._keys[index]
            self._pick(key, (self._picks.get(key, 0) + step) % len(targets))

    def action_edit_term(self) -> None:
        """Ask for the highlighted term to be edited."""
        if (index := self._highlighted) is not None:
            self.post_message(self.EditTerm(self._terms[index].concept, self._terms[index].glossary))

    def action_forbid_term(self) -> None:
        """Ask for the picked translation of the highlighted term to be forbidden."""
        if (index := self._highlighted) is not None and (text := self._picked(index)):
            self.post_message(self.ForbidTerm(self._terms[index].concept, text, self._terms[index].glossary))

    @on(RowList.Chosen)
    def _insert(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.is_current and (text := self._picked(event.index)):
            self.post_message(self.Insert(text))

    @on(RowList.Picked)
    def _pick_clicked(self, event: RowList.Picked) -> None:
        event.stop()
        self._pick(event.key, event.pick)

    @on(RowList.Moved)
    def _tell_remark(self, event: RowList.Moved) -> None:
        event.stop()
        remark = self._terms[event.index].remark if event.index < len(self._terms) else ""
        told = self.query_one(Static)
        told.update(pictured(remark))
        told.set_class(bool(remark), "-told")

    @property
    def _keys(self) -> list[str]:
        return [f"{term.glossary}\n{term.concept}\n{term.source}" for term in self._terms]

    @property
    def _highlighted(self) -> int | None:
        index = self.query_one(RowList).highlighted
        return index if index is not None and index < len(self._terms) else None

    def _picked(self, index: int) -> str | None:
        targets = self._terms[index].targets
        pick = self._picks.get(self._keys[index], 0)
        return targets[pick if pick < len(targets) else 0] if targets else None

    def _pick(self, key: str, pick: int) -> None:
        self._picks[key] = pick
        self._show()

    def _show(self) -> None:
        shown = list(zip(self._keys, self._terms, strict=True))[:MOST_ROWS]
        width = max((cell_len(term.source) for _key, term in shown), default=0)
        rows = [
            Row(key, _row(number, term, self._picks.get(key, 0), width)) for number, (key, term) in enumerate(shown, 1)
        ]
        self.query_one(RowList).show_rows(rows, len(self._terms) - len(rows))


def _read(told: Mapping[str, Any]) -> Term:
    return Term(
        source=str(told.get("source_term", "")),
        concept=str(told.get("concept", "")),
        targets=tuple(map(str, told.get("targets") or ())),
        forbidden=tuple(map(str, told.get("forbidden") or ())),
        verdict=str(told.get("verdict") or ""),
        remark=str(told.get("note") or told.get("definition") or ""),
        glossary=str(told.get("glossary") or ""),
    )


def _row(number: int, term: Term, pick: int, source_width: int) -> HangingRow:
    sign, style, word = _SIGNS.get(term.verdict, _NO_SIGN)
    gutter = Content.assemble((str(number) if number <= _NUMBERED else " ", "$foreground-muted"), " ", (sign, style))
    lines = [_targets(term.targets, pick)]
    if term.forbidden:
        lines.append(_forbidden(term.forbidden))
    if word:
        lines.append(Content.styled(_(word), style))
    return HangingRow(gutter, Content("\n").join(lines), 4, Content(pictured(term.source)), source_width)


def _targets(targets: tuple[str, ...], pick: int) -> Content:
    if not targets:
        return Content.styled(_("no translation yet"), "$foreground-muted italic")
    parts = [
        Content.styled(pictured(text), "bold" if place == pick else "$foreground-muted").stylize(
            Style.from_meta({"pick": place})
        )
        for place, text in enumerate(targets)
    ]
    return Content.styled(" / ", "$foreground-muted").join(parts)


def _forbidden(texts: tuple[str, ...]) -> Content:
    return Content.assemble(("✗ ", "$text-error"), (pictured(", ".join(texts)), "strike $foreground-muted"))
