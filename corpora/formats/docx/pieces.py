"""The content of a paragraph in one row: texts, codes, and the halves of what encloses others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from corpora.formats.docx.formatting import Formattings, Run
from corpora.formats.docx.names import WORD
from corpora.formats.xmlspans import Element, Text
from corpora.span import Span

_ENCLOSING = frozenset(("hyperlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))
_OF_ENCLOSING = frozenset(("smartTagPr", "customXmlPr"))
_NOTED_ONLY = frozenset(("pPr", "rPr", "proofErr", "lastRenderedPageBreak"))
"""What a word processor notes and finds again."""
_CHOSEN = frozenset(("dropDownList", "comboBox", "date", "picture", "checkbox", "citation", "bibliography", "equation"))
"""Content controls whose content is made by a program."""
_SEEN_AS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n"}
_LETTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_TEXTS = frozenset(("t", *_LETTERS))
_RUN = frozenset(("r",))
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_BLANK = re.compile("[\t\r\n]")


class PieceKind(Enum):
    """What a piece does."""

    TEXT = "text"
    ALONE = "alone"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text or a code, and where it stands."""

    kind: PieceKind
    span: Span
    text: str = ""
    """What a reader sees of it."""
    first_run: Run | None = None
    """The run in which it begins; None outside of runs."""
    last_run: Run | None = None
    is_first: bool = True
    """Whether nothing stands before it in its run."""
    is_last: bool = True
    field_role: str = ""
    """Of the marks of a field: "begin", "separate" or "end"."""
    instruction: str = ""
    """What a field is to show, or a part of that."""


@dataclass(frozen=True)
class Content:
    """The content of a paragraph."""

    pieces: list[Piece]
    """OPEN and CLOSE are nested."""
    holders: list[Element]
    """The codes that may have paragraphs of their own in them."""


def paragraph_content(paragraph: Element, formattings: Formattings) -> Content:
    """Take a `<w:p>` apart."""
    content = Content([], [])
    _add(content, paragraph, formattings)
    return content


def joined(kind: PieceKind, pieces: list[Piece], text: str = "") -> Piece:
    """One code of pieces that follow each other."""
    first, last = pieces[0], pieces[-1]
    span = Span(first.span.start, last.span.end)
    return Piece(kind, span, text, first.first_run, last.last_run, first.is_first, last.is_last)


def attribute(element: Element, name: str) -> str:
    """An attribute of the namespace of its element; empty if it is not there."""
    return element.attributes.get(f"{{{element.namespace}}}{name}") or element.attributes.get(name, "")


def _add(content: Content, parent: Element, formattings: Formattings) -> None:
    for child in parent.elements():
        if _is(child, _RUN):
            _add_run(content, child, formattings)
        elif _is(child, _NOTED_ONLY) or _is(child, _OF_ENCLOSING):
            continue
        elif halves := _halves(child):
            content.pieces.append(Piece(PieceKind.OPEN, halves[0]))
            _add(content, halves[2], formattings)
            content.pieces.append(Piece(PieceKind.CLOSE, halves[1]))
        else:
            content.pieces.append(Piece(PieceKind.ALONE, child.outer))
            content.holders.append(child)


def _halves(element: Element) -> tuple[Span, Span, Element] | None:
    """Where the tags of an element stand whose content is of the paragraph, and what has that content."""
    content: Element | None = element
    if element.namespace not in WORD:
        return None
    if element.tag == "sdt":
        properties = element.first("sdtPr")
        is_chosen = properties is not None and any(one.tag in _CHOSEN for one in properties.elements())
        content = None if is_chosen else element.first("sdtContent")
    elif element.tag == "fldSimple":
        is_link = attribute(element, "instr").split()[:1] == ["HYPERLINK"]
        content = element if is_link else None
    elif element.tag not in _ENCLOSING:
        content = None
    if content is None or content.is_empty_tag:
        return None
    noted = [one.outer.end for one in content.elements(*_OF_ENCLOSING)]
    start = noted[0] if noted else content.inner.start
    return Span(element.outer.start, start), Span(content.inner.end, element.outer.end), content


def _add_run(content: Content, element: Element, formattings: Formattings) -> None:
    children = [(child, _letters(child)) for child in element.elements() if not _is(child, _NOTED_ONLY)]
    children = [(child, text) for child, text in children if text != ""]
    run = formattings.run(element) if children else None
    for number, (child, text) in enumerate(children):
        kind = PieceKind.ALONE if text is None else PieceKind.TEXT
        seen = _SEEN_AS.get(child.tag, "") if text is None else text
        is_last = number == len(children) - 1
        role = attribute(child, "fldCharType") if child.tag == "fldChar" else ""
        instruction = _direct_text(child) if child.tag == "instrText" else ""
        content.pieces.append(Piece(kind, child.outer, seen, run, run, number == 0, is_last, role, instruction))
        if text is None and child.children:
            content.holders.append(child)


def _letters(element: Element) -> str | None:
    """The text that an element of a run is; None for a code."""
    if not _is(element, _TEXTS):
        return None
    if element.tag != "t":
        return _LETTERS[element.tag]
    text = _direct_text(element)
    if element.attributes.get(_XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return _XML_BLANK.sub(" ", text)


def _direct_text(element: Element) -> str:
    return "".join(child.text for child in element.children if isinstance(child, Text))


def _is(element: Element, tags: Collection[str]) -> bool:
    return element.tag in tags and element.namespace in WORD


def words(pieces: list[Piece]) -> Iterator[str]:
    """The texts that are more than space."""
    return (piece.text for piece in pieces if piece.kind is PieceKind.TEXT and not piece.text.isspace())
