"""Translation units that are plain enough to be read without a parser, which most are and which is quicker.

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

# Each part ends before a character that it cannot hold, so that no text makes the search go back far.
_ATTRIBUTES = r'((?: [A-Za-z][A-Za-z:_-]*="[^"&<>\t\n]*")*)'
_SAID_ONCE = r'<(?:prop type="[^"&<>\t\n]*">[^<]*</prop|note>[^<]*</note)>'
_SEGMENT = r"<seg>([^<]*(?:<(?!/?seg|/?tu)[^<]*)*)</seg>"
_VARIANT = rf"<tuv{_ATTRIBUTES}>\s*((?:{_SAID_ONCE}\s*)*){_SEGMENT}\s*</tuv>\s*"
_UNIT = re.compile(rf"<tu{_ATTRIBUTES}>\s*((?:{_SAID_ONCE}\s*)*){_VARIANT}{_VARIANT}</tu>", re.ASCII)
_SAID = re.compile(r'<(?:prop type="([^"]*)"|(note))>([^<]+)<')
_CODE = re.compile(rf"<(bpt|ept|ph|it|ut){_ATTRIBUTES} ?(?:/>|>([^<]*)</\1>)")
_OTHER_REFERENCE = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n")
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
"""In an order in which `&amp;lt;` becomes `&lt;`."""


class _NotPlainError(Exception):
    """Whether it is well-formed is for a parser to say."""


def may_hold_plain_units(text: str) -> bool:
    """Whether a text has nothing that is forbidden between tags, wherever it stands, nor line ends but newlines."""
    if "]]>" in text or "\ufffe" in text or "\uffff" in text:
        return False
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data)


def plain_unit(text: str, start: int, end: int, *, are_codes_numbered: bool) -> TranslationUnit | None:
    """The unit that a part of a text is that `may_hold_plain_units`; None if it is not plain."""
    match = _UNIT.fullmatch(text, start, end)
    if match is None:
        return None
    attributes, said, attributes_1, said_1, segment_1, attributes_2, said_2, segment_2 = match.groups()
    try:
        unit = TranslationUnit(_attributes(attributes))
        one, other = Variant(_attributes_of_variant(attributes_1)), Variant(_attributes_of_variant(attributes_2))
        for variant, holds in ((unit, said), (one, said_1), (other, said_2)):
            if holds:
                variant.said = _said(holds)
        one.tokens = _tokens(segment_1, are_codes_numbered)
        other.tokens = _tokens(segment_2, are_codes_numbered)
    except _NotPlainError:
        return None
    unit.variants = [one, other]
    return unit


def _attributes(written: str) -> Mapping[str, str]:
    pieces = written.split('"')
    attributes = dict(zip(map(_name, pieces[::2]), pieces[1::2], strict=False))
    if len(attributes) != len(pieces) // 2:
        # One stands there twice.
        raise _NotPlainError
    return attributes


_attributes_of_variant = lru_cache(maxsize=256)(_attributes)
"""Most have no date."""


@lru_cache(maxsize=256)
def _name(written: str) -> str:
    return written[1:-1]


def _said(written: str) -> list[tuple[str, str]]:
    """Properties and notes, as a variant has them."""
    return [(kind or note, _text(text) if "&" in text else text) for kind, note, text in _SAID.findall(written)]


def _tokens(segment: str, are_codes_numbered: bool) -> list[Token]:
    """What a segment holds."""
    if "<" not in segment:
        return [_text(segment) if "&" in segment else segment] if segment else []
    tokens: list[Token] = []
    pieces = iter(_CODE.split(segment))
    for text in pieces:
        if "<" in text:
            raise _NotPlainError
        if text:
            tokens.append(_text(text))
        if tag := next(pieces, None):
            tokens.append(_code(tag, next(pieces), next(pieces) or "", are_codes_numbered))
    return tokens


@lru_cache(maxsize=1024)
def _code(tag: str, attributes: str, content: str, are_codes_numbered: bool) -> Token:
    """What a code stands for; a file has few that differ."""
    named, text = _attributes(attributes), _text(content)
    return text if are_codes_numbered else code_token(tag, named, text)


def _text(written: str) -> str:
    """What is meant by a text without tags."""
    if "&" not in written:
        return written
    if _OTHER_REFERENCE.search(written):
        raise _NotPlainError
    for reference, character in _REFERENCES:
        if reference in written:
            written = written.replace(reference, character)
    return written
