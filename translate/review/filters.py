"""Which segments a person wants to see, from one line of words: `state:draft finding:term-missed mitra -"dua kali"`.

Words that are parted by blanks must all be true of a segment. A word is looked for in source and target; `"two words"`
stand beside each other, `/regex/` is a regular expression, `key:value` asks for something else than text, and `-`
before any of them turns it round. Capitals do not matter. Tags inside what is looked for may be left out or written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpora.errors import UsageError
from corpora.job import JobSegment
from corpora.memory.tokens import composed, without_tags
from translate.review.expressions import compiled
from translate.review.filter_keys import KEYS, find_key

Test = Callable[[JobSegment], bool]
TextTest = Callable[[str], bool]
Search = Callable[[str], "re.Match[str] | None"]

_WORD = re.compile(
    r"(?P<negation>-)?(?:(?P<key>[^\W\d_]+):)?"
    r"(?:\"(?P<quoted>[^\"]*)\"?|/(?P<regex>(?:\\.|[^/\\])+)/(?!\S)|(?P<plain>\S+))"
)
_ESCAPE_OR_LETTERS = re.compile(r"\\.|[^\\]+", re.DOTALL)
_SPELLED_CHARACTER = re.compile(r"\\[xuUN0]|\(\?P")
"""What may name a capital, or has capitals that are no text."""


@dataclass(frozen=True)
class SegmentFilter:
    """What segments must be like; the one without tests lets all through."""

    text: str
    """As it was written."""
    tests: tuple[Test, ...] = ()

    def matches(self, segment: JobSegment) -> bool:
        """Whether a segment is as wanted."""
        return all(test(segment) for test in self.tests)

    def select(self, segments: Iterable[JobSegment]) -> list[int]:
        """The numbers of the segments that are as wanted, in their order; about 2 µs a segment and word."""
        left: Iterable[JobSegment] = segments
        for test in self.tests:
            left = filter(test, left)
        return [segment.number for segment in left]


def parse_filter(text: str) -> SegmentFilter:
    """The filter that `text` says. Raises UsageError for an unknown key or value, or a faulty regular expression."""
    parsed = [_parsed(word) for word in _WORD.finditer(text)]
    # Words of text are the dearest to look for, so they come last.
    ordered = sorted(parsed, key=lambda one: one.is_of_text)
    return SegmentFilter(text, tuple(one.test for one in ordered))


@dataclass(frozen=True)
class _Parsed:
    test: Test
    is_of_text: bool


def _parsed(word: re.Match[str]) -> _Parsed:
    key, quoted, regex, plain = word["key"], word["quoted"], word["regex"], word["plain"]
    if key and plain and plain.startswith("//"):  # https://example.org
        key, plain = None, f"{key}:{plain}"
    if not key and plain and plain.endswith(":") and plain[:-1].lower() in KEYS:
        raise UsageError(f"Write what stands behind {plain} {find_key(plain[:-1]).help}.")
    found = find_key(key) if key else KEYS["text"]
    if regex is not None:
        test = found.text_test(_expression(regex))
    elif quoted is not None:
        test = found.text_test(_needle(quoted))
    else:
        test = found.test(plain, _needle)
    return _Parsed(_turned(test) if word["negation"] else test, found.is_of_text)


def _turned(test: Test) -> Test:
    return lambda segment: not test(segment)


def _needle(wanted: str) -> TextTest:
    needle = composed(wanted).lower()

    def has(text: str) -> bool:
        if not text.isascii():
            text = composed(text)
        return needle in text.lower() or ("<" in text and needle in without_tags(text).lower())

    return has


def _expression(regex: str) -> TextTest:
    search = _compiled(regex)

    def has(text: str) -> bool:
        text = composed(text).lower()
        return search(text) is not None or ("<" in text and search(without_tags(text)) is not None)

    return has


def _compiled(regex: str) -> Search:
    """The search of a text in small letters, in which an expression in small letters is found two or three times as
    quickly as one that minds no capitals.
    """
    if _SPELLED_CHARACTER.search(regex):
        return compiled(composed(regex), re.IGNORECASE).search
    return compiled(_in_small_letters(composed(regex)), re.RegexFlag(0)).search


def _in_small_letters(regex: str) -> str:
    return _ESCAPE_OR_LETTERS.sub(lambda found: found[0] if found[0].startswith("\\") else found[0].lower(), regex)
