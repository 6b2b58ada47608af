"""What readers give and what they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import UnreadableInputError, UsageError
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit

EMPTY = "empty"
DAMAGED = "damaged"
NOT_CONFIRMED = "not confirmed"
UNTRANSLATED = "untranslated"
OTHER_LANGUAGES = "in other languages"
LEFT_ON_PURPOSE = frozenset((NOT_CONFIRMED, UNTRANSLATED, OTHER_LANGUAGES))
"""Reasons that are no fault of the file."""


def without(language: Language) -> str:
    """Why a unit that lacks a language is skipped."""
    return f"without {language.label}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not taken."""

    line: int
    """Where it begins in its file, from 1."""
    reason: str
    """As it is said behind a number: "empty", "without English"."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know about how a file was read: a sentence."""

    text: str


@dataclass(frozen=True)
class ReadOptions:
    """What a person said about a file."""

    source: Language | None = None
    """The language that was translated from, for files that do not say."""
    with_drafts: bool = False
    """Whether translations that nobody has confirmed are taken, too."""
    columns: str | None = None
    """Of a table, which holds the source and which the target: "id:en", "1:2"."""
    origin: str = ""
    """Of units whose file says nothing of it."""
    author: str = ""
    """Likewise."""


Item = MemoryUnit | Skipped | Remark
Reader = Callable[[Path, ReadOptions], Iterator[Item]]
"""Goes through a file. Raises UnreadableInputError if it is no such file, UsageError if a person must say more."""


def source_unknown(name: str) -> UsageError:
    """The error for a file whose direction nothing tells."""
    return UsageError(f"{name} does not say which language was translated. Pass --from id or --from en.")


def no_such_file(name: str, kind: str, found: str) -> UnreadableInputError:
    """The error for a file that is of another kind than its name says."""
    return UnreadableInputError(f"{name} is no {kind} file: {found}. Check that it is the file you mean.")
