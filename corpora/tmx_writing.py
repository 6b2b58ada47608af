"""Writing TMX 1.4b unit by unit, in flat memory.

The numbered tags of a text become elements of level 2, whose content is the tag itself: `<ph x="2">&lt;2/></ph>`. So
other programs take them for tags, and what Padanan reads again is what it wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.formats.xmlspans import escape_attribute, escape_text
from corpora.languages import Language

CREATION_TOOL = "Padanan"
"""What the header of a file says made it."""

_TAG = re.compile(r"<(/?)([0-9]{1,6})(/?)>")

Property = tuple[str, str]
"""A type and what it says."""


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """A text and its translation."""

    source: str
    """With numbered tags."""
    target: str
    language: Language
    """Of the source; the target is in the other one."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Of the unit: creationdate, changeid …; those that are empty are left out."""
    properties: Sequence[Property] = ()
    """Of the unit; those that are empty are left out."""
    source_properties: Sequence[Property] = ()
    """Of the source, likewise."""
    note: str = ""


def tmx_lines(units: Iterable[TmxUnit], source: Language, version: str) -> Iterator[str]:
    """A file of these units, piece by piece; most are in the language `source`. `version` is that of Padanan."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="{CREATION_TOOL}" creationtoolversion="{escape_attribute(version)}" segtype="sentence" '
        f'o-tmf="Padanan" adminlang="en" srclang="{source.value}" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        yield _unit(unit, source)
    yield "</body>\n</tmx>\n"


def _unit(unit: TmxUnit, usual_source: Language) -> str:
    attributes = dict(unit.attributes)
    if unit.language is not usual_source:
        attributes["srclang"] = unit.language.value
    spelled = "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items() if value)
    note = f"<note>{escape_text(unit.note)}</note>" if unit.note else ""
    return (
        f"<tu{spelled}>{note}{_properties(unit.properties)}\n"
        f'<tuv xml:lang="{unit.language.value}">{_properties(unit.source_properties)}'
        f"<seg>{_segment(unit.source)}</seg></tuv>\n"
        f'<tuv xml:lang="{unit.language.other.value}"><seg>{_segment(unit.target)}</seg></tuv>\n</tu>\n'
    )


def _properties(properties: Iterable[Property]) -> str:
    return "".join(
        f'<prop type="{escape_attribute(kind)}">{escape_text(text)}</prop>' for kind, text in properties if text
    )


def _segment(text: str) -> str:
    if "<" not in text:
        return escape_text(text)
    pieces: list[str] = []
    done = 0
    tags = list(_TAG.finditer(text))
    for tag, element in zip(tags, _elements(tags), strict=True):
        pieces += (escape_text(text[done : tag.start()]), element.format(escape_text(tag.group())))
        done = tag.end()
    return "".join((*pieces, escape_text(text[done:])))


def _elements(tags: Sequence[re.Match[str]]) -> list[str]:
    """The element for each tag, with `{}` for its content; `i` is of a pair, `x` is the number of a tag."""
    opened: dict[str, list[int]] = defaultdict(list)
    elements: list[str] = []
    for place, tag in enumerate(tags):
        is_close, number, is_alone = tag.groups()
        if is_close and not is_alone and opened[number]:
            start = opened[number].pop()
            elements[start] = f'<bpt i="{start + 1}" x="{int(number)}">{{}}</bpt>'
            elements.append(f'<ept i="{start + 1}">{{}}</ept>')
        elif is_alone:
            elements.append(f'<ph x="{int(number)}">{{}}</ph>')
        else:
            # A half whose other half is missing.
            elements.append(f'<it pos="{"end" if is_close else "begin"}" x="{int(number)}">{{}}</it>')
            if not is_close:
                opened[number].append(place)
    return elements
