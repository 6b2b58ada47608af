"""The models that can be installed by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class CatalogueEntry:
    """A model, what it is good for and where it comes from."""

    name: str
    kind: str
    """seq2seq or firefox."""
    title: str
    directions: tuple[str, ...]
    """id-en, en-id."""
    megabytes: int
    """On disk, about."""
    licence: str
    languages: str
    flores_bleu: Mapping[str, float]
    """By direction."""
    scores_from: str
    files: Mapping[str, str]
    """The SHA-256 of each file in `home`; none if that is an archive."""
    home: str | None = None
    """The folder on a hub that holds its files, or its archive."""
    convert: str | None = None
    """What to convert by hand, where nobody has published a converted model that we trust."""


def catalogue() -> list[CatalogueEntry]:
    """Every entry, what we would offer first first."""
    rows = json.loads((resources.files("translate.models") / "catalogue.json").read_text("utf-8"))
    return [CatalogueEntry(**{**row, "directions": tuple(row["directions"])}) for row in rows]


def entry_of(name: str) -> CatalogueEntry | None:
    """The entry of that name."""
    return next((entry for entry in catalogue() if entry.name == name), None)
