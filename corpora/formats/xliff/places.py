"""Where the segments of an XLIFF file stand, and where their targets go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.formats.bilingual import in_tags_of
from corpora.formats.document import Unit
from corpora.formats.xliff.inline import marked_text
from corpora.formats.xliff.states import status_of
from corpora.formats.xmlspans import Element
from corpora.segment import Limits, Status

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Holder:
    """The element that has a source and a target: a trans-unit of version 1.2, a segment of version 2."""

    element: Element
    source: Element
    target: Element | None
    parts: Element | None
    """The seg-source of version 1.2, if the source is cut into segments there."""
    is_version_2: bool


@dataclass(frozen=True)
class Place:
    """One segment: a holder, or one `<mrk mtype="seg">` of its seg-source."""

    holder: Holder
    part: Element | None
    unit: Unit


def places(element: Element, text: str) -> Iterator[Place]:
    """The segments of a trans-unit or unit that may be translated."""
    if element.attributes.get("translate") == "no":
        return
    notes = "\n".join(note.content.strip() for note in element.descendants("note"))
    for holder in _holders(element):
        parts = [mrk for mrk in holder.parts.descendants("mrk") if _is_segment(mrk)] if holder.parts else []
        if not parts:
            yield Place(holder, None, _unit(element, holder, None, notes, text))
        for part in parts:
            yield Place(holder, part, _unit(element, holder, part, notes, text))


def segment_marks(element: Element | None) -> dict[str, Element]:
    """The `<mrk mtype="seg">` in an element by their mid."""
    if element is None:
        return {}
    return {mrk.attributes.get("mid", ""): mrk for mrk in element.descendants("mrk") if _is_segment(mrk)}


def _is_segment(mrk: Element) -> bool:
    return mrk.attributes.get("mtype") == "seg"


def _holders(element: Element) -> Iterator[Holder]:
    if element.tag == "trans-unit":
        if source := element.first("source"):
            yield Holder(element, source, element.first("target"), element.first("seg-source"), is_version_2=False)
        return
    for segment in element.elements("segment"):
        if source := segment.first("source"):
            yield Holder(segment, source, segment.first("target"), None, is_version_2=True)


def _unit(element: Element, holder: Holder, part: Element | None, notes: str, text: str) -> Unit:
    attributes = element.attributes
    keeps_space = "preserve" in (attributes.get(_XML_SPACE), holder.source.attributes.get(_XML_SPACE))
    source = marked_text(part or holder.source, text, keeps_space=keeps_space)
    target_element = holder.target
    if part is not None:
        target_element = segment_marks(holder.target).get(part.attributes.get("mid", ""))
    target = in_tags_of(source, marked_text(target_element, text, keeps_space=keeps_space)) if target_element else ""
    state = (holder.element if holder.is_version_2 else holder.target or holder.element).attributes.get("state")
    status = status_of(target, state)
    if status is Status.CONFIRMED and attributes.get("approved") == "no" and state is None:
        status = Status.DRAFT
    return Unit(
        source,
        line=holder.source.line,
        key=attributes.get("resname") or attributes.get("name") or attributes.get("id", ""),
        note=notes,
        target=target or None,
        status=status,
        is_one_segment=True,
        limits=_limits(element),
    )


def _limits(element: Element) -> Limits | None:
    longest = element.attributes.get("maxwidth", "")
    is_characters = element.attributes.get("size-unit", "pixel") == "char"
    return Limits(longest=int(longest)) if is_characters and re.fullmatch(r"\d{1,6}", longest) else None
