"""The settings for a document, from all who have a say."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.errors import UnreadableInputError, UsageError
from corpora.wording import counted
from translate.config.memory_file import MemoryFile
from translate.config.origin import Given, Layer, Level
from translate.config.places import is_there, project_file, user_file, working_folder
from translate.config.settings import SETTINGS, Many, Setting
from translate.config.variables import variables_layer
from translate.config.wording import shown_path


@dataclass(frozen=True)
class Places:
    """Where settings are looked for."""

    project: Path | None = None
    user: Path | None = None
    """There or not."""
    remarks: tuple[str, ...] = ()
    """What a person should be told about files that were passed over."""

    def files(self) -> list[tuple[Path, Level]]:
        """The files that are there, the one that wins first."""
        found = [(self.project, Level.PROJECT), (self.user, Level.USER)]
        return [(path, level) for path, level in found if path is not None and is_there(path)]


@dataclass(frozen=True)
class Configuration:
    """Every setting's value and where it came from."""

    given: Mapping[str, tuple[Given, ...]]
    """By key: nothing where the default stands, one value, or the values of a list."""
    places: Places

    def value(self, key: str) -> Any:
        """The value of a setting: its default where nobody said anything, and a tuple if it is a list."""
        setting, given = SETTINGS[key], self.given[key]
        if setting.many is not Many.NO:
            return tuple(one.value for one in given)
        return given[0].value if given else setting.default


def find_places(documents: Sequence[Path], environment: Mapping[str, str]) -> Places:
    """The files for documents of one project, or for the working folder if there are none.

    Raises UsageError if the documents are of several projects, UnreadableInputError if PADANAN_CONFIG names no file.
    """
    user = user_file(environment)
    first, *others = documents or (working_folder(),)
    project, remarks = project_file(first)
    for other in others:
        if project_file(other).path != project:
            raise UsageError(
                f"{first} and {other} have different settings ({_name(project)}, {_name(project_file(other).path)}). "
                f"Run the command for each, or pass --no-config."
            )
    if project is not None and user is not None and os.path.realpath(project) == os.path.realpath(user):
        project = None
    return Places(project, user, remarks)


def configuration(
    documents: Sequence[Path] = (),
    *,
    options: Layer | None = None,
    environment: Mapping[str, str] | None = None,
    with_files: bool = True,
) -> Configuration:
    """The settings for documents of one project, or for the working folder.

    `options` are those of the command line. Raises UnreadableInputError for a faulty file, UsageError for a faulty
    variable or for documents of several projects.
    """
    variables = os.environ if environment is None else environment
    places = find_places(documents, variables) if with_files else Places()
    layers = [options or {}, variables_layer(variables), *(_read(path, level) for path, level in places.files())]
    return Configuration({setting.key: _given(setting, layers) for setting in SETTINGS.values()}, places)


def _name(project: Path | None) -> str:
    return shown_path(project) if project else "no padanan.toml"


def _read(path: Path, level: Level) -> Layer:
    # Most people have no such file; what reads it and tells mistakes apart is imported for those who do.
    from translate.config.reading import read_settings_file

    file = read_settings_file(path, level)
    if not file.problems:
        return file.layer
    first, *others = file.problems
    more = f" {counted(len(others), 'other mistake')}: padanan config check {shown_path(file.path)}" if others else ""
    raise UnreadableInputError(f"{first}{more}")


def _given(setting: Setting, layers: Sequence[Layer]) -> tuple[Given, ...]:
    group = {setting.key, *(one.key for one in SETTINGS.values() if setting.group and one.group == setting.group)}
    speaking = [layer for layer in layers if not group.isdisjoint(layer)]
    if setting.many is not Many.ADDED:
        return speaking[0].get(setting.key, ()) if speaking else ()
    found: dict[str, Given] = {}
    for one in (given for layer in speaking for given in layer.get(setting.key, ())):
        found.setdefault(_file_of(one.value), one)
    return tuple(found.values())


def _file_of(value: Path | MemoryFile) -> str:
    """The file, whatever way leads to it."""
    return os.path.realpath(value.path if isinstance(value, MemoryFile) else value)
