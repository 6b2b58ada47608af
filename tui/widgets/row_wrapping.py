"""The first lines of a text, for rows that show no more."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

_MOST_CHARACTERS_A_CELL = 4
"""A cell may hold a letter and its combining marks; a text with more of them is cut early."""


class RowLine(NamedTuple):
    """A line of a row."""

    text: str
    start: int
    """The place of its first character in the text that was wrapped."""


def first_lines(text: str, width: int, count: int, cut: str = "…") -> list[RowLine]:
    """Up to `count` lines of at most `width` cells, wrapped between words where that is possible.

    If the text goes on, the last line ends with `cut`, which is one cell wide. Looks at the start of the text only.
    """
    beginning = text[: width * count * _MOST_CHARACTERS_A_CELL + 1]
    is_whole = len(beginning) == len(text)
    lines: list[RowLine] = []
    rest, start = beginning, 0
    while rest and len(lines) < count:
        fitting = _characters_in(rest, width)
        is_last = len(lines) == count - 1
        if fitting == len(rest) and (is_whole or not is_last):
            lines.append(RowLine(rest, start))
            break
        if is_last:
            lines.append(RowLine(_with_cut(rest, width, cut), start))
        else:
            end = _word_end(rest, fitting)
            lines.append(RowLine(rest[:end].rstrip(" "), start))
            rest = rest[end:].lstrip(" ")
            start = len(beginning) - len(rest)
    return lines


def _characters_in(text: str, width: int, fewest: int = 1) -> int:
    """How many characters of a text stand in so many cells; at least one where the text must go on behind them."""
    if text.isascii():
        return min(len(text), width)
    if cell_len(text) <= width:
        return len(text)
    low, high = fewest, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _word_end(text: str, fitting: int) -> int:
    """Where to part a line of which `fitting` characters have room: behind a word, or there if one word fills it."""
    if text[fitting : fitting + 1] == " ":
        return fitting
    space = text.rfind(" ", 0, fitting)
    return space if space > 0 else fitting


def _with_cut(text: str, width: int, cut: str) -> str:
    return text[: _characters_in(text, width - 1, fewest=0)].rstrip(" ") + cut
