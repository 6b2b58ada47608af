"""Numbers: those of the source, written the target language's way, whether in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import NamedTuple

from corpora.languages import Language
from corpora.memory.numerals import Kind, numeral_of
from corpora.memory.tokens import number_spans
from corpora.span import Span
from corpora.word_lists import entries
from translate.review.checks.check import Problem, Subject

_HALF_DAY_HOURS = 12
_LONGEST_SCALE = 16


def problems(subject: Subject) -> Iterator[Problem]:
    """Numbers of one side that the other has in no way. How often it has them is not asked: pronouns stand for them."""
    source, target = (
        _Side.of(text, language)
        for text, language in zip((subject.source.text, subject.target.text), subject.pair, strict=True)
    )
    gone = [number for number in source.numbers if not target.has(number)]
    new = [number for number in target.numbers if not source.has(number)]
    for lacking, added in zip_longest(gone, new):
        if added is None:
            yield Problem(f"The number {lacking.text} is missing.")
        elif lacking is None:
            yield Problem(f"The source has no number {added.text}.", added.span)
        else:
            yield Problem(f"The source has {lacking.text}, the translation {added.text}.", added.span)


class _Number(NamedTuple):
    text: str
    span: Span
    values: frozenset[str]
    """What it may say, spelled in one way; two numbers that share one say the same."""


@dataclass(frozen=True)
class _Side:
    """What one of the two texts has of numbers."""

    numbers: Sequence[_Number]
    values: frozenset[str]
    """Of its numbers, and of its words that are numbers."""
    digits: frozenset[str]
    """Every run of digits, also those inside words: of 1990s and G20."""

    @classmethod
    def of(cls, text: str, language: Language) -> _Side:
        """The numbers of a text."""
        numbers = [_number(match, text, language) for match in number_spans(text)]
        values = frozenset[str]().union(*(number.values for number in numbers))
        return cls(numbers, values | _spelled_values(text, language), frozenset(re.findall(r"\d+", text)))

    def has(self, number: _Number) -> bool:
        return not number.values.isdisjoint(self.values) or (number.text.isdigit() and number.text in self.digits)


def _number(match: re.Match[str], text: str, language: Language) -> _Number:
    span = Span(*match.span())
    numeral = numeral_of(match.group(), language)
    if numeral.kind is Kind.OTHER:
        # A date may have its day and month in another order, or another mark between them.
        parts = "/".join(sorted(part.lstrip("0") for part in re.split(r"\D", numeral.text)))
        return _Number(match.group(), span, frozenset((numeral.text, parts)))
    whole, part = numeral.value
    if scale := _scale(text[span.end : span.end + _LONGEST_SCALE], language):
        return _Number(match.group(), span, frozenset((_product(f"{whole or 0}.{part}", scale),)))
    values = {".".join(part for part in numeral.value if part) or "0"}
    if numeral.kind is Kind.CLOCK or _may_be_clock(whole, part):
        values |= _twelve_hour_values(int(whole or 0), part)
    return _Number(match.group(), span, frozenset(values))


def _scale(rest: str, language: Language) -> int | None:
    """What the word behind a number multiplies it by: 1,5 juta."""
    word = re.match(r"[\s-]?([^\W\d_]+)", rest)
    return _scales(language).get(word[1].lower()) if word else None


def _product(value: str, scale: int) -> str:
    product = f"{Decimal(value) * scale:f}"
    return product.rstrip("0").rstrip(".") if "." in product else product


def _may_be_clock(whole: str, part: str) -> bool:
    """Whether a number with decimals is perhaps a time of the day in English."""
    return len(part) == 2 and int(part) < 60 and len(whole) <= 2 and int(whole or 0) < 2 * _HALF_DAY_HOURS


def _twelve_hour_values(hour: int, minutes: str) -> set[str]:
    """A time in the other half of the day, and the full hour without its minutes: 14.00 is 2 p.m."""
    hours = {hour, (hour + _HALF_DAY_HOURS) % (2 * _HALF_DAY_HOURS)}
    spelled = {f"{one}.{minutes}" if one else minutes for one in hours}
    return spelled | {str(one) for one in hours} if minutes == "00" else spelled


def _spelled_values(text: str, language: Language) -> frozenset[str]:
    """The values of the words that are numbers: five, two million."""
    pattern, values = _spelled(language)
    found = set()
    for match in pattern.finditer(text):
        value = values[match.group().lower()]
        scale = _scale(text[match.end() : match.end() + _LONGEST_SCALE], language)
        found.add(_product(value, scale) if scale else value)
    return frozenset(found)


@cache
def _spelled(language: Language) -> tuple[re.Pattern[str], Mapping[str, str]]:
    values = {words: value for value, words in _lines(language) if not value.startswith("*")}
    longest_first = sorted(values, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE), values


@cache
def _scales(language: Language) -> Mapping[str, int]:
    return {words: int(value[1:]) for value, words in _lines(language) if value.startswith("*")}


def _lines(language: Language) -> Iterator[tuple[str, str]]:
    data = resources.files("translate.review.checks") / "data" / f"numbers.{language.value}.txt"
    for line in entries(data.read_text("utf-8")):
        value, _, words = line.partition(" ")
        yield value, words
