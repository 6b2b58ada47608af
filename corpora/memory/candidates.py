"""Which units are worth comparing with a text: those that share some of its rarest words and are of like length.

If no more than k words of a text may differ, a match has at least two of its k + 2 rarest words, and FTS5 finds the
units that have two of some words quickly.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from corpora.languages import Language
from corpora.memory.clitics import forms_with_clitics
from corpora.memory.schema import TEXT_COLUMNS, size_of, sizes_like
from corpora.memory.tokens import without_tags

_WORD = re.compile(r"[^\W_]+")
_COMMON_COUNT = 5_000
"""Words that stand in so many units are not counted further; and from so many units on, sizes are looked at."""
_MOST_CANDIDATES = 500
_MOST_WORDS = 12
_MOST_WORDS_COUNTED = 150
_SAFE_SHARE = 0.7
"""Of the words that a good match shares, so many may be asked for: its differences may lie among the rarest."""
_MOST_WORDS_KEPT = 50_000


class CandidateFinder:
    """Finds the units of one database."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._known: dict[tuple[str, Language], _Word] = {}
        self._state: tuple[int, int] | None = None

    def find(self, text: str, language: Language, least_percent: int) -> list[int]:
        """The ids of units whose text of `language` may be like `text` by `least_percent`, in no order."""
        self._forget_if_changed()
        plain = without_tags(text)
        words = [word.lower() for word in _WORD.findall(plain)]
        distinct = list(dict.fromkeys(words))[:_MOST_WORDS_COUNTED]
        # Numbers cost little where they differ, so that only a text without words is looked for by them.
        letters = [word for word in distinct if not word.isdigit()] or distinct
        share = least_percent / 100
        may_differ = int((1 - share) * len(words) + 1e-9)
        rare = self._rarest(letters, language)
        column, sizes = TEXT_COLUMNS[language], _sizes(plain, language, share)
        needed = 2 if len(letters) * share >= 2 else 1
        while True:
            chosen = [word for word in rare[: min(_MOST_WORDS, may_differ + needed + 1)] if word.unit_count]
            if len(chosen) < needed:
                return []
            is_common = sum(word.unit_count for word in chosen) > _COMMON_COUNT
            like = is_common * f" AND size : {sizes}"
            ids = self._ids(f"{column} : {_some_of(needed, chosen)}{like}")
            if len(ids) < _MOST_CANDIDATES:
                return ids
            # A text of common words alone has too much in common with too many, and more can be asked of it.
            if needed + 2 > min(_MOST_WORDS, len(letters)) * share * _SAFE_SHARE:
                return self._with_likest(ids, column, chosen, needed, like)
            needed += 2

    def _with_likest(
        self, ids: Sequence[int], column: str, chosen: Sequence[_Word], needed: int, like: str
    ) -> list[int]:
        """The newest that have some of the words, and those that have all or all but one, be they ever so old."""
        found = list(ids)
        for count in {len(chosen) - 1, len(chosen)}:
            if count > needed:
                found += self._ids(f"{column} : {_some_of(count, chosen)}{like}")
        return list(dict.fromkeys(found))

    def _ids(self, expression: str) -> list[int]:
        rows = self._connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", (expression, _MOST_CANDIDATES)
        )
        return [number for (number,) in rows]

    def _forget_if_changed(self) -> None:
        """What was known of words holds until this connection, or any other, writes."""
        ((version,),) = self._connection.execute("PRAGMA data_version").fetchall()
        state = version, self._connection.total_changes
        if state != self._state or len(self._known) > _MOST_WORDS_KEPT:
            self._known.clear()
            self._state = state

    def _rarest(self, words: Sequence[str], language: Language) -> list[_Word]:
        """The words, rarest first."""
        known = ((word, self._word(word, language)) for word in words)
        return [word for _, word in sorted(known, key=lambda one: (one[1].unit_count, -len(one[0])))]

    def _word(self, word: str, language: Language) -> _Word:
        """A word, and in how many units it stands."""
        key = word, language
        if key not in self._known:
            counts = {form: self._count(form, language) for form in forms_with_clitics(word, language)}
            forms = [form for form, count in counts.items() if count]
            expression = "(" + " OR ".join(f'"{form}"' for form in forms) + ")"
            self._known[key] = _Word(expression, sum(counts.values()))
        return self._known[key]

    def _count(self, form: str, language: Language) -> int:
        """In how many units a form stands; `_COMMON_COUNT` if in more."""
        ((count,),) = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
            (f'{TEXT_COLUMNS[language]} : "{form}"', _COMMON_COUNT),
        ).fetchall()
        return int(count)


class _Word(NamedTuple):
    """A word, or any form of it."""

    expression: str
    """What finds the forms that the memory has."""
    unit_count: int
    """In how many units they stand, roughly; 0 if in none."""


def _sizes(plain: str, language: Language, share: float) -> str:
    """What finds the texts of like length."""
    letter = language.name[0].lower()
    return "(" + " OR ".join(f'"{letter}{size}"' for size in sizes_like(size_of(plain), share)) + ")"


def _some_of(needed: int, words: Sequence[_Word]) -> str:
    """What finds the texts that have so many of the words: some of one half and the rest of the other."""
    if needed == 1 or needed == len(words):
        return "(" + (" OR " if needed == 1 else " AND ").join(word.expression for word in words) + ")"
    middle = len(words) // 2
    first, second = words[:middle], words[middle:]
    ways = []
    for of_first in range(max(0, needed - len(second)), min(needed, len(first)) + 1):
        parts = [_some_of(count, half) for count, half in ((of_first, first), (needed - of_first, second)) if count]
        ways.append("(" + " AND ".join(parts) + ")")
    return "(" + " OR ".join(ways) + ")"
