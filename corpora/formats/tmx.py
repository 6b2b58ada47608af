"""TMX, translation memory exchange, as a document: what has no translation yet gets one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import DecodedText
from corpora.formats.bilingual import in_tags_of
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.splicing import Edit, encoding_remarks, splice
from corpora.formats.xliff.inline import marked_text
from corpora.formats.xmlspans import Element, decode_xml, encode_xml, escape_text, subtrees
from corpora.languages import Language, find_language
from corpora.markup import MarkedText, render
from corpora.segment import Status, Translation
from corpora.span import Span

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DRAFT_TYPE = "x-padanan-status"
_DRAFT = f'<prop type="{_DRAFT_TYPE}">draft</prop>'


@dataclass(frozen=True)
class _Place:
    """A translation unit with its two variants."""

    source: Element
    target: Element | None
    last: Element
    unit: Unit


@dataclass(frozen=True)
class TmxDocument:
    """The translation units of a TMX file that have a text in the source language."""

    content: DecodedText
    places: Sequence[_Place]
    source: Language | None
    target: Language | None = None

    @property
    def units(self) -> Sequence[Unit]:
        """In the order of the file."""
        return [place.unit for place in self.places]

    @property
    def remarks(self) -> Sequence[str]:
        """The encoding, if it is an unusual one."""
        return encoding_remarks(self.content)

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with variants added; those of drafts have a property that says so."""
        edits = [
            edit for index, given in translations.items() for edit in self._edits(self.places[index], given, target)
        ]
        return encode_xml(self.content, splice(self.content.text, edits))

    def _edits(self, place: _Place, translation: Translation, target: Language) -> Iterator[Edit]:
        spelled = render(translation.text, place.unit.source.tags, escape_text)
        status = _DRAFT if translation.status is Status.DRAFT else ""
        if place.target is None:
            start = place.source.outer.start
            indent = re.search(r"\s*\Z", self.content.text[max(0, start - 200) : start])
            space = indent.group() if indent else ""
            name = "xml:lang" if _XML_LANGUAGE in place.source.attributes else "lang"
            variant = f'{space}<tuv {name}="{target.value}" creationid="padanan">{status}<seg>{spelled}</seg></tuv>'
            yield Edit(Span(place.last.outer.end, place.last.outer.end), variant)
            return
        yield Edit(_segment(place.target).outer, f"{status}<seg>{spelled}</seg>")
        for mark in _draft_marks(place.target):
            start = place.target.inner.start
            yield Edit(Span(start + len(self.content.text[start : mark.outer.start].rstrip()), mark.outer.end), "")


def read(data: bytes, name: str, options: ReadOptions) -> TmxDocument:
    """Take a translation memory apart into its units. Raises UnreadableInputError, UsageError."""
    content = decode_xml(data, name)
    starts: list[Element] = []
    units = subtrees(content.text, name, ("tu",), starts.append)
    if not starts or starts[0].tag != "tmx":
        raise UnreadableInputError(f"{name} is no TMX file. Check that it is the file you mean.")
    declared = next((one.attributes.get("srclang", "") for one in starts if one.tag == "header"), "")
    source = options.source or find_language(declared)
    if source is None:
        said = f"says that it translates from {declared}" if declared else "does not say from which language it is"
        raise UsageError(f"{name} {said}. Pass --from id or --from en.")
    found = (_place(unit, source, content.text) for unit in units)
    return TmxDocument(content, [place for place in found if place is not None], source)


def _place(unit: Element, language: Language, text: str) -> _Place | None:
    variants = [one for one in unit.elements("tuv") if one.first("seg")]
    by_language: dict[Language | None, list[Element]] = defaultdict(list)
    for variant in variants:
        tag = variant.attributes.get(_XML_LANGUAGE) or variant.attributes.get("lang", "")
        by_language[find_language(tag)].append(variant)
    source_variant, target_variant = (_fullest(by_language[one]) for one in (language, language.other))
    source = marked_text(_segment(source_variant), text) if source_variant else MarkedText("")
    if source_variant is None or not source.text:
        return None
    target = in_tags_of(source, marked_text(_segment(target_variant), text)) if target_variant else ""
    is_draft = target_variant is not None and any(_draft_marks(target_variant))
    status = Status.UNTRANSLATED if not target.strip() else Status.DRAFT if is_draft else Status.CONFIRMED
    return _Place(
        source_variant,
        target_variant,
        variants[-1],
        Unit(
            source,
            line=source_variant.line,
            key=unit.attributes.get("tuid", ""),
            note="\n".join(note.content.strip() for note in unit.elements("note")),
            target=target or None,
            status=status,
            is_one_segment=True,
        ),
    )


def _fullest(variants: Sequence[Element]) -> Element | None:
    """The first variant that has a text, or else the first."""
    return next((one for one in variants if _segment(one).content.strip()), variants[0] if variants else None)


def _draft_marks(variant: Element) -> Iterator[Element]:
    for prop in variant.elements("prop"):
        if prop.attributes.get("type") == _DRAFT_TYPE and prop.content == "draft":
            yield prop


def _segment(variant: Element) -> Element:
    segment = variant.first("seg")
    assert segment is not None
    return segment
