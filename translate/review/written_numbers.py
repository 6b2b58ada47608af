"""The numbers of a text as the other language writes them: Rp1.234,5 and Rp1,234.5, pukul 19.45 and 19:45."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpora.languages import Language
from corpora.memory.numerals import Kind, Numeral, adapted, numeral_of
from corpora.memory.tokens import number_spans
from corpora.span import Span

_SIGN_BEFORE = re.compile(r"(?:Rp|IDR|USD|US\$|S\$|\$|€|£|¥|RM)\s?$")
_ORDINAL_BEFORE = re.compile(r"\bke-$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b(?:pukul|pkl\.?|jam)\s$", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(r"\s?(?:WIB|WITA|WIT)\b")
_PERCENT = re.compile(r"\s?%(?!\w)")
_HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_OTHER_MARKS = str.maketrans(".,", ",.")
_LONGEST_SIGN = 8


class WrittenNumber(NamedTuple):
    """A number of a text."""

    span: Span
    """With its currency and percent sign."""
    other: str
    """As the other language writes it."""
    value: str
    """The same for numbers that say the same, in either language."""


def numbers_in(text: str, language: Language) -> Iterator[WrittenNumber]:
    """The numbers in digits, in order. What is neither amount, time nor ordinal stays as it is: 3.11.2, 17/8/1945."""
    for found in number_spans(text):
        before = text[max(0, found.start() - _LONGEST_SIGN) : found.start()]
        yield _written(found, before, text[found.end() :][:_LONGEST_SIGN], language)


def _written(found: re.Match[str], before: str, behind: str, language: Language) -> WrittenNumber:
    numeral = numeral_of(found[0], language)
    start, end = found.span()
    value = _value(numeral)
    if numeral.kind is Kind.CLOCK:
        half = _HALF_DAY.match(behind)
        other, value = _clock(
            numeral, half, is_certain=bool(_CLOCK_BEFORE.search(before) or _CLOCK_BEHIND.match(behind))
        )
        return WrittenNumber(Span(start, end + (half.end() if half else 0)), other, value)
    if numeral.is_ordinal:
        return WrittenNumber(Span(start, end), f"ke-{numeral.value[0]}", value)
    if language is Language.INDONESIAN and (ke := _ORDINAL_BEFORE.search(before)) and found[0].isdigit():
        return WrittenNumber(Span(start - len(ke[0]), end), _english_ordinal(found[0]), value)
    sign, percent = _SIGN_BEFORE.search(before), _PERCENT.match(behind)
    sign_text, percent_text = sign[0] if sign else "", percent[0] if percent else ""
    other = found[0].translate(_OTHER_MARKS) if numeral.kind is Kind.NUMBER else found[0]
    span = Span(start - len(sign_text), end + len(percent_text))
    return WrittenNumber(span, f"{sign_text}{other}{percent_text}", value)


def _value(numeral: Numeral) -> str:
    """A time may look like an amount in the other language, so both are spelled alike."""
    return numeral.value[0] if numeral.kind is Kind.OTHER else ".".join(filter(None, numeral.value)) or "0"


def _clock(numeral: Numeral, half: re.Match[str] | None, *, is_certain: bool) -> tuple[str, str]:
    """In the other language, and the value. 10.30 may be a section: without a word that says so it is no time."""
    if ":" not in numeral.text:
        return numeral.text.replace(".", ":") if is_certain else numeral.text, _value(numeral)
    hours, minutes = numeral.text.split(":")
    if half:
        hours = f"{int(hours) % 12 + 12 * (half[1].lower() == 'p'):02}"
    return f"{hours}.{minutes}", ".".join(filter(None, (hours.lstrip("0"), minutes)))


def _english_ordinal(digits: str) -> str:
    return adapted(digits, "1", "1st", Language.INDONESIAN) or digits
