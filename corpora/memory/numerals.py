"""Numbers as the two languages write them, 1.234,5 and 1,234.5, and their exchange in a translation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from corpora.languages import Language
from corpora.memory.tokens import number_spans

_GROUPS_AND_DECIMALS = {Language.INDONESIAN: (".", ","), Language.ENGLISH: (",", ".")}
_CLOCK = re.compile(r"([01]?\d|2[0-4])([.:])([0-5]\d)")
_HALF_OF_DAY = re.compile(r"\s?([ap])\.?m\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COUNTED_NOUN = re.compile(r"\s(?!(?:of|and|or|to|in|on|at|is|are|was|were|for|from|with|by|per|percent)\b)[a-z]")


class Kind(Enum):
    """What a number is."""

    NUMBER = "number"
    CLOCK = "clock"
    """A time of day: 10.30 in Indonesian, 10:30 in either."""
    OTHER = "other"
    """A date, a version, a ratio: known by its characters alone."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, read as its language writes it."""

    text: str
    kind: Kind
    value: tuple[str, ...]
    """Two numerals of one kind and value say the same."""
    is_grouped: bool = False
    """Whether thousands are parted."""
    is_ordinal: bool = False
    """1st, 22nd."""


def numeral_of(text: str, language: Language) -> Numeral:
    """A number as `language` writes it."""
    if ordinal := _ORDINAL.fullmatch(text):
        return Numeral(text, Kind.NUMBER, (ordinal[1].lstrip("0"), ""), is_ordinal=True)
    group, decimal = _GROUPS_AND_DECIMALS[language]
    whole, _, part = text.partition(decimal)
    is_grouped = re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(group)}\d{{3}})+", whole) is not None
    if (is_grouped or whole.isdigit()) and (part.isdigit() or decimal not in text):
        return Numeral(text, Kind.NUMBER, (whole.replace(group, "").lstrip("0"), part), is_grouped)
    clock = _CLOCK.fullmatch(text)
    if clock and (clock[2] == ":" or language is Language.INDONESIAN):
        return Numeral(text, Kind.CLOCK, (clock[1].lstrip("0"), clock[3]))
    return Numeral(text, Kind.OTHER, (text,))


def adapted(query: str, source: str, target: str, source_language: Language) -> str | None:
    """`target`, the translation of `source`, with the numbers of `query`; None where that is not certain.

    `query` and `source` differ in their numbers alone. A number is exchanged if the target has it as often as the
    source, by value as each language writes it, and its new value is the same everywhere.
    """
    old, new = _numerals(source, source_language), _numerals(query, source_language)
    places = number_spans(target)
    there = [numeral_of(place.group(), source_language.other) for place in places]
    changes: dict[int, str] = {}
    for positions in _same(old).values():
        replacements = {new[position].text for position in positions}
        if replacements == {old[positions[0]].text}:
            continue
        found = _found(old[positions[0]], there)
        if len(replacements) != 1 or len(found) != len(positions) or len(old) != len(new):
            return None
        for index in found:
            written = _written(old[positions[0]], new[positions[0]], there[index], source_language.other)
            if written is None or not _fits(there[index], new[positions[0]], target[places[index].end() :]):
                return None
            changes[index] = written
    return _replaced(target, places, changes)


def _numerals(text: str, language: Language) -> list[Numeral]:
    return [numeral_of(place.group(), language) for place in number_spans(text)]


def _same(numerals: Sequence[Numeral]) -> dict[tuple[Kind, tuple[str, ...]], list[int]]:
    """The positions of each kind and value."""
    positions: dict[tuple[Kind, tuple[str, ...]], list[int]] = defaultdict(list)
    for position, numeral in enumerate(numerals):
        positions[numeral.kind, numeral.value].append(position)
    return positions


def _found(numeral: Numeral, there: Sequence[Numeral]) -> list[int]:
    """Where the translation has a number: by its value, or else by its characters."""
    by_value = [
        index for index, other in enumerate(there) if (other.kind, other.value) == (numeral.kind, numeral.value)
    ]
    return by_value or [index for index, other in enumerate(there) if other.text == numeral.text]


def _written(old: Numeral, new: Numeral, there: Numeral, language: Language) -> str | None:
    """`new` as `language` writes it and as the translation wrote `old`; None if they are not alike enough."""
    if new.kind is not old.kind:
        return None
    if (there.kind, there.value) != (old.kind, old.value) or new.kind is Kind.OTHER:
        return new.text if _shape(new.text) == _shape(old.text) else None
    if new.kind is Kind.CLOCK:
        mark = ":" if ":" in there.text else "."
        return new.text.replace(":", mark).replace(".", mark)
    if new.is_ordinal or there.is_ordinal:
        return _ordinal(new.value[0]) if there.is_ordinal and not new.value[1] else new.value[0]
    group, decimal = _GROUPS_AND_DECIMALS[language]
    whole, part = new.value
    if not new.is_grouped:
        whole = re.split(r"\D", new.text)[0]
    elif there.is_grouped or not old.is_grouped:
        whole = f"{int(whole):,}".replace(",", group)
    return f"{whole}{decimal}{part}" if part else whole


def _fits(there: Numeral, new: Numeral, rest: str) -> bool:
    """Whether the words after a number allow the new one: 1 file is not 5 file, 9:30 a.m. not 14:30 a.m."""
    if there.kind is Kind.CLOCK and (half := _HALF_OF_DAY.match(rest)):
        return half[1].lower() == "a" and all(0 < int(one.value[0] or 0) < 12 for one in (there, new))
    is_one = there.value == ("1", ""), new.value == ("1", "")
    return is_one[0] == is_one[1] or there.is_ordinal or not _COUNTED_NOUN.match(rest)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _ordinal(digits: str) -> str:
    number = int(digits or 0)
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _replaced(text: str, places: Sequence[re.Match[str]], changes: Mapping[int, str]) -> str:
    pieces: list[str] = []
    done = 0
    for index in sorted(changes):
        pieces += (text[done : places[index].start()], changes[index])
        done = places[index].end()
    return "".join((*pieces, text[done:]))
