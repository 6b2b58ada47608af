"""Which files hold the settings for a document."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path

from corpora.errors import UnreadableInputError

FILE_NAME = "padanan.toml"
CONFIG_VARIABLE = "PADANAN_CONFIG"


class ProjectFile(NamedTuple):
    """The file of the project that a document belongs to."""

    path: Path | None
    remarks: tuple[str, ...] = ()
    """What a person should be told about files that were passed over."""


def user_file(environment: Mapping[str, str]) -> Path | None:
    """The person's own file, there or not: what PADANAN_CONFIG names, else the one in the platform's folder.

    None if the null device is named, or if nobody knows where the home folder is. Raises UnreadableInputError if
    PADANAN_CONFIG names a file that is not there.
    """
    named = environment.get(CONFIG_VARIABLE)
    if not named:
        return _platforms_file()
    if named == os.devnull:
        return None
    path = working_folder() / named
    if not is_there(path):
        raise UnreadableInputError(
            f"{CONFIG_VARIABLE} names {named}, and there is no such file. Correct the variable or unset it."
        )
    return path


def _platforms_file() -> Path | None:
    try:
        folder = user_config_path("padanan", appauthor=False)
    except RuntimeError:  # There is no home. Older platformdirs then name a folder "~" in the working folder.
        return None
    return folder / FILE_NAME if folder.is_absolute() else None


def project_file(document: Path) -> ProjectFile:
    """The nearest padanan.toml upwards from a document or folder.

    The search ends at the file system's root, or at a folder that holds .git. The folders are those that the document
    really lies in; a link to a document belongs where the link is.
    """
    remarks: list[str] = []
    start = _folder_of(document)
    for folder in (start, *start.parents) if start else ():
        path = folder / FILE_NAME
        if is_there(path):
            if not _may_be_planted(path):
                return ProjectFile(path, tuple(remarks))
            remarks.append(
                f"{path} is somebody else's, in a folder that everybody may write into; its settings are not used."
            )
        if _status(folder / ".git"):
            break
    return ProjectFile(None, tuple(remarks))


def working_folder() -> Path:
    """Where relative paths of the command line and the environment begin."""
    try:
        return Path.cwd()
    except OSError:  # It has been deleted, and nothing relative is there.
        return Path()


def is_there(path: Path) -> bool:
    """Whether there is something that should be read, even if it cannot be: anything but a folder."""
    status = _status(path)
    if status is None:
        return _status(path, follow=False) is not None
    return not stat.S_ISDIR(status.st_mode)


def _folder_of(document: Path) -> Path | None:
    """The folder of a document, or the folder itself; None if the working folder has gone."""
    try:
        status = _status(document)
        is_folder = status is not None and stat.S_ISDIR(status.st_mode)
        return Path(os.path.realpath(document if is_folder else document.parent))
    except (OSError, ValueError):
        return None


def _status(path: Path, *, follow: bool = True) -> os.stat_result | None:
    try:
        return path.stat(follow_symlinks=follow)
    except (OSError, ValueError):
        return None


def _may_be_planted(path: Path) -> bool:
    """Whether another user of the machine may have put the file there: in /tmp, say."""
    file, folder = _status(path), _status(path.parent)
    if file is None or folder is None or not hasattr(os, "geteuid"):
        return False
    return file.st_uid not in (0, os.geteuid()) and bool(folder.st_mode & stat.S_IWOTH)
