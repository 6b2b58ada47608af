"""The memories that settings name."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.config.kinds import FilePath, Flag, Kind, MisfitError, Number, Place, misfit


@dataclass(frozen=True)
class MemoryFile:
    """A translation memory and how far it is trusted."""

    path: Path
    penalty_percent: int = 0
    """Taken off the score of each match."""
    is_read_only: bool = False
    may_be_made: bool = True
    """Whether a file that is not there may be begun; not outside a project's folder because the project says so."""


_FIELDS: dict[str, Kind] = {"path": FilePath(), "penalty": Number(0, 100), "read_only": Flag()}


@dataclass(frozen=True)
class MemoryKind:
    """A path, or a table with path, penalty and read_only."""

    wanted: str = "a path or a table with path, penalty and read_only"

    def read(self, value: object, place: Place) -> MemoryFile:
        """A string or a table."""
        if isinstance(value, str):
            value = {"path": value}
        if not isinstance(value, dict) or "path" not in value:
            raise misfit(self.wanted, value)
        fields = {name: _field(name, inner, place) for name, inner in value.items()}
        path = fields["path"]
        return MemoryFile(
            path,
            fields.get("penalty", 0),
            fields.get("read_only", False),
            not place.is_project or _is_within(path, place.folder),
        )

    def parse(self, text: str, place: Place) -> MemoryFile:
        """A path."""
        return self.read(text, place)

    def as_data(self, value: MemoryFile) -> dict[str, Any]:
        """The fields as the file has them."""
        return {"path": str(value.path), "penalty": value.penalty_percent, "read_only": value.is_read_only}

    def as_text(self, value: MemoryFile) -> str:
        """The path and what is not usual."""
        penalty = f", penalty {value.penalty_percent}" if value.penalty_percent else ""
        return f"{value.path}{penalty}{', read only' if value.is_read_only else ''}"


def _field(name: str, value: object, place: Place) -> Any:
    kind = _FIELDS.get(name)
    if kind is None:
        near = difflib.get_close_matches(name, _FIELDS, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(_FIELDS)}."
        raise MisfitError(f"is not known. {hint}", (name,))
    try:
        return kind.read(value, place)
    except MisfitError as error:
        raise MisfitError(str(error), (name,)) from error


def _is_within(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
