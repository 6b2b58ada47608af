"""Translation units that are plain enough to be read without a parser, as most are, in a fifth of its time.

Plain is a unit of two variants in which nothing is nested but properties, notes, segments, and codes in these; without
comments, CDATA sections, and references by number. A parser finds the same in it. Whatever is not sure to be
well-formed is not plain, so that the parser decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corpora.exchange.tags import Token
from corpora.exchange.tmx.elements import TranslationUnit, Variant, code_token
from corpora.formats.xmlspans import FORBIDDEN

# Each part ends before a character that it cannot hold, so that no text makes the search go back far.
_BLANKS = r"[ \t\r\n]*"
_SAID = rf"((?:<(?:prop|note)[^<>]*>[^<]*</(?:prop|note)>{_BLANKS})*)"
_SEGMENT = r"<seg>([^<]*(?:<(?!/?seg|/?tu)[^<]*)*)</seg>"
_VARIANT = rf"<tuv([^<>]*)>{_BLANKS}{_SAID}{_SEGMENT}{_BLANKS}</tuv>{_BLANKS}"
_UNIT = re.compile(rf"<tu([^<>]*)>{_BLANKS}{_SAID}{_VARIANT}{_VARIANT}</tu>")
_ONE_SAID = re.compile(r"<(prop|note)([^<>]*)>([^<]*)</(prop|note)>")
_CODE = re.compile(r"<(bpt|ept|ph|it|ut)((?: [^<>]*?)?)(?:/>|>([^<]*)</\1>)")
_NAME = re.compile(r" +([A-Za-z][A-Za-z:_-]*)=")
_OTHER_REFERENCE = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
"""In an order in which `&amp;lt;` becomes `&lt;`."""


class _NotPlainError(Exception):
    """Whether it is well-formed is for a parser to say."""


def plain_unit(text: str, start: int, end: int, *, are_codes_numbered: bool) -> TranslationUnit | None:
    """The unit that a part of a text is; None if it is not plain."""
    match = _UNIT.fullmatch(text, start, end)
    if match is None:
        return None
    attributes, said, *variants = match.groups()
    try:
        unit = TranslationUnit(_attributes(attributes))
        if said:
            unit.said = _said(said)
        unit.variants = [
            _variant(*variants[:3], are_codes_numbered),
            _variant(*variants[3:], are_codes_numbered),
        ]
    except _NotPlainError:
        return None
    return unit


def _variant(attributes: str, said: str, segment: str, are_codes_numbered: bool) -> Variant:
    variant = Variant(_attributes(attributes))
    if said:
        variant.said = _said(said)
    if "<" in segment:
        variant.tokens = _tokens(segment, are_codes_numbered)
    else:
        variant.tokens = [_text(segment)] if segment else []
    return variant


@lru_cache(maxsize=1024)
def _attributes(written: str) -> Mapping[str, str]:
    """The attributes of a start tag by their names, of which those in double quotes are plain."""
    pieces = written.split('"')
    names, values = pieces[::2], pieces[1::2]
    if "&" in written or not written.isprintable() or len(names) != len(values) + 1 or names.pop().strip(" "):
        raise _NotPlainError
    attributes = dict(zip(map(_name, names), values, strict=True))
    if len(attributes) != len(values):
        raise _NotPlainError
    return attributes


@lru_cache(maxsize=256)
def _name(written: str) -> str:
    match = _NAME.fullmatch(written)
    if match is None:
        raise _NotPlainError
    return match[1]


def _said(written: str) -> list[tuple[str, str]]:
    """Properties and notes, as a variant has them."""
    said = []
    for tag, attributes, content, closed in _ONE_SAID.findall(written):
        if tag != closed:
            raise _NotPlainError
        kind = _attributes(attributes).get("type", "") if tag == "prop" else tag
        if content:
            said.append((kind, _text(content)))
    return said


def _tokens(segment: str, are_codes_numbered: bool) -> list[Token]:
    """A segment with codes."""
    pieces = _CODE.split(segment)
    tokens: list[Token] = []
    for place in range(0, len(pieces), 4):
        text = pieces[place]
        if "<" in text:
            raise _NotPlainError
        if text:
            tokens.append(_text(text))
        if place + 1 < len(pieces):
            tag, attributes, content = pieces[place + 1 : place + 4]
            content = _text(content or "")
            tokens.append(content if are_codes_numbered else code_token(tag, _attributes(attributes), content))
    return tokens


def _text(written: str) -> str:
    """What is meant by a text without tags."""
    # What is not printable is blanks other than a space, and among others what XML cannot hold.
    if not written.isprintable():
        if FORBIDDEN.search(written):
            raise _NotPlainError
        if "\r" in written:
            written = written.replace("\r\n", "\n").replace("\r", "\n")
    if ">" in written and "]]>" in written:
        raise _NotPlainError
    if "&" in written:
        if _OTHER_REFERENCE.search(written):
            raise _NotPlainError
        for reference, character in _REFERENCES:
            if reference in written:
                written = written.replace(reference, character)
    return written
