"""The inline elements of both versions of XLIFF, and of TMX, as codes."""

from __future__ import annotations

import re

from corpora.formats.variables import DEFAULT, add_with_variables
from corpora.formats.xmlspans import Element, Text, escape_text
from corpora.markup import MarkedText, MarkupBuilder

_ENCLOSING = frozenset(("g", "mrk", "pc", "hi"))
"""Elements whose content is text of the document."""
_FIRST_HALVES = frozenset(("bpt", "bx", "sc"))
_SECOND_HALVES = frozenset(("ept", "ex", "ec"))
_BLANKS = re.compile(r"\s+")


def marked_text(element: Element, text: str, *, keeps_space: bool = True) -> MarkedText:
    """The content of an element of the document `text`, its inline elements as codes.

    Unless the element keeps space, line ends in it are the layout of the file and no more than a space.
    """
    builder = MarkupBuilder()
    _add(builder, element, text, keeps_space)
    return builder.build()


def _add(builder: MarkupBuilder, parent: Element, text: str, keeps_space: bool) -> None:
    for child in parent.children:
        if isinstance(child, Text):
            words = child.text if keeps_space else _unwrapped(child.text)
            add_with_variables(builder, words, DEFAULT, escape_text)
        elif child.tag in _ENCLOSING and not child.is_empty_tag and not _is_protected(child):
            builder.open(text[child.outer.start : child.inner.start], child.outer)
            _add(builder, child, text, keeps_space)
            builder.close(text[child.inner.end : child.outer.end], child.outer)
        else:
            _add_code(builder, child, text[child.outer.start : child.outer.end])


def _add_code(builder: MarkupBuilder, element: Element, raw: str) -> None:
    attributes = element.attributes
    key = attributes.get("rid") or attributes.get("startRef") or attributes.get("i") or attributes.get("id") or ""
    # Escaped elements in the text are pairs by their names alone; no code is the other half of one.
    if element.tag in _FIRST_HALVES:
        builder.open(raw, ("code", key))
    elif element.tag in _SECOND_HALVES:
        builder.close(raw, ("code", key))
    else:
        builder.add_alone(raw, _plain(element))


def _plain(element: Element) -> str:
    """What a reader sees of an element that is a code as a whole."""
    if element.attributes.get("ctype") == "lb" or element.attributes.get("subType") == "xlf:lb":
        return "\n"
    return _unwrapped(element.content) if element.tag in _ENCLOSING else ""


def _unwrapped(text: str) -> str:
    """A text whose line ends are layout as one line."""
    if "\n" not in text:
        return text
    return _BLANKS.sub(lambda blanks: " " if "\n" in blanks.group() else blanks.group(), text)


def _is_protected(element: Element) -> bool:
    return element.attributes.get("mtype") == "protected" or element.attributes.get("translate") == "no"
