"""Documents that are texts: what is translated is spliced in, all else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from corpora.files import DecodedText
from corpora.formats.document import Unit
from corpora.languages import Language
from corpora.markup import Code, render
from corpora.segment import Translation
from corpora.span import Span


class Edit(NamedTuple):
    """A stretch of a text and what is to stand there."""

    span: Span
    text: str


Writer = Callable[[str, Sequence[Code]], str]
"""Writes a translation as it must stand in the document; the codes are the tags that are in it."""


def writer(spell: Callable[[str], str] = str, whole: Callable[[str], str] = str) -> Writer:
    """One that spells the text between tags by `spell` and what comes of it by `whole`."""
    return lambda text, tags: whole(render(text, tags, spell))


class Slot(NamedTuple):
    """A unit and where it stands."""

    unit: Unit
    span: Span
    write: Writer = writer()
    holders: Mapping[str, Span] = MappingProxyType({})
    """Where the tags stand that have other slots in them: the alternative text of a picture in a paragraph.

    By how a tag is shown. Those slots may come before or after this one.
    """


@dataclass(frozen=True)
class SplicedDocument:
    """A text with the places of its units. A translation replaces what stands there."""

    content: DecodedText
    slots: Sequence[Slot]
    source: Language | None = None
    target: Language | None = None
    language_edits: Callable[[Language], Sequence[Edit]] = field(default=lambda _: ())
    """What else is to be changed in a document that is translated into a language."""
    other_remarks: Sequence[str] = ()

    @property
    def units(self) -> Sequence[Unit]:
        """In reading order."""
        return [slot.unit for slot in self.slots]

    @property
    def remarks(self) -> Sequence[str]:
        """The encoding, if it is an unusual one, and what else was odd."""
        return [*encoding_remarks(self.content), *self.other_remarks]

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The text with the translations spliced in, in the encoding in which it came."""
        edits = slot_edits(self.content.text, self.slots, translations)
        if edits:
            edits += self.language_edits(target)
        return encode_like(self.content, splice(self.content.text, edits))


def slot_edits(text: str, slots: Sequence[Slot], translations: Mapping[int, Translation]) -> list[Edit]:
    """The changes that translations, by the index of their slot, make in `text`; none overlaps another."""
    edits: list[Edit] = []
    # What stands in a tag of another slot is closed before that slot is.
    for index in sorted(translations, key=lambda index: (slots[index].span.end, -slots[index].span.start)):
        slot = slots[index]
        inner: list[Edit] = []
        while edits and edits[-1].span.start >= slot.span.start and slot.holders:
            inner.append(edits.pop())
        held = _held(text, slot.holders, inner[::-1])
        tags = [replace(tag, raw=held[tag.shown]) if tag.shown in held else tag for tag in slot.unit.source.tags]
        edits.append(Edit(slot.span, slot.write(translations[index].text, tags)))
    return edits


def _held(text: str, holders: Mapping[str, Span], edits: Sequence[Edit]) -> dict[str, str]:
    """What the holders are with the edits, which are in order, that lie in them; those without are left out."""
    starts = [edit.span.start for edit in edits]
    held: dict[str, str] = {}
    for shown, (start, end) in holders.items():
        inside = edits[bisect_left(starts, start) : bisect_left(starts, end)]
        if inside:
            moved = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in inside]
            held[shown] = splice(text[start:end], moved)
    return held


def splice(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made, none of which overlaps another."""
    pieces: list[str] = []
    done = 0
    for (start, end), replacement in sorted(edits):
        pieces += (text[done:start], replacement)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def encoding_remarks(content: DecodedText) -> list[str]:
    """What to tell a person about an unusual encoding."""
    return [f"it was read as {content.encoding}, and its translation is written so."] if content.is_unusual else []


def encode_like(content: DecodedText, text: str) -> bytes:
    """`text` in the encoding of `content`, or in UTF-8 if that lacks a letter of it."""
    try:
        return content.mark + text.encode(content.codec)
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="surrogatepass")


class Lines:
    """Which line a place of a text is on."""

    def __init__(self, text: str):
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def number(self, place: int) -> int:
        """The line of the character at `place`, from 1."""
        return bisect_right(self._ends, place - 1) + 1
