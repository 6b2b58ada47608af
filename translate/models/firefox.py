"""Firefox's own translation models, by the package fxtranslate (extra `firefox`)."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpora.errors import ModelError
from translate.pair import PAIRS, LanguagePair

if TYPE_CHECKING:
    from types import ModuleType

_MODEL = re.compile(r"model\.(iden|enid)\..*\.bin")


@dataclass(frozen=True)
class FirefoxFiles:
    """The files of one direction."""

    model: Path
    source_vocabulary: Path
    target_vocabulary: Path
    shortlist: Path | None
    """Makes it faster; it works without."""


def library() -> ModuleType:
    """The package fxtranslate. Raises ModelError if it is not installed."""
    try:
        return importlib.import_module("fxtranslate")
    except ImportError as error:
        raise ModelError(
            "Firefox's models need the package fxtranslate. Run: pip install 'padanan[firefox]'"
        ) from error


def is_here(folder: Path) -> bool:
    """Whether a folder, or one in it, holds a model of Firefox's for Indonesian and English."""
    return any(_MODEL.fullmatch(path.name) for path in folder.glob("**/model.*.bin"))


def fetch(folder: Path) -> tuple[str, ...]:
    """Let fxtranslate fetch both directions, and keep their files. Raises ModelError."""
    discovery = library().discovery
    with TemporaryDirectory(prefix="padanan-") as name:
        for pair in PAIRS:
            try:
                discovery.add_models(pair.source.value, pair.target.value, cache_dir=name, progress=False)
            except (ValueError, RuntimeError, OSError) as error:
                raise ModelError(
                    f"Firefox's models cannot be fetched ({error}). On a machine with a network run: fxtranslate "
                    f"models add id en && fxtranslate models add en id; bring the folders id-en and en-id here in one "
                    f"folder and run: padanan model install FOLDER --name firefox"
                ) from error
        return copy(Path(name), folder)


def copy(source: Path, folder: Path) -> tuple[str, ...]:
    """Copy the files of the directions that are in `source`, flat; returns the directions. Raises ModelError."""
    directions = []
    for pair in PAIRS:
        files = [path for path in sorted(source.rglob("*")) if path.is_file() and _code(pair) in path.name.split(".")]
        if files:
            for path in files:
                shutil.copyfile(path, folder / path.name)
            find_files(folder, pair)
            directions.append(pair.code)
    return tuple(directions)


def find_files(folder: Path, pair: LanguagePair) -> FirefoxFiles:
    """The files of one direction. Raises ModelError if one is missing."""
    code = _code(pair)
    model = _one(folder, [f"model.{code}.*.bin"])
    source = _one(folder, [f"srcvocab.{code}.spm", f"vocab.{code}.spm"])
    target = _one(folder, [f"trgvocab.{code}.spm", f"vocab.{code}.spm"])
    return FirefoxFiles(model, source, target, next(iter(sorted(folder.glob(f"lex.*.{code}.*.bin"))), None))


def _one(folder: Path, patterns: Sequence[str]) -> Path:
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            return path
    raise ModelError(f"{folder} holds no {' or '.join(patterns)}. Copy the model's folder again, whole.")


def _code(pair: LanguagePair) -> str:
    return f"{pair.source.value}{pair.target.value}"
