"""The elements of OpenDocument that matter here, by namespace and local name; prefixes are each file's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpora.formats.xmlspans import Element, Text, with_attribute
from corpora.span import Span

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_OASIS}office:1.0"
TEXT = f"{_OASIS}text:1.0"
STYLE = f"{_OASIS}style:1.0"
NUMBER = f"{_OASIS}datastyle:1.0"
FO = f"{_OASIS}xsl-fo-compatible:1.0"
DRAW = f"{_OASIS}drawing:1.0"
_SVG = f"{_OASIS}svg-compatible:1.0"
_TABLE = f"{_OASIS}table:1.0"
DC = "http://purl.org/dc/elements/1.1/"
EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
"""What LibreOffice has beyond the standard."""

_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')""")

PARAGRAPHS = frozenset(((TEXT, "p"), (TEXT, "h")))
STRINGS = frozenset(
    (
        (_SVG, "title"),
        (_SVG, "desc"),
        (_TABLE, "title"),
        (_TABLE, "desc"),
        (DC, "title"),
        (DC, "subject"),
        (DC, "description"),
        (TEXT, "index-title-template"),
        (TEXT, "placeholder"),
        (TEXT, "text-input"),
    )
)
"""Elements whose text is translated and may have no elements in it."""
INDEX_BODY = (TEXT, "index-body")
DELETED = (TEXT, "tracked-changes")
AUTOMATIC_STYLES = (OFFICE, "automatic-styles")
STYLES = (OFFICE, "styles")
LANGUAGE = (DC, "language")
_PASSED_OVER = frozenset((DELETED, AUTOMATIC_STYLES, STYLES, LANGUAGE, (DRAW, "object"), (DRAW, "object-ole")))

OUTERMOST = frozenset(tag for _, tag in PARAGRAPHS | STRINGS | _PASSED_OVER | {INDEX_BODY})
"""The local names of all elements that are looked for."""


def name_of(element: Element) -> tuple[str, str]:
    """Its namespace and local name."""
    return element.namespace, element.tag


def translated_elements(elements: Iterable[Element]) -> Iterator[Element]:
    """The outermost paragraphs and strings among `elements` and in them, in order.

    Of a generated index it is the title alone, of tracked changes nothing that was deleted.
    """
    waiting = list(elements)[::-1]
    while waiting:
        element = waiting.pop()
        name = name_of(element)
        if name in PARAGRAPHS or name in STRINGS:
            yield element
        elif name == INDEX_BODY:
            waiting += list(element.elements("index-title"))[::-1]
        elif name not in _PASSED_OVER:
            waiting += list(element.elements())[::-1]


def string_of(element: Element) -> str | None:
    """The text of an element that has text alone; None if it has elements in it."""
    texts = [child.text for child in element.children if isinstance(child, Text)]
    return "".join(texts) if len(texts) == len(element.children) else None


def start_tag(element: Element) -> Span:
    """Where the start tag of an element stands."""
    return Span(element.outer.start, element.outer.end if element.is_empty_tag else element.inner.start)


def with_value(tag: str, name: str, value: str) -> str:
    """A start tag with another value of the attribute whose local name is `name`, if it has it."""
    for attribute in _ATTRIBUTE.finditer(tag):
        if attribute["name"].rpartition(":")[2] == name:
            return with_attribute(tag, attribute["name"], value)
    return tag
