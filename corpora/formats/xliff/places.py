"""Where the segments of an XLIFF file stand, and where their targets go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.formats.bilingual import in_tags_of
from corpora.formats.document import Unit
from corpora.formats.xliff.inline import marked_text
from corpora.formats.xliff.states import status_of
from corpora.formats.xmlspans import Element
from corpora.segment import Limits, Status

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, eq=False)
class Part:
    """A segment into which a source of version 1.2 was cut: `<mrk mtype="seg">`."""

    source: Element
    target: Element | None
    """The mark of the target that is the same segment."""


@dataclass(frozen=True, eq=False)
class Holder:
    """The element that has a source and a target: a trans-unit of version 1.2, a segment of version 2."""

    element: Element
    source: Element
    target: Element | None
    cut: Element | None
    """The seg-source of version 1.2, in which the source is cut into segments."""
    parts: Sequence[Part]
    """The segments in `cut`; none if the source is one."""
    is_version_2: bool


@dataclass(frozen=True)
class Place:
    """One segment: a holder, or a part of it."""

    holder: Holder
    part: Part | None
    unit: Unit


def places(element: Element, text: str) -> Iterator[Place]:
    """The segments of a trans-unit or unit that may be translated."""
    if element.inherited("translate") == "no":
        return
    notes = "\n".join(note.content.strip() for note in _notes(element))
    for holder in _holders(element):
        for part in holder.parts or (None,):
            unit = _unit(element, holder, part, notes, text)
            if unit.source.text:
                yield Place(holder, part, unit)


def _own(element: Element, tag: str) -> Iterator[Element]:
    """The child elements of a name that are XLIFF's, not those of a tool's own namespace."""
    return (child for child in element.elements(tag) if child.namespace == element.namespace)


def _notes(element: Element) -> Iterator[Element]:
    yield from _own(element, "note")
    for notes in _own(element, "notes"):
        yield from _own(notes, "note")


def _holders(element: Element) -> Iterator[Holder]:
    is_version_2 = element.tag == "unit"
    for holder in _own(element, "segment") if is_version_2 else (element,):
        source, target, cut = (next(_own(holder, tag), None) for tag in ("source", "target", "seg-source"))
        if source is not None:
            parts = _parts(cut, target) if cut is not None else ()
            yield Holder(holder, source, target, cut, parts, is_version_2)


def _parts(cut: Element, target: Element | None) -> tuple[Part, ...]:
    """The segments of a source; none if the target is not cut likewise, but has a text as a whole."""
    sources, targets = _segment_marks(cut), _segment_marks(target) if target is not None else []
    if target is not None and not targets and target.content.strip():
        return ()
    names = Counter(mark.attributes.get("mid") for mark in sources)
    if max(names.values(), default=0) > 1:
        # Marks that have no name, or share one, are told by their order.
        return tuple(Part(mark, targets[index] if index < len(targets) else None) for index, mark in enumerate(sources))
    by_name = {mark.attributes.get("mid"): mark for mark in targets}
    return tuple(Part(mark, by_name.get(mark.attributes.get("mid"))) for mark in sources)


def _segment_marks(element: Element) -> list[Element]:
    """The segments marked in an element. One inside another is a part of that."""
    marks: list[Element] = []
    for mark in element.descendants("mrk"):
        is_outermost = not marks or mark.outer.start >= marks[-1].outer.end
        if mark.attributes.get("mtype") == "seg" and is_outermost:
            marks.append(mark)
    return marks


def _unit(element: Element, holder: Holder, part: Part | None, notes: str, text: str) -> Unit:
    attributes = element.attributes
    keeps_space = (holder.source.attributes.get(_XML_SPACE) or element.inherited(_XML_SPACE)) == "preserve"
    source = marked_text(part.source if part else holder.source, text, keeps_space=keeps_space)
    target_element = part.target if part else holder.target
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
