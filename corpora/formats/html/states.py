"""What elements say about the translation of what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpora.formats.html.languages import LANGUAGE_ATTRIBUTES, ROOTS
from corpora.formats.html.tokens import Attribute, Token
from corpora.formats.html.vocabulary import CODE_CLASSES, CODE_PREFIXES, PROTECTING_CLASSES, SPACED
from corpora.formats.html.words import read_value
from corpora.languages import Language, find_language

_LANGUAGE_TAG = re.compile(r"(?!und\b|mul\b|mis\b)[a-z]{2,3}(?:[-_]\w+)*", re.IGNORECASE)


class State(NamedTuple):
    """What holds at a place of a page."""

    is_protected: bool = False
    """By translate="no" or a class."""
    is_foreign: bool = False
    """In another language than the one to translate from."""
    keeps_space: bool = False
    is_code: bool = False
    """Whether a `<pre>` here is one of code."""

    @property
    def is_frozen(self) -> bool:
        """Whether nothing is to be translated."""
        return self.is_protected or self.is_foreign


def state_in(text: str, token: Token, outer: State, source: Language | None) -> State:
    """What holds in the element that a start tag begins, and for its attributes."""
    state = outer._replace(keeps_space=True) if token.name in SPACED else outer
    for attribute in token.attributes:
        if attribute.name == "translate":
            state = _after_translate(state, _value(text, attribute))
        elif attribute.name == "class":
            state = _after_classes(state, _value(text, attribute).split())
        elif attribute.name in LANGUAGE_ATTRIBUTES and token.name not in ROOTS:
            state = _after_language(state, _value(text, attribute), source)
    return state


def _value(text: str, attribute: Attribute) -> str:
    return read_value(text[attribute.start : attribute.end]).strip().lower()


def _after_translate(state: State, value: str) -> State:
    if value in ("no", "yes", ""):
        return state._replace(is_protected=value == "no")
    return state


def _after_classes(state: State, names: Sequence[str]) -> State:
    if not PROTECTING_CLASSES.isdisjoint(names):
        state = state._replace(is_protected=True)
    if any(name in CODE_CLASSES or name.startswith(CODE_PREFIXES) for name in names):
        state = state._replace(is_code=True)
    return state


def _after_language(state: State, value: str, source: Language | None) -> State:
    if not _LANGUAGE_TAG.fullmatch(value):
        return state
    language = find_language(value)
    is_foreign = language is None or (source is not None and language is not source)
    return state._replace(is_foreign=is_foreign)
