"""Where the value of a setting came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from translate.config.wording import shown_path


class Level(str, Enum):
    """Who said it, the one that wins first."""

    OPTION = "option"
    VARIABLE = "variable"
    PROJECT = "project"
    USER = "user"


@dataclass(frozen=True)
class Origin:
    """The place where a value was given."""

    level: Level
    name: str = ""
    """The option or the variable; empty for a file."""
    file: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.file is None:
            return self.name
        return shown_path(self.file) + (f", line {self.line}" if self.line else "")


@dataclass(frozen=True)
class Given:
    """A value, or one of the values of a list, and where it was given."""

    value: Any
    origin: Origin


Layer = Mapping[str, tuple[Given, ...]]
"""What one level says, by the key of the setting: one value, or the values of a list."""
