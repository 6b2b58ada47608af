"""`padanan config`: what is set, and where."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from corpora.wording import counted
from translate.cli import ExitCode, say
from translate.config import SETTINGS, Configuration, Level, Origin, Setting, configuration, find_places
from translate.config.places import FILE_NAME, is_there
from translate.config.reading import Problem, SettingsFile, read_settings_file
from translate.config.settings import Many
from translate.config.variables import stray_variables
from translate.config.wording import missing_file, printable, shown_path

_DEFAULT = "default"

_document = click.argument("document", required=False, metavar="[FILE]", type=click.Path(path_type=Path))


@click.group(name="config")
def command() -> None:
    """Show and check the settings.

    \b
    Examples:
      padanan config show berita.txt
      padanan config check

    They stand in padanan.toml, in the folder of the documents or above it, and in the file of that name which is
    yours; a variable of the environment goes over both, an option over all. See docs/config.md.
    """


@command.command(name="show")
@_document
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of lines.")
def show(document: Path | None, as_json: bool) -> None:
    """Show each setting as it is for FILE (or in the working folder), and where its value came from."""
    known = configuration([document] if document else [])
    for remark in (*known.places.remarks, *stray_variables(os.environ)):
        say(remark)
    if as_json:
        click.echo(json.dumps(_data(known), indent=2))
        return
    rows = [row for setting in SETTINGS.values() for row in _rows(setting, known)]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for key, value, origin in rows:
        click.echo(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}")


@command.command(name="path")
@_document
@click.option("--project", "level", flag_value=Level.PROJECT, type=Level, help="Only the path of the project's file.")
@click.option("--user", "level", flag_value=Level.USER, type=Level, help="Only the path of your own file.")
def path(document: Path | None, level: Level | None) -> int:
    """Show which files hold the settings for FILE (or for the working folder).

    \b
    Example:
      $EDITOR "$(padanan config path --user)"

    The exit code is 1 if a path was asked for and there is none.
    """
    places = find_places([document] if document else [], os.environ)
    for remark in places.remarks:
        say(remark)
    paths = {Level.PROJECT: places.project, Level.USER: places.user}
    if level is not None:
        if (wanted := paths[level]) is None:
            return ExitCode.FINDINGS
        click.echo(os.fsencode(wanted))
        return ExitCode.FINE
    for one, found in paths.items():
        note = "" if found and is_there(found) else " (not there)" if found else "none"
        click.echo(f"{one.value:<7}  {shown_path(found) if found else ''}{note}")
    return ExitCode.FINE


@command.command(name="check")
@click.argument("files", nargs=-1, metavar="[FILE]…", type=click.Path(path_type=Path))
def check(files: Sequence[Path]) -> int:
    """Look for mistakes in settings files: in FILE…, or in those that are used in the working folder.

    Each mistake is a line on standard output; the exit code is then 1.
    """
    places = find_places([], os.environ)
    chosen = [(file.absolute(), Level.USER if file.absolute() == places.user else Level.PROJECT) for file in files]
    read = [read_settings_file(file, level) for file, level in chosen or places.files()]
    problems = [problem for file in read for problem in (*file.problems, *_missing_files(file))]
    for problem in problems:
        click.echo(problem)
    if not read:
        say(f"there is no {FILE_NAME} here; the defaults are used.")
    else:
        names = ", ".join(shown_path(file.path) for file in read)
        click.echo(f"{names}: {counted(len(problems), 'mistake')}.", err=True)
    return ExitCode.FINDINGS if problems else ExitCode.FINE


def _missing_files(file: SettingsFile) -> Iterator[Problem]:
    for key, given in file.layer.items():
        for one in given:
            if isinstance(one.value, Path) and not one.value.exists():
                yield Problem(file.path, one.origin.line, missing_file(one.value, key))


def _rows(setting: Setting, known: Configuration) -> Iterator[tuple[str, str, str]]:
    given = known.given[setting.key]
    if not given:
        yield setting.key, setting.default_words(), _DEFAULT
    for number, one in enumerate(given):
        yield "" if number else setting.key, printable(setting.kind.as_text(one.value), whole=True), str(one.origin)


def _data(known: Configuration) -> dict[str, Any]:
    """What `show` shows, and how each setting is set."""
    return {
        "project": str(known.places.project) if known.places.project else None,
        "user": str(known.places.user) if known.places.user else None,
        "settings": {setting.key: _setting_data(setting, known) for setting in SETTINGS.values()},
    }


def _setting_data(setting: Setting, known: Configuration) -> dict[str, Any]:
    given = known.given[setting.key]
    values: Any = [setting.kind.as_data(one.value) for one in given]
    origins: Any = [_origin_data(one.origin) for one in given]
    if setting.many is Many.NO:
        default = None if setting.default is None else setting.kind.as_data(setting.default)
        values, origins = (values or [default])[0], (origins or [{"level": _DEFAULT}])[0]
    return {
        "value": values,
        "origin": origins,
        "meaning": setting.meaning,
        "default": setting.default_words(),
        "variable": setting.variable,
        "option": setting.option,
    }


def _origin_data(origin: Origin) -> dict[str, Any]:
    place = {"name": origin.name} if origin.file is None else {"file": str(origin.file), "line": origin.line}
    return {"level": origin.level.value, **place}
