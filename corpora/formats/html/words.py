"""Text as people read it and as a page spells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from corpora.formats.xmlspans import escape_text

SPACE = "\t\n\f\r "
"""What is space in HTML; a space that does not break is none."""

_SPACES = re.compile(r"[\t\n\f\r ]+")
_LINE_ENDS = re.compile(r"[\r\n]+")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9A-Fa-f]+);?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_NAMED = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,31};")
_LONGEST_NUMBER = 40
_WORD = re.compile(r"\w+")
_LONGEST_NAME = 60
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|mailto:|tel:|www\.)\S+|[^\s@]+@[^\s@]+\.\w+|\S+\.(?:png|jpe?g|gif|svg|webp|ico|pdf)",
    re.IGNORECASE,
)


def read_text(raw: str, *, keeps_space: bool) -> str:
    """What is between tags, its character references resolved; runs of spaces and line ends are one space, or stay."""
    text = _REFERENCE.sub(_resolved, raw) if "&" in raw else raw
    return text if keeps_space else collapse(text)


def read_value(raw: str) -> str:
    """The value of an attribute; `&copy=1` in it is no reference, as in the address `?a=2&copy=1`."""
    return _REFERENCE.sub(_resolved_in_value, raw) if "&" in raw else raw


def _resolved(reference: re.Match[str]) -> str:
    raw = reference.group()
    # Python reads no numbers of thousands of digits, and there are no such characters.
    return unescape(raw) if len(raw) < _LONGEST_NUMBER else "\ufffd"


def _resolved_in_value(reference: re.Match[str]) -> str:
    raw = reference.group()
    if raw[1] == "#":
        return _resolved(reference)
    is_other = not raw.endswith(";") and reference.string.startswith("=", reference.end())
    return raw if is_other else html5.get(raw[1:], raw)


def references_in(text: str) -> dict[int, str]:
    """The references that a page has in the place of letters outside ASCII, by the number of the letter.

    Those that it also writes as they are are not among them, but for spaces that do not break: nobody sees those.
    """
    resolved = {unescape(reference): reference for reference in sorted(set(_NAMED.findall(text)))}
    return {
        ord(letter): reference
        for letter, reference in sorted(resolved.items())
        if len(letter) == 1 and not letter.isascii() and (letter == "\xa0" or letter not in text)
    }


def collapse(text: str) -> str:
    """`text` with every run of spaces and line ends as one space."""
    return _SPACES.sub(" ", text)


def is_blank(text: str) -> bool:
    """Whether there is nothing but space in it."""
    return not text.strip(SPACE)


def has_words(text: str) -> bool:
    """Whether there is something to translate in it: a letter, and not in an address or a file's name alone."""
    if not any(map(str.isalpha, text)):
        return False
    stripped = text.strip()
    return " " in stripped or _ADDRESS.fullmatch(stripped) is None


def as_name(text: str) -> str:
    """What stands for a code in the sentence around it: its words as one, in which no sentence ends."""
    return "_".join(_WORD.findall(text[: 2 * _LONGEST_NAME]))[:_LONGEST_NAME]


@dataclass(frozen=True)
class Spelling:
    """How a page spells text."""

    references: Mapping[int, str]
    """Its own character references, by the number of the character: 160 is `&nbsp;`."""
    codec: str
    """Python's name for its encoding; letters that this lacks become character references."""

    def spaced(self, text: str) -> str:
        """Text between tags, its line ends as they are."""
        spelled = escape_text(text).translate(self.references)
        return spelled.encode(self.codec, "xmlcharrefreplace").decode(self.codec)

    def running(self, text: str) -> str:
        """Text between tags, on one line."""
        return self.spaced(_LINE_ENDS.sub(" ", text))

    def value(self, text: str, quote: str) -> str:
        """The value of an attribute between quotation marks `quote`."""
        spelled = self.spaced(text).replace(quote, "&quot;" if quote == '"' else "&#39;")
        return spelled.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
