"""What a sentence and its translation have in common, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from enum import Enum
from functools import cache, lru_cache
from importlib import resources

from corpora.align.bead import Text
from corpora.align.cognates import sound
from corpora.align.numbers import numbers_in
from corpora.guess import function_words
from corpora.languages import Language

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4
_SHORTEST_NAME = 2
_CLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun|ku|mu)$")
_PLURAL = re.compile(r"(?<=\w{2})(?:es|s)$")
_MARKS = (
    ("?", re.compile(r"\?")),
    ("“", re.compile(r"[“”\"«»„]")),
    (":", re.compile(r":\s*$")),
    ("(", re.compile(r"\(")),
)


class AnchorKind(Enum):
    """What an anchor is, and how often a translation keeps it when it has it somewhere."""

    NUMBER = 0.9
    TERM = 0.75
    NAME = 0.7
    SIGN = 0.65
    COMMON_WORD = 0.5
    COGNATE = 0.45


def anchors_of(text: Text) -> Iterator[dict[Hashable, AnchorKind]]:
    """The anchors of each sentence."""
    for sentence in text.sentences:
        found: dict[Hashable, AnchorKind] = {}
        for key, kind in _anchors(sentence, text):
            if key not in found or kind.value > found[key].value:
                found[key] = kind
        yield found


def _anchors(sentence: str, text: Text) -> Iterator[tuple[Hashable, AnchorKind]]:
    for number in numbers_in(sentence):
        yield number, AnchorKind.NUMBER
    for mark, pattern in _MARKS:
        if pattern.search(sentence):
            yield ("sign", mark), AnchorKind.SIGN
    yield from _words(sentence, text.language)
    if text.find_concepts:
        for concept in text.find_concepts(sentence):
            yield ("concept", concept), AnchorKind.TERM


def _words(sentence: str, language: Language) -> Iterator[tuple[Hashable, AnchorKind]]:
    is_first = True
    for found in _WORD.finditer(sentence):
        word = found.group()
        meanings, sounds = _keys(word.lower(), language)
        yield from meanings
        is_name = word[0].isupper() and not is_first
        if sounds is not None and len(word) >= (_SHORTEST_NAME if is_name else _SHORTEST_WORD):
            yield sounds, AnchorKind.NAME if is_name else AnchorKind.COGNATE
        is_first = False


@lru_cache(maxsize=65_536)
def _keys(word: str, language: Language) -> tuple[tuple[tuple[Hashable, AnchorKind], ...], Hashable | None]:
    """What a word in small letters means, as far as it is known, and how it sounds unless it is a function word."""
    common = _common_words(language)
    affix = _CLITIC if language is Language.INDONESIAN else _PLURAL
    meanings = common.get(word) or common.get(affix.sub("", word), ())
    sounds = None if word in function_words(language) else ("sound", sound(word))
    return tuple((meaning, AnchorKind.COMMON_WORD) for meaning in meanings), sounds


@cache
def _common_words(language: Language) -> dict[str, tuple[Hashable, ...]]:
    """What the common words of a language mean: the rows of the data file they stand in, or a number."""
    meanings: dict[str, tuple[Hashable, ...]] = {}
    text = (resources.files("corpora") / "data" / "common_words.tsv").read_text("utf-8")
    for row, line in enumerate(text.splitlines()):
        if line.startswith("#") or not line.strip():
            continue
        indonesian, english = line.split("\t")
        meaning: Hashable = english.split()[-1] if english.split()[-1].isdigit() else ("word", row)
        for word in (indonesian if language is Language.INDONESIAN else english).split():
            meanings[word] = (*meanings.get(word, ()), meaning)
    return meanings
