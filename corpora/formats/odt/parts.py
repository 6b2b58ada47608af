"""One XML file of a document: where its units stand, and what says in which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corpora.errors import UnreadableInputError
from corpora.files import DecodedText
from corpora.formats.document import Unit
from corpora.formats.odt.names import (
    AUTOMATIC_STYLES,
    DELETED,
    INDEX_BODY,
    LANGUAGE,
    OFFICE,
    OUTERMOST,
    STRINGS,
    STYLES,
    name_of,
    string_of,
    translated_elements,
)
from corpora.formats.odt.numbering import numbering_slots
from corpora.formats.odt.paragraphs import read_paragraph
from corpora.formats.odt.styles import TextStyles, language_edits, text_styles
from corpora.formats.odt.writing import write_paragraph, write_string
from corpora.formats.splicing import Slot, slot_edits, splice
from corpora.formats.xmlspans import Element, decode_xml, encode_xml, subtrees
from corpora.languages import Language
from corpora.markup import MarkedText
from corpora.segment import Translation
from corpora.span import Span

_IN_BRACKETS = re.compile(r"&lt;[^&<]+&gt;")
_PREFIX = re.compile(r"[^\s<>/:]+:")


@dataclass(frozen=True)
class Part:
    """An XML file with the places of its units."""

    data: bytes
    content: DecodedText
    kind: str
    """What kind of document it says it is, a media type; empty if it does not."""
    slots: Sequence[Slot]
    styles: Sequence[Element]
    """The elements that have styles in them or say the language of the document."""
    has_index: bool
    """Whether there is a table of contents or another list that programs make."""
    has_deletions: bool
    """Whether there is text that somebody deleted and nobody has accepted to be gone."""

    def render(self, translations: Mapping[int, Translation], target: Language | None) -> bytes:
        """The file with translations, by the index of their slot; what names the other language names `target`."""
        edits = slot_edits(self.content.text, self.slots, translations)
        if target is not None:
            edits += language_edits(self.styles, self.content.text, target)
        return encode_xml(self.content, splice(self.content.text, edits)) if edits else self.data


def read_part(data: bytes, name: str, root: str) -> Part:
    """Take an XML file apart whose first element is `root`. Raises UnreadableInputError."""
    content = decode_xml(data, name)
    starts: list[Element] = []
    found = subtrees(content.text, name, OUTERMOST, starts.append)
    if not starts or name_of(starts[0]) != (OFFICE, root):
        raise UnreadableInputError(
            f"{name} is no OpenDocument text: its first element is not office:{root}. "
            f"Check that it is the file you mean."
        )
    styled = [one for one in found if name_of(one) in (STYLES, AUTOMATIC_STYLES)]
    automatic = (text_styles(one) for one in styled if name_of(one) == AUTOMATIC_STYLES)
    looks = {style: look for one in automatic for style, look in one.items()}
    return Part(
        data,
        content,
        starts[0].attributes.get(f"{{{OFFICE}}}mimetype", ""),
        [
            *_slots(found, content.text, looks),
            *(slot for one in styled for slot in numbering_slots(one, content.text)),
        ],
        [*styled, *(one for one in found if name_of(one) == LANGUAGE)],
        has_index=any(name_of(one) == INDEX_BODY and one.first("p") for one in found),
        has_deletions=any(name_of(one) == DELETED and one.children for one in found),
    )


def _slots(found: Sequence[Element], text: str, styles: TextStyles) -> Iterator[Slot]:
    """The units in order; what is in a paragraph follows it."""
    waiting = list(translated_elements(found))[::-1]
    while waiting:
        element = waiting.pop()
        if name_of(element) in STRINGS:
            yield from _string_slot(element, text)
            continue
        paragraph = read_paragraph(element, text, styles)
        if paragraph.has_text:
            write = partial(write_paragraph, _prefix(element, text))
            yield Slot(Unit(paragraph.marked, element.line), paragraph.span, write, paragraph.holders)
        waiting += paragraph.inner[::-1]


def _string_slot(element: Element, text: str) -> Iterator[Slot]:
    words = string_of(element)
    if not words or words.isspace():
        return
    span = element.inner
    if _IN_BRACKETS.fullmatch(text, *span):
        # So LibreOffice writes what is to be filled in: &lt;nama&gt;.
        words, span = words[1:-1], Span(span.start + len("&lt;"), span.end - len("&gt;"))
    yield Slot(Unit(MarkedText(words), element.line), span, write_string)


def _prefix(element: Element, text: str) -> str:
    """The prefix that the document has for an element's namespace, with its colon."""
    prefix = _PREFIX.match(text, element.outer.start + 1)
    return prefix.group() if prefix else ""
