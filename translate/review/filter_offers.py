"""What can be written next in a filter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from translate.review.filter_keys import KEYS

_LAST_WORD = re.compile(r'(?:^|(?<=\s))-?(?:[^\W\d_]*:)?[^\s"/:]*\Z')
_ALIASES = ("id",)


def offers(text: str, known: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """Words that the last one of `text` may become: `state:` or `state:draft`, with its `-` if it has one.

    `known` has more values for a key, such as the checks that found something. Empty inside quotes and expressions.
    """
    word = _last_word(text)
    if word is None:
        return []
    sign = "-" if word.startswith("-") else ""
    key, colon, value = word.removeprefix("-").lower().rpartition(":")
    if colon:
        return [f"{sign}{key}:{one}" for one in _continued(value, _values(key, known or {}))]
    names = [f"{name}:" for name in KEYS if name not in _ALIASES]
    said = [f"{name}:{one}" for name in KEYS if value and name not in _ALIASES for one in _values(name, known or {})]
    matching = [one for one in names if one.startswith(value)]
    matching += [one for one in said if one.partition(":")[2].startswith(value)]
    return [f"{sign}{one}" for one in matching]


def taken(text: str, offer: str) -> str:
    """`text` with its last word made what was offered, and a blank where the next one begins."""
    word = _last_word(text) or ""
    return text[: len(text) - len(word)] + offer + ("" if offer.endswith(":") else " ")


def _last_word(text: str) -> str | None:
    if text.count('"') % 2:
        return None
    found = _LAST_WORD.search(text)
    return found.group() if found else None


def _values(key: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    return list(dict.fromkeys((*KEYS[key].values, *known.get(key, ())))) if key in KEYS else []


def _continued(value: str, values: Sequence[str]) -> Iterator[str]:
    """With a comma before it, one value more: `draft,ed` becomes `draft,edited`."""
    said, comma, beginning = value.rpartition(",")
    return (f"{said}{comma}{one}" for one in values if one.startswith(beginning) and one != beginning)
