"""The command line. One module a command; none is imported before it is called."""

from __future__ import annotations

import importlib
import os
import sys
from enum import IntEnum
from types import MappingProxyType
from typing import NoReturn

import click

from corpora.errors import InterruptedRunError, PadananError

COMMANDS = MappingProxyType(
    {
        "translate": "Translate files or standard input.",
        "model": "Tell which translation model is installed.",
    }
)
"""Each command, in `translate/cli/<name>.py` as `command`, and its line in the help."""


class ExitCode(IntEnum):
    """What the shell is told."""

    FINE = 0
    FINDINGS = 1
    """Something needs a look: a missed term, a bad glossary row, some of several files not translated."""
    USAGE = 2
    """Wrong usage, or an input or output that cannot be used."""
    BUG = 70
    INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"translate.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table into the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"padanan {version()}")
        context.exit()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def padanan() -> None:
    """Translate between Indonesian and English under a glossary, offline.

    \b
    Example:
      padanan translate berita.txt --to en -g istilah.csv

    Add --debug to any command to see where an error comes from.
    """


def version() -> str:
    """The installed version."""
    from importlib import metadata

    return metadata.version("padanan")


def main() -> NoReturn:
    """Run the command line and leave with one of the exit codes."""
    arguments = sys.argv[1:]
    debug = "--debug" in arguments
    sys.exit(run([argument for argument in arguments if argument != "--debug"], debug=debug))


def run(arguments: list[str], *, debug: bool = False) -> int:
    """Run `arguments` and return the exit code; with `debug`, errors show where they come from."""
    try:
        result = padanan.main(args=arguments, prog_name="padanan", standalone_mode=False)
        return result if isinstance(result, int) else ExitCode.FINE
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted.")
        return ExitCode.INTERRUPTED
    except InterruptedRunError as error:
        say(str(error))
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of standard output has gone; the interpreter must not try to flush to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINDINGS
    except PadananError as error:
        if debug:
            raise
        say(str(error))
        return ExitCode.USAGE
    except Exception as error:
        if debug:
            raise
        say(f"This is a bug in Padanan ({type(error).__name__}: {error}). Run it again with --debug and report it.")
        return ExitCode.BUG


def say(message: str) -> None:
    """One line to the person, on standard error."""
    click.echo(f"padanan: {message}", err=True)
