"""Other forms of a word, of those that a memory has.

Roots are guessed by taking affixes off, and every word of the memory that is one of them with other affixes counts. A
concordance may show a line too many; it should not lack one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from corpora.languages import Language

_SHORTEST_ROOT = 4
_SHORTEST_ROOT_OF_LONG_WORD = 3
_LONG_WORD = 7
_SUFFIXES = ("", "kan", "an", "i")
_PLAIN_PREFIXES = ("", "di", "ter", "ber", "be", "ke", "se", "per", "diper", "memper")
# The prefix before each first letter of a root, and whether the letter goes: menulis of tulis. Loanwords keep it.
_NASAL_PREFIXES = {
    **dict.fromkeys("lrwymn", (("me", False), ("pe", False))),
    **dict.fromkeys("bfv", (("mem", False), ("pem", False))),
    **dict.fromkeys("dcjz", (("men", False), ("pen", False))),
    **dict.fromkeys("aeioughq", (("meng", False), ("peng", False))),
    "p": (("mem", True), ("pem", True), ("mem", False), ("pem", False)),
    "t": (("men", True), ("pen", True), ("men", False), ("pen", False)),
    "s": (("meny", True), ("peny", True), ("men", False), ("pen", False)),
    "k": (("meng", True), ("peng", True), ("meng", False), ("peng", False)),
}
_ENDINGS = {
    Language.INDONESIAN: frozenset(
        suffix + clitic + particle
        for suffix in _SUFFIXES
        for clitic in ("", "nya", "ku", "mu")
        for particle in ("", "lah", "kah", "pun")
    ),
    Language.ENGLISH: frozenset(("", "s", "es", "ed", "d", "ing", "er", "ers", "r", "rs")),
}


class Vocabulary:
    """The words of one database."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._is_begun = False

    def forms(self, word: str, language: Language) -> set[str]:
        """A word in lower case and its other forms."""
        if len(word) < _SHORTEST_ROOT_OF_LONG_WORD:
            return {word}
        if language is Language.INDONESIAN:
            beginnings = {start for root in _indonesian_roots(word) for start in _with_prefixes(root)}
        else:
            beginnings = set(_english_stems(word))
        endings = _ENDINGS[language]
        found = (
            other for start in beginnings for other in self._beginning_with(start) if other[len(start) :] in endings
        )
        return {word, *found}

    def _beginning_with(self, start: str) -> Iterator[str]:
        if not self._is_begun:
            self._connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, words, row)")
            self._is_begun = True
        rows = self._connection.execute(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ?", (start, start + "\U0010ffff")
        )
        return (term for (term,) in rows)


def _indonesian_roots(word: str) -> set[str]:
    """What may be the root of a word, itself among it."""
    shortest = _SHORTEST_ROOT_OF_LONG_WORD if len(word) >= _LONG_WORD else _SHORTEST_ROOT
    stems = {word}
    for endings in (("lah", "kah", "pun"), ("nya", "ku", "mu"), _SUFFIXES[1:]):
        stems |= {stem.removesuffix(ending) for stem in stems for ending in endings if stem.endswith(ending)}
    stems = {stem for stem in stems if len(stem) >= shortest or stem == word}
    roots = set(stems)
    for stem in stems:
        roots |= {stem.removeprefix(prefix) for prefix in _PLAIN_PREFIXES if stem.startswith(prefix)}
        for letter, prefixes in _NASAL_PREFIXES.items():
            for prefix, is_letter_gone in prefixes:
                rest = stem.removeprefix(prefix)
                if rest != stem and (is_letter_gone or rest.startswith(letter)):
                    roots.add(letter + rest if is_letter_gone else rest)
    return {root for root in roots if len(root) >= shortest or root == word}


def _with_prefixes(root: str) -> Iterator[str]:
    yield from (prefix + root for prefix in _PLAIN_PREFIXES)
    for prefix, is_letter_gone in _NASAL_PREFIXES.get(root[0], ()):
        yield prefix + (root[1:] if is_letter_gone else root)


def _english_stems(word: str) -> Iterator[str]:
    """What is common to the forms of a word: report; carry, carri; stop, stopp."""
    for ending in ("", "s", "es", "ed", "d", "ing", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT_OF_LONG_WORD:
            stem = word.removesuffix(ending)
            yield stem
            if stem.endswith("e"):
                yield stem[:-1]
            elif stem.endswith("y"):
                yield stem[:-1] + "i"
            elif stem.endswith("i"):
                yield stem[:-1] + "y"
            elif ending and stem[-1] == stem[-2]:
                yield stem[:-1]
            else:
                yield stem + stem[-1]
