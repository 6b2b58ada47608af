"""TMX of all versions, as it is found in the wild, read in flat memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from corpora.entities import entities_refused
from corpora.exchange.decoding import DecodedPieces
from corpora.exchange.record import DAMAGED, Item, ReadOptions, Remark, Skipped, no_such_file
from corpora.exchange.tmx.cutting import cut_units
from corpora.exchange.tmx.elements import TranslationUnit
from corpora.exchange.tmx.parsing import parse_units
from corpora.exchange.tmx.variants import Header, UnitMaker
from corpora.files import opened
from corpora.languages import find_language
from corpora.memory.unit import MemoryUnit
from corpora.tmx_writing import CREATION_TOOL
from corpora.wording import counted
from corpora.xml import SAFE_OPTIONS

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b")


def read(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The units of a TMX file. Raises UnreadableInputError."""
    name = str(path)
    with opened(path) as file:
        pieces = DecodedPieces(file, reads_declaration=True)
        head, stretches = cut_units(_with_newlines(pieces))
        root = _root(head, name)
        header = _header(root)
        maker = UnitMaker(header, options)
        mended = undated = 0
        for line, element, is_mended in parse_units(stretches, are_codes_numbered=header.is_ours):
            mended += is_mended
            if element is None:
                yield Skipped(line, DAMAGED)
                continue
            for unit in maker.units_of(element):
                if isinstance(unit, MemoryUnit):
                    undated += _has_wrong_date(unit, element)
                    yield unit
                else:
                    yield Skipped(line, unit)
        yield from _remarks(pieces.encoding, mended, undated)


def _with_newlines(pieces: Iterable[str]) -> Iterator[str]:
    """The text with the line ends of Windows as XML has them; a CR by itself is left to the parser."""
    held = ""
    for piece in pieces:
        text = held + piece
        held = "\r" if text.endswith("\r") else ""
        yield text.removesuffix(held).replace("\r\n", "\n") if "\r" in text else text
    yield held


def _root(head: str, name: str) -> etree._Element:
    """The root element and the header in it, as far as they can be read."""
    head = _COMMENT.sub("", head)
    if not head.strip():
        raise no_such_file(name, "TMX", "it is empty")
    if _ENTITY.search(head):
        raise entities_refused(name)
    root = _recovered(_DECLARATION.sub("", head.replace("\x00", "")).encode("utf-8", "replace"))
    if root is None:
        raise no_such_file(name, "TMX", "it is no XML")
    tag = str(root.tag).rpartition("}")[2]
    if tag.lower() != "tmx":
        raise no_such_file(name, "TMX", f"it begins with <{tag}>")
    return root


def _recovered(data: bytes) -> etree._Element | None:
    """The root of whatever can be read; None if there is none."""
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, **SAFE_OPTIONS))
    except etree.XMLSyntaxError:
        return None
    return root if root is not None and isinstance(root.tag, str) else None


def _header(root: etree._Element) -> Header:
    element = root.find("{*}header")
    if element is None:
        return Header()
    return Header(find_language(element.get("srclang", "")), element.get("creationtool") == CREATION_TOOL)


def _has_wrong_date(unit: MemoryUnit, element: TranslationUnit) -> bool:
    return (unit.created is None and "creationdate" in element.attributes) or (
        unit.changed is None and "changedate" in element.attributes
    )


def _remarks(encoding: str, mended: int, undated: int) -> Iterator[Remark]:
    if encoding not in ("UTF-8", "UTF-16"):
        yield Remark(f"it was read as {encoding}.")
    if mended:
        yield Remark(f"{counted(mended, 'unit')} had control characters or a bare &, which were mended.")
    if undated:
        yield Remark(f"{counted(undated, 'unit')} had a date that is none; they have no date now.")
