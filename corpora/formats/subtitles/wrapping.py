"""Text in lines as subtitlers break them: as few as it needs, even, and broken where a clause or a phrase begins.

The practice is that of the guides of Netflix and the BBC: 42 characters a line, two lines, broken after punctuation, or
before a conjunction or a preposition, never between a word and its article, negation or auxiliary, or within a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from corpora.sentences.lexicon import read_sections

LONGEST_LINE = 42
"""Characters that a line of a subtitle has room for."""
MOST_LINES = 2

_LINE_END = re.compile(r"[\r\n]+")
# No-break spaces are no places to break at.
_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_SENTENCE_END = re.compile(r"[.?!…][\"'”’»)\]]*\Z")
_CLAUSE_END = re.compile(r"[,;:–—-][\"'”’»)\]]*\Z")
_NUMBER = re.compile(r"(?:Rp)?[\d.,]*\d\Z")
_SIGN = re.compile(r"[&+=<>/×]+\Z")
_DASHES = "-–—"

# What a break costs, in characters by which the lines might be uneven instead.
_AFTER_SENTENCE, _AFTER_CLAUSE, _BEFORE_CLAUSE, _BEFORE_PHRASE, _ANYWHERE, _WITHIN_PHRASE = 0, 1, 6, 10, 16, 28


@dataclass(frozen=True, slots=True)
class _Word:
    """What no line end may part: a word with the dashes, signs and tags beside it."""

    text: str
    bare: str
    """What a viewer sees of it."""
    width: int


def wrap(text: str, longest_line: int, most_lines: int, seen: Callable[[str], str] = str) -> list[str]:
    """`text` in at most `most_lines` lines of at most `longest_line` characters, if it has room there.

    Its own line ends stay; other whitespace is one space, or a line end. If it has no room, lines are longer rather
    than more. Of a word a viewer sees what `seen` makes of it: without tags, say. Takes time linear in the length of
    `text`.
    """
    paragraphs = _paragraphs(text, seen)
    spare = max(0, most_lines - len(paragraphs))
    lines: list[str] = []
    for words in paragraphs:
        count = min(_needed(words, longest_line), spare + 1)
        spare -= count - 1
        lines += _even_lines(words, count, longest_line)
    return lines


def lines_needed(text: str, longest_line: int) -> int:
    """How many lines of at most `longest_line` characters `text` takes; a longer word has one to itself."""
    return sum(_needed(words, longest_line) for words in _paragraphs(text, str))


def visible_length(text: str) -> int:
    """The characters of `text` that take room on a screen: no combining marks, directions or line ends."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf", "Cc") for character in text)


def _paragraphs(text: str, seen: Callable[[str], str]) -> list[list[_Word]]:
    return [words for line in _LINE_END.split(text) if (words := _words(line, seen))]


def _words(line: str, seen: Callable[[str], str]) -> list[_Word]:
    groups: list[list[str]] = []
    has_word = True
    for token in filter(None, _SPACE.split(line)):
        bare = seen(token)
        is_word = any(map(str.isalnum, bare))
        # A line that begins with a dash looks like another speaker's.
        if not groups or (has_word and is_word and bare[0] not in _DASHES):
            groups.append([token])
            has_word = is_word
        else:
            groups[-1].append(token)
            has_word = has_word or is_word
    return [_word(" ".join(group), seen) for group in groups]


def _word(text: str, seen: Callable[[str], str]) -> _Word:
    bare = seen(text)
    return _Word(text, bare, visible_length(bare))


def _needed(words: Sequence[_Word], longest: int) -> int:
    return _Widths(words).needed(longest)[0]


def _even_lines(words: Sequence[_Word], count: int, longest: int) -> list[str]:
    """`words` in `count` lines, each as near to an equal share as good places to break allow."""
    if count == 1:
        return [_joined(words)]
    widths = _Widths(words)
    needed = widths.needed(longest)
    if needed[0] > count:
        longest = widths.between(0, len(words)) // count + max(word.width for word in words) + 1
        needed = widths.needed(longest)
    lines: list[str] = []
    start = 0
    for left in range(count, 1, -1):
        if needed[start] == 1:
            break
        place = _best_break(words, widths, needed, start, left, longest)
        lines.append(_joined(words[start:place]))
        start = place
    return [*lines, _joined(words[start:])]


def _joined(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)


def _best_break(
    words: Sequence[_Word], widths: _Widths, needed: Sequence[int], start: int, left: int, longest: int
) -> int:
    """Where the line from `start` on ends, if the words from there on have `left` lines."""
    share = widths.between(start, len(words)) / left
    best, best_cost = start + 1, float("inf")
    for place in range(start + 1, len(words)):
        width = widths.between(start, place)
        if place > start + 1 and width > longest:
            break
        if needed[place] > left - 1:
            continue
        # Of two breaks as good, the one with the longer lower line covers less of the picture.
        cost = abs(width - share) + (width > share) + _cost(words[place - 1].bare, words[place].bare)
        if cost < best_cost:
            best, best_cost = place, cost
    return best


class _Widths:
    """How much room stretches of words take."""

    def __init__(self, words: Sequence[_Word]):
        self._sums = list(accumulate((word.width + 1 for word in words), initial=0))

    def between(self, start: int, end: int) -> int:
        """The width of the words from `start` to `end`, `end` excluded."""
        return max(0, self._sums[end] - self._sums[start] - 1)

    def needed(self, longest: int) -> list[int]:
        """How many lines the words from each place on need; 0 at the end."""
        count = len(self._sums) - 1
        needed = [0] * (count + 1)
        end = count
        for start in range(count - 1, -1, -1):
            while end > start + 1 and self.between(start, end) > longest:
                end -= 1
            needed[start] = 1 + needed[end]
        return needed


def _cost(before: str, after: str) -> int:
    """What it costs to break between two words."""
    clause, phrase, bound = (_listed()[section] for section in ("clause", "phrase", "bound"))
    last, first = _core(before), _core(after)
    if last in clause or last in phrase or last in bound or _NUMBER.search(last) or _SIGN.match(last):
        return _WITHIN_PHRASE
    if _SENTENCE_END.search(before):
        return _AFTER_SENTENCE
    if _CLAUSE_END.search(before):
        return _AFTER_CLAUSE
    if first in clause:
        return _BEFORE_CLAUSE
    if first in phrase:
        return _BEFORE_PHRASE
    return _WITHIN_PHRASE if before[:1].isupper() and after[:1].isupper() else _ANYWHERE


def _core(word: str) -> str:
    """The last word of what stands together, as it is listed."""
    return word.rpartition(" ")[2].strip("\"'“”‘’«»()[]").lower()


@cache
def _listed() -> dict[str, frozenset[str]]:
    file = resources.files("corpora.formats.subtitles") / "line_breaks.txt"
    return {name: frozenset(words) for name, words in read_sections(file.read_text(encoding="utf-8")).items()}
