"""Which units are worth comparing with a text: those that share some of its rarest words and are of like length.

Two texts of which a share of the words is the same have, of any k + 2 words of the one, at least two in common, if no
more than k may differ. Of the k + 2 rarest words FTS5 finds these units quickly.
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
_MOST_CANDIDATES = 2_000
_MOST_WORDS = 12
_MOST_WORDS_COUNTED = 150
_MOST_WORDS_KEPT = 50_000


class CandidateFinder:
    """Finds the units of one database."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._known: dict[tuple[str, Language], _Word] = {}
        self._state: tuple[int, int] | None = None

    def find(self, text: str, language: Language, least_percent: int) -> list[int]:
        """The ids of units whose text of `language` may be like `text` by `least_percent`, newest first."""
        self._forget_if_changed()
        plain = without_tags(text)
        words = [word.lower() for word in _WORD.findall(plain)]
        distinct = list(dict.fromkeys(words))[:_MOST_WORDS_COUNTED]
        # Numbers cost little where they differ, so that only a text without words is looked for by them.
        letters = [word for word in distinct if not word.isdigit()] or distinct
        share = least_percent / 100
        needed = 2 if len(letters) * share >= 2 else 1
        may_differ = int((1 - share) * len(words) + 1e-9)
        rare = self._rarest(letters, language)[: min(_MOST_WORDS, may_differ + needed + 1)]
        present = [word for word in rare if word.unit_count]
        if len(present) < needed:
            return []
        expression = f"{TEXT_COLUMNS[language]} : {_two_of(present) if needed == 2 else _one_of(present)}"
        if sum(word.unit_count for word in present) > _COMMON_COUNT:
            sizes = " OR ".join(f'"{language.name[0].lower()}{size}"' for size in sizes_like(size_of(plain), share))
            expression += f" AND size : ({sizes})"
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


def _one_of(words: Sequence[_Word]) -> str:
    return "(" + " OR ".join(word.expression for word in words) + ")"


def _two_of(words: Sequence[_Word]) -> str:
    """What finds the texts that have two of the words: one of either half, or two of one half."""
    middle = len(words) // 2
    halves = words[:middle], words[middle:]
    ways = [f"({_one_of(halves[0])} AND {_one_of(halves[1])})", *(_two_of(half) for half in halves if len(half) > 1)]
    return "(" + " OR ".join(ways) + ")"
