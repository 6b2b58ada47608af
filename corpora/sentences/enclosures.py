"""Brackets and short quotations inside which a sentence of the paragraph does not end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpora.span import Span

_LONGEST_BRACKET = 300
"""Characters; a bracket that stays open for longer was never meant to be closed, or holds a paragraph of its own."""

_MARKS = tuple(".!?…")
_QUOTES = '"“”‘’«»'
_BRACKET = re.compile(r"[()\[\]{}]")
_PARTNERS = {")": "(", "]": "[", "}": "{"}

# Slogan “Kerja. Kerja. Kerja.” dipakai lagi.
_QUOTATION_IN_CLAUSE = re.compile(r"(?<=\w\s)[\"“«](?=\S)[^\"“”«»]{1,100}(?<=\S)[\"”»](?=\s([^\W\d_]))")


@dataclass(frozen=True, slots=True)
class Enclosures:
    """What a paragraph encloses, found in one pass."""

    held: tuple[Span, ...]
    """Short brackets and short quotations within a clause, marks included; in order, without overlap."""
    openings: Mapping[int, int]
    """Position of a closing bracket → position of the opening one."""
    closing_quotes: frozenset[int]
    """Positions of every second straight double quote, which closes what the one before opened."""

    def hold(self, end: int) -> bool:
        """Whether a sentence that ended at `end` would end inside an enclosure."""
        index = bisect_left(self.held, (end,)) - 1
        return index >= 0 and end < self.held[index].end


def find_enclosures(text: str) -> Enclosures:
    """Pair the brackets and quotation marks of a paragraph; those without a partner enclose nothing."""
    openings = _pair_brackets(text)
    brackets = (
        Span(start, closing + 1)
        for closing, start in openings.items()
        if closing - start <= _LONGEST_BRACKET and not _is_of_whole_sentences(text, start, closing)
    )
    quotations = (Span(*m.span()) for m in _QUOTATION_IN_CLAUSE.finditer(text) if m[1].islower())
    straight_quotes = (m.start() for m in re.finditer('"', text))
    return Enclosures(
        held=tuple(_outermost(sorted([*brackets, *quotations]))),
        openings=openings,
        closing_quotes=frozenset(position for index, position in enumerate(straight_quotes) if index % 2),
    )


def _is_of_whole_sentences(text: str, start: int, closing: int) -> bool:
    """Whether sentences begin and end with the bracket: “Berhenti. (Hujan turun. Lapangan basah.) Ia pulang.”"""
    inside = text[start + 1 : closing]
    if inside[-1:] not in _MARKS or not inside.lstrip(_QUOTES)[:1].isupper():
        return False
    before = text[max(0, start - 10) : start].rstrip()
    return not before or before.rstrip(_QUOTES + ")]")[-1:] in _MARKS


def _pair_brackets(text: str) -> dict[int, int]:
    # One stack a shape: the lone bracket of "1) Pendahuluan" must not unpair those of another shape.
    open_positions: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    openings: dict[int, int] = {}
    for match in _BRACKET.finditer(text):
        bracket = match[0]
        if bracket in open_positions:
            open_positions[bracket].append(match.start())
        elif positions := open_positions[_PARTNERS[bracket]]:
            openings[match.start()] = positions.pop()
    return openings


def _outermost(spans: list[Span]) -> Iterator[Span]:
    reach = -1
    for span in spans:
        if span.end > reach:
            yield span
            reach = span.end
