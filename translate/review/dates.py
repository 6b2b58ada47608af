"""Dates in words, as the two languages write them: Senin, 17 Agustus 1945 and Monday, August 17, 1945."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpora.languages import Language
from corpora.span import Span
from corpora.word_lists import entries

_DAY = r"0?[1-9]|[12]\d|3[01]"
_ENDING = r"(?:st|nd|rd|th)?"
_NO_MORE_DIGITS = r"(?![\w:]|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Date:
    """What a text says of a day; None for what it leaves out."""

    day: int | None = None
    month: int | None = None
    """From 1."""
    year: int | None = None
    weekday: int | None = None
    """Monday is 1."""

    def written(self, language: Language) -> str:
        """In words, the day before the month."""
        names = _names(language)
        weekday = names["day"][self.weekday - 1][0] if self.weekday else ""
        month = names["month"][self.month - 1][0] if self.month else ""
        date = " ".join(str(part) for part in (self.day, month, self.year) if part)
        return ", ".join(part for part in (weekday, date) if part)


def dates_in(text: str, language: Language) -> Iterator[tuple[Span, Date]]:
    """The dates of a text, in order: those with a month in words, and days of the week alone."""
    for found in _pattern(language).finditer(text):
        date = Date(
            _number(found["day"] or found["day_after"]),
            _place(found["month"], "month", language),
            _number(found["year"]),
            _place(found["weekday"] or found["weekday_alone"], "day", language),
        )
        # A month alone may be no month where it begins a sentence (May I?) or is short (Mar).
        is_doubtful = found.start() == 0 or found["month"] not in _full_names(language)
        if not (is_doubtful and date == Date(month=date.month)):
            yield Span(*found.span()), date


def is_calendar_name(word: str, language: Language) -> bool:
    """Whether a word is the name of a month or of a day of the week."""
    return any(word in names for kind in _names(language).values() for names in kind)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _place(name: str | None, kind: str, language: Language) -> int | None:
    return next((place for place, names in enumerate(_names(language)[kind], 1) if name in names), None)


def _full_names(language: Language) -> set[str]:
    return {names[0] for names in _names(language)["month"]}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    month, weekday = (_either(_names(language)[kind]) for kind in ("month", "day"))
    # Only English has the day behind the month: August 17, 1945.
    day_after = _DAY if language is Language.ENGLISH else "(?!)"
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday}),? \(?)?"
        rf"(?:(?<![\w.,:/])(?P<day>{_DAY}){_ENDING}(?: of)? )?"
        rf"\b(?P<month>{month})\b(?:\.(?= \d))?"
        rf"(?: (?P<day_after>{day_after}){_ENDING}{_NO_MORE_DIGITS})?"
        rf"(?:,? (?P<year>[12]\d{{3}}){_NO_MORE_DIGITS})?"
        rf"|\b(?P<weekday_alone>{weekday})\b"
    )


def _either(all_names: Sequence[Sequence[str]]) -> str:
    return "|".join(sorted((name for names in all_names for name in names), key=len, reverse=True))


@cache
def _names(language: Language) -> Mapping[str, Sequence[Sequence[str]]]:
    """The spellings of the months and of the days of the week, the one to write first."""
    names: dict[str, list[list[str]]] = {"month": [], "day": []}
    for line in entries((resources.files("translate.review") / "data" / "calendar.tsv").read_text("utf-8")):
        kind, indonesian, english = line.split("\t")
        names[kind].append((indonesian if language is Language.INDONESIAN else english).split())
    return names
