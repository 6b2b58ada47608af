"""Groups of commands that are listed without being imported."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from corpora.collector import collector_paused


class LazyCommand(NamedTuple):
    """A command of a group: the module that holds it as `command`, and its line in the group's help."""

    module: str
    help: str


class LazyGroup(click.Group):
    """A group that imports a command only when it is called."""

    def __init__(self, *args: Any, table: Mapping[str, LazyCommand], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in self._table:
            return None
        # What is imported stays; the collector would look through it again and again.
        with collector_paused():
            command: click.Command = importlib.import_module(self._table[cmd_name].module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table into the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in self._table.items()])
