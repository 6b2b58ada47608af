"""The keys that a person chose for the actions of the review room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.config.kinds import MisfitError, Place, misfit


@dataclass(frozen=True)
class KeyTable:
    """A table of actions and keys; which actions there are, the room knows."""

    wanted: str = 'a table of actions and keys, as confirm = "f12"'

    def read(self, value: object, place: Place) -> Mapping[str, str]:
        """A table; a key, or several parted by commas, or a list of them."""
        if not isinstance(value, dict):
            raise misfit(self.wanted, value)
        return {name: _keys(name, keys) for name, keys in value.items()}

    def parse(self, text: str, place: Place) -> Mapping[str, str]:
        """Pairs parted by blanks: "confirm=f12 undo=f9"."""
        pairs = [pair.partition("=") for pair in text.split()]
        if not all(name and keys for name, _, keys in pairs):
            raise misfit("actions and keys, as confirm=f12 undo=f9", text)
        return {name: keys for name, _, keys in pairs}

    def as_data(self, value: Mapping[str, str]) -> dict[str, Any]:
        """Itself."""
        return dict(value)

    def as_text(self, value: Mapping[str, str]) -> str:
        """As a variable has it."""
        return " ".join(f"{name}={keys}" for name, keys in value.items())


def _keys(name: str, keys: object) -> str:
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return ",".join(keys)
    if isinstance(keys, str):
        return keys
    raise MisfitError('must be a key, as "f12", or a list of keys', (name,))
