"""Filling in the targets of an XLIFF file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpora.formats.splicing import Edit, splice
from corpora.formats.xliff.places import Holder, Part, Place
from corpora.formats.xliff.states import STATE_1, STATE_2
from corpora.formats.xmlspans import Element, escape_text, with_attribute
from corpora.markup import render
from corpora.segment import Status, Translation
from corpora.span import Span

_PREFIX = re.compile(r"<([^\s<>/:]+:)?")
_NAME = re.compile(r"[^\s/>]+")


def holder_edits(text: str, newline: str, holder: Holder, given: Sequence[tuple[Place, Translation]]) -> Iterator[Edit]:
    """What is to be changed in the document `text` for the translations of a holder, or of parts of it."""
    spelled = {place.part: _spelled(place, translation.text, newline) for place, translation in given}
    is_confirmed = all(translation.status is Status.CONFIRMED for _, translation in given)
    status = Status.CONFIRMED if is_confirmed else Status.DRAFT
    yield _target_edit(text, holder, spelled, status)
    tag = _start_tag(text, holder.element)
    changed = tag
    if holder.is_version_2:
        changed = with_attribute(with_attribute(tag, "subState", None), "state", STATE_2[status])
    elif holder.element.attributes.get("approved") == "yes" and status is Status.DRAFT:
        changed = with_attribute(tag, "approved", "no")
    if changed != tag:
        start = holder.element.outer.start
        yield Edit(Span(start, start + len(tag)), changed)


def _spelled(place: Place, translation: str, newline: str) -> str:
    return render(translation, place.unit.source.tags, lambda words: escape_text(words).replace("\n", newline))


def _target_edit(text: str, holder: Holder, spelled: Mapping[Part | None, str], status: Status) -> Edit:
    target = holder.target
    inner = spelled[None] if None in spelled else _parts(text, holder, spelled)
    if target is not None:
        tag = _start_tag(text, target)
        if not holder.is_version_2:
            tag = with_attribute(with_attribute(tag, "state-qualifier", None), "state", STATE_1[status])
        return Edit(target.outer, _with_content(tag, inner))
    before = holder.cut or holder.source
    prefix = _PREFIX.match(text, holder.source.outer.start)
    name = f"{(prefix and prefix[1]) or ''}target"
    state = "" if holder.is_version_2 else f' state="{STATE_1[status]}"'
    space = _space_before(text, holder.source)
    return Edit(Span(before.outer.end, before.outer.end), f"{space}<{name}{state}>{inner}</{name}>")


def _parts(text: str, holder: Holder, spelled: Mapping[Part | None, str]) -> str:
    """The content of a target whose source is cut into segments: each with its translation, old or new.

    A target that has all the segments keeps its order and what stands between them; another is made like the source.
    """
    if holder.target is not None and all(part.target for part in holder.parts):
        marks = [(part.target, spelled[part]) for part in holder.parts if part in spelled]
        return _with_marks(text, holder.target, marks)
    assert holder.cut is not None
    return _with_marks(text, holder.cut, [(part.source, _old_or_new(text, part, spelled)) for part in holder.parts])


def _old_or_new(text: str, part: Part, spelled: Mapping[Part | None, str]) -> str:
    old = text[part.target.inner.start : part.target.inner.end] if part.target else ""
    return spelled.get(part, old)


def _with_marks(text: str, element: Element, marks: Sequence[tuple[Element | None, str]]) -> str:
    """The content of an element with others in the places of its marks' contents."""
    start, end = element.inner
    edits = [
        Edit(Span(mark.outer.start - start, mark.outer.end - start), _with_content(_start_tag(text, mark), content))
        for mark, content in marks
        if mark is not None
    ]
    return splice(text[start:end], edits)


def _with_content(start_tag: str, content: str) -> str:
    """An element with that start tag, or empty tag, and that content."""
    name = _NAME.match(start_tag, 1)
    opening = f"{start_tag[:-2].rstrip()}>" if start_tag.endswith("/>") else start_tag
    return f"{opening}{content}</{name and name.group()}>"


def _space_before(text: str, element: Element) -> str:
    """The line end and indent before an element, if it stands on a line of its own."""
    start = element.outer.start
    indent = re.search(r"(?:\r\n|\n|\r)[ \t]*\Z", text[max(0, start - 200) : start])
    return indent.group() if indent else ""


def _start_tag(text: str, element: Element) -> str:
    end = element.outer.end if element.is_empty_tag else element.inner.start
    return text[element.outer.start : end]
