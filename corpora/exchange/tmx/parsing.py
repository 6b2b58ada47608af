"""From the text of translation units to what is in them, with as little loss as may be.

Plain ones need no parser. Of the others some hundred are parsed together, and where that fails, each by itself. Expat
is fed without the document's type declaration, so that no entity can be declared; of those not built in it knows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from corpora.exchange.decoding import DAMAGED_BYTE
from corpora.exchange.tags import Tag, Token
from corpora.exchange.tmx.cutting import Stretch
from corpora.exchange.tmx.elements import TranslationUnit, Variant, code_token
from corpora.exchange.tmx.plain import may_hold_plain_units, plain_unit
from corpora.formats.xmlspans import FORBIDDEN

# Their content is code of the document's own format; that of <hi> and of elements nobody knows is text.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}));")
# "AT&T", "Tom & Jerry"; what looks like the name of an entity is refused by the parser.
_BARE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z_][\w.-]*);)")


class ParsedUnit(NamedTuple):
    """What came of a translation unit."""

    line: int
    """On which it begins in the file, from 1."""
    unit: TranslationUnit | None
    """None if it is damaged beyond mending."""
    is_mended: bool = False
    """Whether control characters were taken out of it, or a bare ampersand was written out."""


def parse_units(stretches: Iterable[Stretch], *, are_codes_numbered: bool = False) -> Iterator[ParsedUnit]:
    """The units of a file in order; `are_codes_numbered`: what their codes hold are numbered tags already."""
    for stretch in stretches:
        ends = dict(stretch.units)
        known: dict[int, TranslationUnit] = {}
        if may_hold_plain_units(stretch.text):
            for start, end in stretch.units:
                if unit := plain_unit(stretch.text, start, end, are_codes_numbered=are_codes_numbered):
                    known[start] = unit
        if rest := [start for start in ends if start not in known]:
            together = _parse("".join(stretch.text[start : ends[start]] for start in rest), are_codes_numbered)
            if together is not None and len(together) == len(rest):
                known.update(zip(rest, together, strict=True))
        for line, start in _lines(stretch):
            if start in known:
                yield ParsedUnit(line, known[start])
            elif start in ends:
                yield _alone(stretch.text[start : ends[start]], line, are_codes_numbered)
            else:
                yield ParsedUnit(line, None)


def parse_segment(text: str) -> list[Token]:
    """What a `<seg>` by itself holds; nothing if it is not well-formed."""
    units = _parse(f"<tu>{text}</tu>", are_codes_numbered=False)
    return (units[0].tokens or []) if units else []


def _lines(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The line and the place of each unit, whole or broken, in their order."""
    line, done = stretch.line, 0
    for start in sorted((*(start for start, _ in stretch.units), *stretch.broken)):
        line += stretch.text.count("\n", done, start)
        done = start
        yield line, start


def _alone(text: str, line: int, are_codes_numbered: bool) -> ParsedUnit:
    if units := _parse(text, are_codes_numbered):
        return ParsedUnit(line, units[0])
    units = None if DAMAGED_BYTE.search(text) else _parse(_mended(text), are_codes_numbered)
    return ParsedUnit(line, units[0], is_mended=True) if units else ParsedUnit(line, None)


def _mended(text: str) -> str:
    text = _BARE_AMPERSAND.sub("&amp;", FORBIDDEN.sub("", text))
    return _REFERENCE.sub(_allowed_reference, text)


def _allowed_reference(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_allowed = code <= 0x10FFFF and not FORBIDDEN.match(chr(code))
    return reference.group() if is_allowed else ""


def _parse(text: str, are_codes_numbered: bool) -> list[TranslationUnit] | None:
    """The units in a text; None if it is not well-formed."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    builder = _Builder(parser, are_codes_numbered)
    try:
        parser.Parse(f"<body>{text}</body>".encode(), True)
    except (UnicodeEncodeError, expat.ExpatError):
        return None
    finally:
        builder.let_go()
    return builder.units


class _Builder:
    """Makes units of what expat tells. Where no text is wanted it is not asked for it, which saves a third."""

    def __init__(self, parser: expat.XMLParserType, are_codes_numbered: bool):
        self.units: list[TranslationUnit] = []
        self._parser = parser
        self._are_codes_numbered = are_codes_numbered
        self._unit = TranslationUnit({})
        self._holder: Variant = self._unit
        self._kind = ""
        self._pieces: list[str] = []
        # Bound once: this is done for every element that holds text.
        self._hear = self._pieces.append
        self._tokens: list[Token] = []
        self._code: Mapping[str, str] = {}
        self._code_depth = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def let_go(self) -> None:
        """Part from the parser: two that know each other stay in memory until they are looked for."""
        self._parser.StartElementHandler = self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "prop" or tag == "note":
            self._kind = attributes.get("type", "") if tag == "prop" else tag
            self._pieces.clear()
            self._parser.CharacterDataHandler = self._hear
        elif tag == "seg":
            self._tokens = []
            self._pieces.clear()
            parser = self._parser
            parser.CharacterDataHandler = self._hear
            parser.StartElementHandler, parser.EndElementHandler = self._start_inline, self._end_inline
        elif tag == "tuv":
            self._holder = Variant(attributes)
            self._unit.variants.append(self._holder)
        elif tag == "tu":
            self._holder = self._unit = TranslationUnit(attributes)
            self.units.append(self._unit)

    def _end(self, tag: str) -> None:
        if tag == "prop" or tag == "note":
            if text := "".join(self._pieces):
                self._holder.said.append((self._kind, text))
            self._parser.CharacterDataHandler = None
        elif tag == "tuv":
            self._holder = self._unit

    def _start_inline(self, tag: str, attributes: dict[str, str]) -> None:
        if self._code_depth or tag in _CODES:
            self._code_depth += 1
        if self._code_depth > 1:
            return
        self._end_text()
        if self._code_depth:
            self._code = attributes
        else:
            self._tokens.append(Tag("open", tag, tag))

    def _end_inline(self, tag: str) -> None:
        if self._code_depth:
            self._code_depth -= 1
            if not self._code_depth:
                self._end_code(tag)
        elif tag == "seg":
            if self._pieces:
                self._tokens.append("".join(self._pieces))
            self._holder.tokens = self._tokens
            parser = self._parser
            parser.CharacterDataHandler = None
            parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        else:
            self._end_text()
            self._tokens.append(Tag("close", tag, tag))

    def _end_text(self) -> None:
        if self._pieces:
            self._tokens.append("".join(self._pieces))
            self._pieces.clear()

    def _end_code(self, tag: str) -> None:
        content = "".join(self._pieces)
        self._pieces.clear()
        if self._are_codes_numbered:
            self._tokens.append(content)
            return
        self._tokens.append(code_token(tag, self._code, content))
