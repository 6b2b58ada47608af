"""What both languages share: folding case and accents, and reading a word list."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

from corpora.word_lists import entries

# Soft hyphens and the joiners without width, which word processors leave inside words.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))


def fold_letters(word: str) -> str:
    """`word` without case, accents, soft hyphens and the difference between composed and decomposed letters."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_INVISIBLE).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def word_lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>.txt` in their order, without blank ones and those that begin with `#`."""
    text = (resources.files("glossary.morphology") / "data" / f"{name}.txt").read_text("utf-8")
    return tuple(entries(text))


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt`, one a line."""
    return frozenset(word_lines(name))


@cache
def word_map(name: str) -> dict[str, str]:
    """The entries of `data/<name>.txt`, each a form and its base parted by a blank."""
    return dict(entry.split() for entry in word_lines(name))
