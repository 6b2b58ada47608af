"""What a translation takes over from its source: numbers, dates, names, addresses and tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from corpora.languages import Language
from corpora.markup import NUMBERED_TAG
from corpora.memory.tokens import tokens_of
from corpora.span import Span
from translate.pair import LanguagePair
from translate.review.codes import code_spans
from translate.review.dates import dates_in, is_calendar_name
from translate.review.names import names_in
from translate.review.written_numbers import numbers_in

PlaceableKind = Literal["number", "date", "name", "tag", "address"]

# The bounds keep a long stretch of letters from being searched again and again.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{1,500}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w./@-])(?:[\w-]{1,63}\.){1,4}(?:com|org|net|info|id|edu|gov)(?![\w-])(?:/[^\s<>\"“”]{1,500})?"
    r"|(?<!\w)[@#][^\W\d_]\w{1,60}"
)
_MARKS_AT_END = ".,;:!?)]}'’…"


@dataclass(frozen=True, slots=True)
class Placeable:
    """Something of the source that the translation needs, as the target language writes it."""

    text: str
    kind: PlaceableKind


def missing_tags(source: str, target: str) -> list[str]:
    """The tags and variables that the target lacks, in the order of the source."""
    there = Counter(_codes(target))
    missing: list[str] = []
    for code in _codes(source):
        if there[code]:
            there[code] -= 1
        else:
            missing.append(code)
    return missing


def placeables(source: str, target: str, pair: LanguagePair) -> list[Placeable]:
    """What the source has and the target lacks, in the order of the source; each as often as it is lacking."""
    there = Counter((found.placeable.kind, found.value) for found in _found(target, pair.target))
    missing: list[Placeable] = []
    for found in _found(source, pair.source):
        key = found.placeable.kind, found.value
        if there[key]:
            there[key] -= 1
        elif found.placeable.kind != "name" or not _has_word(target, found.value):
            missing.append(found.placeable)
    return missing


class _Found(NamedTuple):
    span: Span
    placeable: Placeable
    """As the other language writes it."""
    value: object
    """The same in both languages."""


def _found(text: str, language: Language) -> list[_Found]:
    """What stands in a text, in its order; what belongs to something greater is not named again."""
    text = _usual_tags(text)
    taken: list[_Found] = []
    is_covered = bytearray(len(text))
    for found in _all(text, language):
        start, end = found.span
        if not any(is_covered[start:end]):
            is_covered[start:end] = b"\1" * (end - start)
            taken.append(found)
    return sorted(taken, key=lambda one: one.span)


def _all(text: str, language: Language) -> Iterator[_Found]:
    """Those that may hold others first."""
    for span in code_spans(text):
        yield _as_it_is(text, span, "tag")
    for address in _ADDRESS.finditer(text):
        trimmed = address[0].rstrip(_MARKS_AT_END)
        yield _as_it_is(text, Span(address.start(), address.start() + len(trimmed)), "address")
    for span, date in dates_in(text, language):
        # A translation may leave the day of the week out.
        value = replace(date, weekday=None) if date.day else date
        yield _Found(span, Placeable(date.written(language.other), "date"), value)
    for number in numbers_in(text, language):
        yield _Found(number.span, Placeable(number.other, "number"), number.value)
    for span in names_in(text, language):
        if not is_calendar_name(text[span.start : span.end], language):
            yield _as_it_is(text, span, "name")


def _as_it_is(text: str, span: Span, kind: PlaceableKind) -> _Found:
    piece = text[span.start : span.end]
    return _Found(span, Placeable(piece, kind), piece)


def _has_word(text: str, name: object) -> bool:
    return re.search(rf"(?<!\w){re.escape(str(name))}(?!\w)", text) is not None


def _codes(text: str) -> list[str]:
    return list(tokens_of(_usual_tags(text)).tags)


def _usual_tags(text: str) -> str:
    """The text with its tags spelled as usual, however a person spaced them."""
    return NUMBERED_TAG.sub(lambda tag: "".join(tag[0].split()), text)
