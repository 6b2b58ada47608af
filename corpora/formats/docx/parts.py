"""The members of a Word file that hold text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpora.files import DecodedText
from corpora.formats.document import Unit
from corpora.formats.docx.names import WORD
from corpora.formats.docx.package import no_word_file
from corpora.formats.docx.places import Place, Places
from corpora.formats.docx.writing import RunWriter
from corpora.formats.splicing import Slot, slot_edits, splice, writer
from corpora.formats.xmlspans import Element, decode_xml, each_subtree, encode_xml, escape_text, subtrees
from corpora.formats.zipped import ZippedDocument
from corpora.languages import Language
from corpora.markup import MarkedText
from corpora.segment import Translation

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_ROOTS = frozenset(("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))


@dataclass(frozen=True)
class Part:
    """A member of the file and the places of its texts."""

    path: str
    content: DecodedText
    places: Sequence[Place]

    @cached_property
    def unit_places(self) -> Sequence[int]:
        """The indices of the places that are no twins of others, in reading order."""
        return [index for index, place in enumerate(self.places) if place.twin is None]

    def rendered(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The member with the translations, by the index of their place, there and in the twins of those places."""
        given = {self.places[index]: translation for index, translation in translations.items()}
        everywhere = {
            index: given[place.twin or place]
            for index, place in enumerate(self.places)
            if (place.twin or place) in given
        }
        slots = [
            _in_language(place.slot, target) if index in everywhere else place.slot
            for index, place in enumerate(self.places)
        ]
        return encode_xml(self.content, splice(self.content.text, slot_edits(self.content.text, slots, everywhere)))


def _in_language(slot: Slot, target: Language) -> Slot:
    """The slot, writing runs in the language `target`."""
    return slot._replace(write=replace(slot.write, language=target)) if isinstance(slot.write, RunWriter) else slot


def text_of(archive: ZippedDocument, path: str) -> Part:
    """The text, a header, the notes: all that has paragraphs. Raises UnreadableInputError."""
    shown = f"{archive.name} ({path})"
    content = decode_xml(archive.part(path), shown)
    others: list[Element] = []
    finder = Places(content.text)
    places: list[Place] = []
    each_subtree(content.text, shown, ("p",), lambda one: places.extend(finder.of_paragraph(one)), others.append)
    if not others or others[0].tag not in _ROOTS or others[0].namespace not in WORD:
        raise no_word_file(archive)
    return Part(path, content, places)


def properties_of(archive: ZippedDocument, path: str) -> Part:
    """The document's title and subject. Raises UnreadableInputError."""
    shown = f"{archive.name} ({path})"
    content = decode_xml(archive.part(path), shown)
    elements = subtrees(content.text, shown, ("title", "subject"))
    return Part(
        path,
        content,
        [
            Place(Slot(Unit(MarkedText(element.content)), element.inner, writer(escape_text)))
            for element in elements
            if element.namespace == _DUBLIN_CORE and element.content.strip() and not any(element.elements())
        ],
    )
