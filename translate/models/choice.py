"""Which engine a person uses for which direction, unless a command says otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_config_path

from corpora.files import write_whole
from translate.models.installed import BUILTIN
from translate.pair import LanguagePair


def choice_file() -> Path:
    """Where the choice is kept."""
    return user_config_path("padanan", appauthor=False) / "engines.json"


def chosen_engine(pair: LanguagePair) -> str:
    """The engine's name; the built-in one if nothing was chosen."""
    return _choices().get(pair.code, BUILTIN)


def choose_engine(name: str, directions: Iterable[str]) -> None:
    """Use the engine for these directions from now on. Raises OutputError."""
    choices = {**_choices(), **dict.fromkeys(directions, name)}
    kept = {direction: engine for direction, engine in choices.items() if engine != BUILTIN}
    path = choice_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, f"{json.dumps(kept, indent=1)}\n".encode(), overwrite=True)


def forget_engine(name: str) -> None:
    """Use the built-in engine wherever this one was used. Raises OutputError."""
    directions = [direction for direction, engine in _choices().items() if engine == name]
    if directions:
        choose_engine(BUILTIN, directions)


def _choices() -> dict[str, str]:
    try:
        choices = json.loads(choice_file().read_text("utf-8"))
        return {str(direction): str(engine) for direction, engine in choices.items()}
    except (OSError, ValueError, AttributeError):
        return {}
