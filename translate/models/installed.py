"""Models in the cache that stand beside the built-in one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import ModelError, OutputError, UsageError
from translate.models.cache import cache_folder, folder_size_bytes, is_whole, obtain_folder
from translate.models.digest import folder_sha256
from translate.pair import PAIRS, LanguagePair
from translate.progress import Progress

BUILTIN = "builtin"
BUILTIN_DIRECTIONS = tuple(pair.code for pair in PAIRS)
_ABOUT = "padanan.json"
_PREFIX = "engine-"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class InstalledModel:
    """A model in the cache."""

    name: str
    kind: str
    """seq2seq or firefox."""
    directions: tuple[str, ...]
    """id-en, en-id."""
    licence: str
    origin: str
    """Where it was installed from."""
    key: str
    """Changes with its files."""
    folder: Path

    @property
    def size_bytes(self) -> int:
        """Its size on disk."""
        return folder_size_bytes(self.folder)

    def check_direction(self, pair: LanguagePair) -> None:
        """Raise UsageError if it does not translate in that direction."""
        if pair.code not in self.directions:
            raise UsageError(
                f"The model {self.name} translates {' and '.join(self.directions)} only, not {pair.code}. Choose "
                f"another with --engine; padanan model list shows them."
            )


@dataclass(frozen=True)
class NewModel:
    """What is known about a model before its files are there."""

    name: str
    kind: str
    licence: str
    origin: str


def check_name(name: str) -> None:
    """Raise UsageError unless a new model may be called so."""
    if name == BUILTIN or not _NAME.fullmatch(name):
        raise UsageError(
            f"A model cannot be called {name}. Use small letters, digits, dots and hyphens, as in opus-mt-id-en; pass "
            f"--name."
        )
    if is_whole(_folder(name)):
        raise UsageError(f"{name} is installed already. To install it anew: padanan model remove {name}")


def installed_models() -> list[InstalledModel]:
    """Those that are whole, by name."""
    folders = sorted((cache_folder() / "models").glob(f"{_PREFIX}*"))
    return [model for folder in folders if (model := _read(folder)) is not None]


def installed_model(name: str) -> InstalledModel:
    """The model of that name. Raises UsageError if there is none."""
    for model in installed_models():
        if model.name == name:
            return model
    raise UsageError(f"There is no model {name} here. See: padanan model list")


def add_model(
    new: NewModel,
    fill: Callable[[Path], tuple[str, ...]],
    check: Callable[[InstalledModel], None],
    progress: Progress,
) -> InstalledModel:
    """Install a model whose files `fill` writes into a folder, returning the directions; `check` is to try it.

    Raises UsageError if a new model may not be called so, OutputError if the cache cannot be written; errors of `fill`
    and `check` pass, and leave nothing behind.
    """
    check_name(new.name)
    folder = _folder(new.name)

    def fill_and_describe(aside: Path) -> None:
        directions = fill(aside)
        key = folder_sha256(aside)[:12]
        check(InstalledModel(**vars(new), directions=directions, key=key, folder=aside))
        about = {**vars(new), "directions": directions, "key": key}
        (aside / _ABOUT).write_text(json.dumps(about, indent=1, ensure_ascii=False), "utf-8")

    obtain_folder(folder, fill_and_describe, lambda: progress.begin("Waiting for another Padanan"))
    model = _read(folder)
    if model is None:
        raise ModelError(f"{folder} was just written and cannot be read. Run the same command again.")
    return model


def remove_model(model: InstalledModel) -> None:
    """Delete its folder. Raises OutputError."""
    try:
        shutil.rmtree(model.folder)
    except OSError as error:
        raise OutputError(f"{model.folder} cannot be deleted: {error.strerror or error}.") from error


def _folder(name: str) -> Path:
    return cache_folder() / "models" / f"{_PREFIX}{name}"


def _read(folder: Path) -> InstalledModel | None:
    if not is_whole(folder):
        return None
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        return InstalledModel(
            name=str(about["name"]),
            kind=str(about["kind"]),
            directions=tuple(map(str, about["directions"])),
            licence=str(about["licence"]),
            origin=str(about["origin"]),
            key=str(about["key"]),
            folder=folder,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
