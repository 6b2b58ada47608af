"""One padanan.toml: its values with their lines, and everything that is wrong in it."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpora.errors import UnreadableInputError
from corpora.files import opened
from translate.config.kinds import MisfitError, Place
from translate.config.lines import KeyPath, lines_of
from translate.config.naming import sections, unknown_key, unknown_section
from translate.config.origin import Given, Layer, Level, Origin
from translate.config.settings import SETTINGS, Many, Setting
from translate.config.wording import printable, shown, shown_path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

MOST_BYTES = 64 * 1024
_MOST_DOTS = 200
"""On one line; the parser takes seconds for keys of thousands of parts."""
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file."""

    file: Path
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{Origin(Level.PROJECT, file=self.file, line=self.line)}: {self.message}"


@dataclass(frozen=True)
class SettingsFile:
    """What a file says."""

    path: Path
    layer: Layer
    problems: tuple[Problem, ...]


def read_settings_file(path: Path, level: Level) -> SettingsFile:
    """Read a file. Raises UnreadableInputError if it is no TOML; what else is wrong are its problems."""
    text = _text(path)
    table, lines = _parsed(text, path)
    reader = _Reader(path, lines, level)
    reader.read_table(table, ())
    return SettingsFile(path, reader.layer, tuple(sorted(reader.problems, key=lambda problem: problem.line or 0)))


def _text(path: Path) -> str:
    name = shown_path(path)
    _check_regular(path, name)
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableInputError(
            f"{name} is larger than {MOST_BYTES // 1024} kB, as no settings are. Is it another file?"
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInputError(f"{name}, line {line}: the file is not UTF-8 here. Save it as UTF-8.") from error


def _check_regular(path: Path, name: str) -> None:
    """A pipe would be waited for, and a device never ends."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UnreadableInputError(f"{name} is no regular file. Give the settings a file of their own.")


def _parsed(text: str, path: Path) -> tuple[Mapping[str, Any], Mapping[KeyPath, int]]:
    name = shown_path(path)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            raise UnreadableInputError(f"{name}, line {number}: no setting has so many full stops. Correct the line.")
    try:
        return tomllib.loads(text), lines_of(text, unquoted)
    except RecursionError as error:
        raise UnreadableInputError(f"{name}: lists or tables lie too deep in each other. Make it simpler.") from error
    except ValueError as error:
        raise UnreadableInputError(_not_toml(str(error), name, text)) from error


def _not_toml(message: str, name: str, text: str) -> str:
    where = _WHERE.search(message)
    line = where.group(1) if where and where.group(1) else text.rstrip("\n").count("\n") + 1
    place = f", line {line}" if where else ""
    return f"{name}{place} is not TOML: {printable(_WHERE.sub('', message))}. Correct it; see docs/config.md."


def unquoted(quoted: str) -> str:
    """What a quoted TOML string means."""
    return str(tomllib.loads(f"k = {quoted}")["k"])


@dataclass
class _Reader:
    path: Path
    lines: Mapping[KeyPath, int]
    level: Level
    layer: dict[str, tuple[Given, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read_table(self, table: Mapping[str, Any], above: tuple[str, ...]) -> None:
        """The settings of a table, and of the tables in it."""
        settings = {setting.path: setting for setting in SETTINGS.values()}
        for name, value in table.items():
            path = (*above, name)
            if path in settings:
                self._read_setting(settings[path], value)
            elif path in sections():
                self._read_section(path, value)
            elif isinstance(value, dict):
                self._complain(path, unknown_section(path))
            else:
                self._complain(path, unknown_key(path))

    def _read_section(self, path: tuple[str, ...], value: object) -> None:
        if isinstance(value, dict):
            self.read_table(value, path)
        else:
            name = ".".join(path)
            self._complain(path, f"{name} is a section. Write [{name}] on a line, and its settings below.")

    def _read_setting(self, setting: Setting, value: object) -> None:
        if setting.many is Many.NO:
            self.layer[setting.key] = tuple(self._value(setting, value, setting.path, setting.key))
        elif isinstance(value, list):
            self.layer[setting.key] = tuple(
                given
                for place, one in enumerate(value)
                for given in self._value(setting, one, (*setting.path, place), f"each of {setting.key}")
            )
        else:
            wanted = f'Write ["{printable(value)}"]' if isinstance(value, str) else f"Each is {setting.kind.wanted}"
            self._complain(setting.path, f"{setting.key} must be a list, not {shown(value)}. {wanted}.")

    def _value(self, setting: Setting, value: object, path: KeyPath, subject: str) -> Iterator[Given]:
        """The value, or nothing and a problem."""
        place = Place(self.path.parent, is_project=self.level is Level.PROJECT)
        try:
            known = setting.kind.read(value, place)
        except MisfitError as error:
            inner = f"{shown(error.inside[-1])[1:-1]} in {setting.key}" if error.inside else subject
            ending = "" if str(error).endswith(("?", ".")) else "."
            self._complain((*path, *error.inside), f"{inner} {error}{ending}")
            return
        yield Given(known, Origin(self.level, file=self.path, line=self._line(path)))

    def _complain(self, path: KeyPath, message: str) -> None:
        self.problems.append(Problem(self.path, self._line(path), message))

    def _line(self, path: KeyPath) -> int | None:
        """Of the path, or of what it is in."""
        found = (self.lines.get(path[:end]) for end in range(len(path), 0, -1))
        return next((line for line in found if line), None)
