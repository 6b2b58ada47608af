"""Document formats: one module each, registered here. Bytes in, bytes out; files are the caller's."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from corpora.errors import UsageError
from corpora.formats.document import Document, ReadOptions, Unit

__all__ = ["FORMATS", "Document", "Format", "ReadOptions", "Unit", "format_of"]


@dataclass(frozen=True)
class Format:
    """A kind of document."""

    name: str
    summary: str
    suffixes: tuple[str, ...]
    reader: str
    """`module.function`, imported on use."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Suffixes that are others in a translation: a .pot becomes a .po."""

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Take the bytes of a file that people call `name` apart.

        Raises UnreadableInputError if they are no such file, UsageError if a person must say more about it.
        """
        module, _, function = self.reader.rpartition(".")
        reader = cast(
            "Callable[[bytes, str, ReadOptions], Document]", getattr(importlib.import_module(module), function)
        )
        return reader(data, name, options)


FORMATS = {
    known.name: known
    for known in (
        Format(
            "txt",
            "Plain text: a paragraph a line, blank lines as they are.",
            (".txt", ".text", ""),
            "corpora.formats.plain.read",
        ),
        Format(
            "po",
            "Gettext: .po is filled in, .pot becomes .po; drafts are fuzzy.",
            (".po", ".pot"),
            "corpora.formats.po.read",
            {".pot": ".po"},
        ),
        Format(
            "xliff",
            "XLIFF 1.2, 2.0 and 2.1: filled in; drafts need review.",
            (".xlf", ".xliff", ".mxliff", ".mqxliff"),
            "corpora.formats.xliff.read",
        ),
        Format(
            "tmx",
            "Translation memory exchange: translations are added where they are missing.",
            (".tmx",),
            "corpora.formats.tmx.read",
        ),
        Format(
            "json",
            "Strings of applications: values of any JSON, i18next, ARB, browser extensions.",
            (".json", ".arb"),
            "corpora.formats.json_strings.read",
        ),
        Format(
            "yaml",
            "Strings of applications: values of any YAML, Rails.",
            (".yaml", ".yml"),
            "corpora.formats.yaml_strings.read",
        ),
    )
}
"""Every format by its name."""


def format_of(path: Path) -> Format:
    """The format that the suffix of `path` names. Raises UsageError when there is none."""
    suffix = path.suffix.lower()
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    raise UsageError(
        f"{path}: no format has the suffix {suffix}. See padanan formats, or name one with --format, for example "
        f"--format txt to translate every line as plain text."
    )
