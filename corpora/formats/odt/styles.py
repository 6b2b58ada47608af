"""What the styles of a document say: which spans show nothing to a reader, and which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping

from corpora.formats.odt.names import DC, FO, NUMBER, STYLE, TEXT, name_of, start_tag, string_of, with_value
from corpora.formats.splicing import Edit
from corpora.formats.xmlspans import Element
from corpora.languages import Language, find_language

TextStyles = Mapping[str, Hashable]
"""What a reader sees of each automatic style of spans, by its name: two that look alike have the same.

What cannot be seen at all is None. LibreOffice makes a style for every sitting in which somebody typed.
"""

_UNSEEN = re.compile(r"rsid|paragraph-rsid|(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?")
_COUNTRIES = {Language.INDONESIAN: "ID", Language.ENGLISH: "US"}


def text_styles(automatic: Element) -> TextStyles:
    """The automatic styles of spans."""
    return {
        style.attributes.get(f"{{{STYLE}}}name", ""): _look(style)
        for style in automatic.elements("style")
        if style.attributes.get(f"{{{STYLE}}}family") == "text"
    }


def _look(style: Element) -> Hashable:
    parent = style.attributes.get(f"{{{STYLE}}}parent-style-name", "")
    children = list(style.elements())
    if any(child.tag != "text-properties" or child.children for child in children):
        return id(style)
    seen = frozenset(
        (name, value)
        for child in children
        for name, value in child.attributes.items()
        if not _UNSEEN.fullmatch(name.rpartition("}")[2])
    )
    return (parent, seen) if parent or seen else None


def look_of(span: Element, styles: TextStyles) -> Hashable:
    """What a reader sees of a span; None for nothing."""
    others = frozenset(item for item in span.attributes.items() if item[0] != f"{{{TEXT}}}style-name")
    name = span.attributes.get(f"{{{TEXT}}}style-name")
    look = styles.get(name, name) if name else None
    return (look, others) if others else look


def language_edits(elements: Iterable[Element], text: str, target: Language) -> Iterator[Edit]:
    """The changes that make `target` the language of all that names the other one: text in styles, dates, the document.

    `elements` are those that have styles in them or say the language of the document.
    """
    for element in elements:
        if name_of(element) == (DC, "language"):
            if find_language(string_of(element) or "") is target.other:
                yield Edit(element.inner, f"{target.value}-{_COUNTRIES[target]}")
            continue
        for properties in element.descendants("text-properties", "date-style"):
            namespace = FO if properties.tag == "text-properties" else NUMBER
            named = properties.attributes.get(f"{{{namespace}}}language", "")
            if named and find_language(named) is target.other:
                yield _with_language(properties, text, target)


def _with_language(element: Element, text: str, target: Language) -> Edit:
    span = start_tag(element)
    tag = with_value(text[span.start : span.end], "language", target.value)
    return Edit(span, with_value(tag, "country", _COUNTRIES[target]))
