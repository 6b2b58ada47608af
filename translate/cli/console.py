"""Progress on standard error: a bar on a terminal, a line elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from translate.progress import Progress


def console_progress() -> Progress:
    """A bar if standard error is a terminal, else a line for each thing begun."""
    return BarProgress() if sys.stderr.isatty() else LineProgress()


class LineProgress:
    """Says what begins, and no more: for logs."""

    def begin(self, what: str) -> None:
        """Write a line."""
        click.echo(f"{what} …", err=True)

    def advance(self, share: float) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""


class BarProgress:
    """A bar with the share done and the time left, which goes away when the work has ended."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def begin(self, what: str) -> None:
        """Show a bar at nothing."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self.end()
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(what, total=1.0)
        self._bar.start()

    def advance(self, share: float) -> None:
        """Move the bar."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=share)

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None
