"""Commands whose options may be set in padanan.toml, or by a variable of the environment, as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from corpora.errors import UsageError
from translate.cli import say
from translate.config import SETTINGS, Given, Level, Origin, Setting, configuration, working_folder
from translate.config.wording import missing_file
from translate.sources import STANDARD_STREAM

_NO_CONFIG = "no_config"


class ConfiguredCommand(click.Command):
    """A command that takes the options that were left out from the settings.

    Options and settings belong together by the option's name. `documents` names the argument with the documents in
    whose folders the project's file is looked for; without it, that is the working folder. What is set does not pass
    through the options' types and callbacks: the kinds of the settings give the same values.
    """

    def __init__(self, *args: Any, documents: str | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._documents = documents
        self.params.append(
            click.Option([f"--{_NO_CONFIG.replace('_', '-')}"], is_flag=True, help="Read no padanan.toml.")
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, then fill in the settings."""
        rest = super().parse_args(ctx, args)
        without_files = bool(ctx.params.pop(_NO_CONFIG, False))
        if not ctx.resilient_parsing:
            self._fill(ctx, with_files=not without_files)
        return rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and which of them are settings."""
        super().format_options(ctx, formatter)
        names = ", ".join(setting.option or "" for _, setting in self._settings())
        with formatter.section("Settings"):
            formatter.write_text(
                f"What is left out of {names} is taken from padanan.toml or the environment: see padanan config show."
            )

    def _settings(self) -> Iterator[tuple[str, Setting]]:
        """The parameters that are settings, by their names."""
        by_option = {setting.option: setting for setting in SETTINGS.values() if setting.option}
        for param in self.params:
            for option in param.opts:
                if param.name and option in by_option:
                    yield param.name, by_option[option]

    def _fill(self, ctx: click.Context, *, with_files: bool) -> None:
        given = {setting.key: tuple(_options(ctx, name, setting)) for name, setting in self._settings()}
        known = configuration(
            _folders(ctx.params.get(self._documents or "")),
            options={key: options for key, options in given.items() if options},
            with_files=with_files,
        )
        for remark in known.places.remarks:
            say(remark)
        for name, setting in self._settings():
            if found := known.given[setting.key]:
                _check_files(setting, found)
                ctx.params[name] = known.value(setting.key)


def _folders(value: Any) -> Sequence[Path]:
    """The documents; the working folder in the place of standard input."""
    documents = [value] if isinstance(value, Path) else list(value or ())
    return [working_folder() if document == STANDARD_STREAM else document for document in documents]


def _options(ctx: click.Context, name: str, setting: Setting) -> Iterator[Given]:
    """What was said on the command line."""
    if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
        value = ctx.params[name]
        for one in value if isinstance(value, tuple) else [value]:
            yield Given(one, Origin(Level.OPTION, setting.option or ""))


def _check_files(setting: Setting, found: Sequence[Given]) -> None:
    """Raise UsageError if a file was named in the settings and is not there; of options the command speaks itself."""
    for value, origin in ((one.value, one.origin) for one in found):
        if isinstance(value, Path) and origin.level is not Level.OPTION and not value.exists():
            raise UsageError(f"{origin}: {missing_file(value, setting.key)}")
