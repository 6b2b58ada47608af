"""A Word file as a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.formats.document import ReadOptions, Unit
from corpora.formats.docx.languages import in_language, properties_in_language
from corpora.formats.docx.package import main_part, other_parts, package_remarks, properties_part, styles_part
from corpora.formats.docx.parts import Part, properties_of, text_of
from corpora.formats.xmlspans import decode_xml, encode_xml
from corpora.formats.zipped import ZippedDocument
from corpora.languages import Language
from corpora.segment import Translation

_TRACKED = re.compile(r"<(?:[^\s<>/:]+:)?(?:ins|del|moveFrom|moveTo)\s[^<>]*author=")


@dataclass(frozen=True)
class DocxDocument:
    """The texts of a Word file, and the file."""

    archive: ZippedDocument
    parts: Sequence[Part]
    units: Sequence[Unit]
    """Of all parts, in reading order."""
    places: Sequence[tuple[int, int]]
    """Of each unit, its part and its place in that."""
    remarks: Sequence[str]
    language_changes: Mapping[str, Callable[[str, Language], str]]
    """How other members of the file are changed in a translation, by their path."""
    source: Language | None = None
    target: Language | None = None

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with the translations in their places, in runs that are marked as being in the language `target`."""
        by_part: dict[int, dict[int, Translation]] = defaultdict(dict)
        for index, translation in translations.items():
            part, place = self.places[index]
            by_part[part][place] = translation
        changed = {self.parts[part].path: self.parts[part].rendered(given, target) for part, given in by_part.items()}
        for path, change in self.language_changes.items() if changed else ():
            content = decode_xml(changed.get(path) or self.archive.part(path), path)
            changed[path] = encode_xml(content, change(content.text, target))
        return self.archive.with_parts(changed)


def read(data: bytes, name: str, _options: ReadOptions) -> DocxDocument:
    """Take a Word file apart into its paragraphs. Raises UnreadableInputError."""
    archive = ZippedDocument.read(data, name, ".docx")
    main = main_part(archive)
    parts = [text_of(archive, path) for path in (main, *other_parts(archive, main))]
    changes: dict[str, Callable[[str, Language], str]] = {}
    if styles := styles_part(archive, main):
        changes[styles] = in_language
    if properties := properties_part(archive):
        parts.append(properties_of(archive, properties))
        changes[properties] = properties_in_language
    places = [(number, place) for number, part in enumerate(parts) for place in part.unit_places]
    units = [
        replace(parts[number].places[place].slot.unit, line=line) for line, (number, place) in enumerate(places, 1)
    ]
    return DocxDocument(archive, parts, units, places, list(_remarks(archive, main, parts)), changes)


def _remarks(archive: ZippedDocument, main: str, parts: Sequence[Part]) -> Iterator[str]:
    yield from package_remarks(archive, main)
    if any(_TRACKED.search(part.content.text) for part in parts):
        yield (
            "it has tracked changes: what was deleted stays so, what was inserted is translated. "
            "Accept them first for a better translation."
        )
