"""Documents that are texts: what is translated is spliced in, all else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.files import DecodedText
from corpora.formats.document import Unit
from corpora.languages import Language
from corpora.markup import render
from corpora.segment import Translation
from corpora.span import Span


class Edit(NamedTuple):
    """A stretch of a text and what is to stand there."""

    span: Span
    text: str


class Slot(NamedTuple):
    """A unit and where it stands."""

    unit: Unit
    span: Span
    write: Callable[[str], str] = str
    """Writes a text as it must stand there: quoted, escaped."""


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
        slots = ((self.slots[index], translation) for index, translation in translations.items())
        edits = [
            Edit(slot.span, slot.write(render(translation.text, slot.unit.source.tags, str)))
            for slot, translation in slots
        ]
        if edits:
            edits += self.language_edits(target)
        return encode_like(self.content, splice(self.content.text, edits))


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
