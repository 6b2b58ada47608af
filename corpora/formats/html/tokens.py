"""HTML as a browser cuts it into tags, text and what is neither, with the places of all; in one pass, whatever comes.

After the tokenization of the HTML standard: what is odd is read as browsers read it, and nothing is refused.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import NamedTuple

from corpora.formats.html.templates import HIDDEN
from corpora.formats.html.vocabulary import RAW, RAW_TEXT

# The name of an element may be a template, which is hidden: `<{{ tag }}>`.
_MARKUP = re.compile(rf"<(?:(?P<tag>/?[A-Za-z{HIDDEN}])|[!?]|/[^A-Za-z{HIDDEN}])")
_NAME = re.compile(r"</?([^\t\n\f\r />]+)")
_PLAIN_END = re.compile(r"[\t\n\f\r ]*(/?)>")
_GAP = re.compile(r"[\t\n\f\r /]*")
_ATTRIBUTE = re.compile(
    r"""
    ([^\t\n\f\r\ />][^\t\n\f\r\ />=]*)
    (?: [\t\n\f\r\ ]*=[\t\n\f\r\ ]*
        (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<open>["']) | (?P<bare>[^\t\n\f\r\ >]+) | (?=>) )
    )?
    """,
    re.VERBOSE,
)
_QUOTES = {"double": '"', "single": "'"}
_ABRUPT_COMMENT_END = re.compile(r"-?>")
_COMMENT_END = re.compile(r"--!?>")
_IN_SCRIPT = re.compile(r"<!--|-->|<(?P<end>/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


class TokenKind(Enum):
    """What a stretch of a page is."""

    TEXT = "text"
    START = "start"
    END = "end"
    ASIDE = "aside"
    """A comment, a doctype, a script's content, or what browsers drop."""


class Attribute(NamedTuple):
    """An attribute of a start tag."""

    name: str
    """In small letters."""
    start: int
    """Where its value begins, behind the quotation mark."""
    end: int
    quote: str
    """The quotation mark around its value, or empty."""


class Token(NamedTuple):
    """A stretch of a page. They follow each other without gaps."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    """Of a tag, in small letters."""
    attributes: tuple[Attribute, ...] = ()
    """Of two with the same name the first, which is the one that counts."""
    is_empty_tag: bool = False
    """Whether it is written as `<a/>`."""


def tokenize(text: str, *, is_xml: bool = False) -> list[Token]:
    """The tokens of a page. In XML there are CDATA sections, which are asides."""
    tokens: list[Token] = []
    place = 0
    while found := _MARKUP.search(text, place):
        start = found.start()
        if start > place:
            tokens.append(Token(TokenKind.TEXT, place, start))
        tokens.append(_tag(text, start) if found["tag"] else _aside(text, start, is_xml=is_xml))
        if tokens[-1].kind is TokenKind.START:
            tokens += _raw_content(text, tokens[-1])
        place = tokens[-1].end
    if place < len(text):
        tokens.append(Token(TokenKind.TEXT, place, len(text)))
    return tokens


def _aside(text: str, start: int, *, is_xml: bool) -> Token:
    """The comment, or what browsers take for one, that begins at `start`; to the end of the text if it never ends."""
    if text.startswith("<!--", start):
        match = _ABRUPT_COMMENT_END.match(text, start + 4) or _COMMENT_END.search(text, start + 4)
        return Token(TokenKind.ASIDE, start, match.end() if match else len(text))
    mark = "]]>" if is_xml and text.startswith("<![CDATA[", start) else ">"
    found = text.find(mark, start + 2)
    return Token(TokenKind.ASIDE, start, len(text) if found < 0 else found + len(mark))


def _tag(text: str, start: int) -> Token:
    """The tag that begins at `start`; if it never ends, browsers drop all the rest."""
    match = _NAME.match(text, start)
    assert match is not None
    kind = TokenKind.END if text[start + 1] == "/" else TokenKind.START
    name = match[1].lower()
    if end := _PLAIN_END.match(text, match.end()):
        return Token(kind, start, end.end(), name, (), bool(end[1]))
    attributes, place = _attributes(text, match.end())
    if place is None:
        return Token(TokenKind.ASIDE, start, len(text))
    is_empty_tag = text[place - 1] == "/" and not (attributes and attributes[-1].end == place)
    return Token(kind, start, place + 1, name, attributes, is_empty_tag)


def _attributes(text: str, place: int) -> tuple[tuple[Attribute, ...], int | None]:
    """The attributes from `place` on, and where the `>` behind them is, if anywhere."""
    attributes: dict[str, Attribute] = {}
    while True:
        place = _GAP.match(text, place).end()  # type: ignore[union-attr]
        found = _ATTRIBUTE.match(text, place)
        if found is None:
            return tuple(attributes.values()), place if place < len(text) else None
        if found["open"]:
            return (), None
        place = found.end()
        group = found.lastgroup
        start, end = found.span(group) if group else (place, place)
        name = found[1].lower()
        attributes.setdefault(name, Attribute(name, start, end, _QUOTES.get(group or "", "")))


def _raw_content(text: str, tag: Token) -> list[Token]:
    """What is between a start tag and its end tag if it has no tags of its own."""
    # `<script/>` is no empty element in HTML, but whoever writes it thinks so.
    if tag.is_empty_tag or (tag.name not in RAW and tag.name not in RAW_TEXT):
        return []
    end = _script_end(text, tag.end) if tag.name == "script" else _end_tag(text, tag.name, tag.end)
    if end is None:
        return [Token(TokenKind.ASIDE, tag.end, len(text))]
    kind = TokenKind.TEXT if tag.name in RAW_TEXT else TokenKind.ASIDE
    return [Token(kind, tag.end, end)] if end > tag.end else []


def _end_tag(text: str, name: str, place: int) -> int | None:
    found = _end_tag_pattern(name).search(text, place)
    return found.start() if found else None


@cache
def _end_tag_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)


def _script_end(text: str, place: int) -> int | None:
    """Where the end tag of a script is: one inside `<!-- <script> … -->` is not it."""
    is_escaped = is_nested = False
    for found in _IN_SCRIPT.finditer(text, place):
        if found.group() == "<!--":
            is_escaped = True
        elif found.group() == "-->":
            is_escaped = is_nested = False
        elif found["end"] and not is_nested:
            return found.start()
        else:
            is_nested = is_escaped and not found["end"]
    return None
