"""Units whose sides have other numbers."""

from __future__ import annotations

from collections import Counter

from corpora.languages import Language
from corpora.memory.numerals import Kind, numeral_of
from corpora.memory.tokens import number_spans, without_tags
from corpora.memory.unit import MemoryUnit


def judge(unit: MemoryUnit) -> str | None:
    """Numbers on each side that the other lacks, however each language writes them: 1.234,5 is 1,234.5.

    A number on one side alone is nothing to remark on: "5 orang" may be "five people".
    """
    if not (_has_digit(unit.source) and _has_digit(unit.target)):
        return None
    source, target = _values(unit.source, unit.pair[0]), _values(unit.target, unit.pair[1])
    missing, added = source - target, target - source
    if not missing or not added:
        return None
    return f"{_listed(missing)} against {_listed(added)}"


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _values(text: str, language: Language) -> Counter[str]:
    """The numbers of a text, spelled in one way."""
    values: Counter[str] = Counter()
    for place in number_spans(without_tags(text)):
        numeral = numeral_of(place.group(), language)
        values[_spelled(numeral.kind, numeral.value)] += 1
    return values


def _spelled(kind: Kind, value: tuple[str, ...]) -> str:
    # A clock in one language may look like a number in the other: 10.30 and 10:30.
    return ".".join(part for part in value if part) or "0" if kind is not Kind.OTHER else value[0]


def _listed(values: Counter[str]) -> str:
    return ", ".join(sorted(values)[:5])
