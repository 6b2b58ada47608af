"""What JSON and YAML share: how deep they may go, and what their keys say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.formats.document import ReadOptions
from corpora.languages import Language, find_language

DEEPEST = 100
"""Levels of nesting; files of strings have three or four, and a bomb has thousands."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


def language_of_root(keys: Iterable[str], options: ReadOptions) -> Language | None:
    """The language that the only key of a document names (`{"id": {…}}`), if it is the one to translate from."""
    names = list(keys)
    if len(names) != 1 or not _CODE.fullmatch(names[0]):
        return None
    language = find_language(names[0])
    return language if options.source in (None, language) else None


def join_path(path: Iterable[str | int]) -> str:
    """A string's key: `menu.file.0`."""
    return ".".join(map(str, path))
