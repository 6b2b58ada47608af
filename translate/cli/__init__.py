"""The command line. One module a command; none is imported before it is called."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from types import MappingProxyType
from typing import NoReturn

import click

from corpora.errors import InterruptedRunError, PadananError
from translate.cli.lazy import LazyCommand, LazyGroup

COMMANDS = MappingProxyType(
    {
        "translate": LazyCommand("translate.cli.translate", "Translate files or standard input."),
        "review": LazyCommand("translate.cli.review", "Review and correct a translation on the whole screen."),
        "export": LazyCommand("translate.cli.export", "Write the translated document of a review."),
        "stats": LazyCommand("translate.cli.stats", "Count words by how much the memories have of them."),
        "formats": LazyCommand("translate.cli.formats", "List the document formats."),
        "glossary": LazyCommand("translate.cli.glossary", "Look into, keep and exchange glossaries."),
        "tm": LazyCommand("translate.cli.tm", "Keep translation memories: import, search, clean, export."),
        "align": LazyCommand("translate.cli.align", "Pair the sentences of a document and its translation."),
        "evaluate": LazyCommand("translate.cli.evaluate", "Measure translations against references and terms."),
        "config": LazyCommand("translate.cli.config", "Show and check the settings."),
        "model": LazyCommand("translate.cli.model", "List, install and choose translation models."),
    }
)
"""Each command, the module that holds it, and its line in the help."""


class ExitCode(IntEnum):
    """What the shell is told."""

    FINE = 0
    FINDINGS = 1
    """Something needs a look: a missed term, a bad glossary row, some of several files not translated."""
    USAGE = 2
    """Wrong usage, or an input or output that cannot be used."""
    BUG = 70
    INTERRUPTED = 130


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"padanan {version()}")
        context.exit()


@click.group(
    cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def padanan() -> None:
    """Translate between Indonesian and English under a glossary, offline.

    \b
    Examples:
      padanan translate berita.txt --to en -g istilah.csv
      padanan review berita.txt
      padanan glossary find berita.txt -g istilah.csv

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
