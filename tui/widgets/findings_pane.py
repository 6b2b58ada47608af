"""What the checks found in the active segment's translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from corpora.job.states import Report
from tui.told import told
from tui.widgets.hanging_row import HangingRow
from tui.widgets.pane import Pane
from tui.widgets.row_list import MOST_ROWS, Row, RowList
from tui.widgets.shown_text import pictured
from tui.wording import _

_ERROR = ("!", "bold $text-error")
_WARNING = ("?", "$text-warning")


class FindingsPane(Pane):
    """Errors before warnings; a click or Enter goes to the place in the translation."""

    @dataclass
    class GoTo(Message):
        """The cursor is to go to these characters of the translation; both 0 if the finding is of the whole."""

        start: int
        end: int

    def __init__(self, *, id: str | None = None):
        super().__init__(id=id)
        self._findings: list[Mapping[str, Any]] = []
        self._shown: Report = ()

    @property
    def title(self) -> str:
        """In the language of the interface."""
        return _("Findings")

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(_("Findings of the checks."), clicks=1)

    def show(self, findings: Report) -> None:
        """These, errors first."""
        if findings == self._shown:
            return
        self._shown = findings
        self._findings = sorted(findings, key=lambda finding: (not _is_error(finding), finding.get("start") or 0))
        errors = sum(map(_is_error, findings))
        counts = ((errors, "!"), (len(findings) - errors, "?"))
        self.summary = " ".join(f"{count}{sign}" for count, sign in counts if count)
        rows = [Row(_key(finding), _row(finding)) for finding in self._findings[:MOST_ROWS]]
        self.query_one(RowList).show_rows(rows, len(self._findings) - len(rows))

    @on(RowList.Chosen)
    def _go(self, event: RowList.Chosen) -> None:
        event.stop()
        if not event.is_current:
            return
        finding = self._findings[event.index]
        start = int(finding.get("start") or 0)
        self.post_message(self.GoTo(start, int(finding.get("end") or start)))

    @on(RowList.Moved)
    def _stay(self, event: RowList.Moved) -> None:
        event.stop()


def _is_error(finding: Mapping[str, Any]) -> bool:
    return finding.get("severity") == "error"


def _key(finding: Mapping[str, Any]) -> str:
    return f"{finding.get('check')}\n{finding.get('message')}\n{finding.get('start')}"


def _row(finding: Mapping[str, Any]) -> HangingRow:
    gutter = Content.styled(*(_ERROR if _is_error(finding) else _WARNING))
    message, check = pictured(told(str(finding.get("message") or ""))), pictured(str(finding.get("check") or ""))
    return HangingRow(gutter, Content.assemble(message, (f"  {check}", "$foreground-muted")), 2)
