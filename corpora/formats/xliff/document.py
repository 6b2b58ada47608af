"""An XLIFF file as a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.errors import UnreadableInputError, UsageError
from corpora.files import DecodedText
from corpora.formats.bilingual import check_target
from corpora.formats.document import ReadOptions, Unit
from corpora.formats.splicing import Edit, encoding_remarks, splice
from corpora.formats.xliff.filling import holder_edits
from corpora.formats.xliff.places import Holder, Place, places
from corpora.formats.xmlspans import Element, decode_xml, encode_xml, subtrees, with_attribute
from corpora.languages import Language, find_language
from corpora.segment import Translation


@dataclass(frozen=True)
class XliffDocument:
    """The segments of an XLIFF file."""

    content: DecodedText
    places: Sequence[Place]
    language_tags: Sequence[Element]
    """The elements that name the languages: `file` of version 1.2, `xliff` of version 2."""
    source: Language | None
    target: Language | None

    @property
    def units(self) -> Sequence[Unit]:
        """In the order of the file."""
        return [place.unit for place in self.places]

    @property
    def remarks(self) -> Sequence[str]:
        """The encoding, if it is an unusual one."""
        return encoding_remarks(self.content)

    def render(self, translations: Mapping[int, Translation], target: Language) -> bytes:
        """The file with the targets filled in and their states set."""
        by_holder: dict[Holder, list[tuple[Place, Translation]]] = defaultdict(list)
        for index, translation in translations.items():
            by_holder[self.places[index].holder].append((self.places[index], translation))
        text = self.content.text
        newline = "\r\n" if "\r\n" in text else "\n"
        edits = [edit for holder, given in by_holder.items() for edit in holder_edits(text, newline, holder, given)]
        if edits:
            edits += self._language_edits(target)
        return encode_xml(self.content, splice(text, edits))

    def _language_edits(self, target: Language) -> Iterator[Edit]:
        for element in self.language_tags:
            name = "target-language" if element.tag == "file" else "trgLang"
            if not element.attributes.get(name):
                tag = self.content.text[element.outer.start : element.outer.end]
                yield Edit(element.outer, with_attribute(tag, name, target.value))


def read(data: bytes, name: str, options: ReadOptions) -> XliffDocument:
    """Take an XLIFF file apart into its segments. Raises UnreadableInputError, UsageError."""
    content = decode_xml(data, name)
    starts: list[Element] = []
    units = subtrees(content.text, name, ("trans-unit", "unit"), starts.append)
    if not starts or starts[0].tag != "xliff":
        first = starts[0].tag if starts else units[0].tag
        raise UnreadableInputError(
            f"{name} is no XLIFF file: it begins with <{first}>. Check that it is the file you mean."
        )
    root = starts[0]
    is_version_2 = root.attributes.get("version", "1.2").startswith("2")
    tags = [one for one in starts if one.tag == ("xliff" if is_version_2 else "file")]
    keys = ("srcLang", "trgLang") if is_version_2 else ("source-language", "target-language")
    source, target = (_language([tag.attributes.get(key, "") for tag in tags], name) for key in keys)
    check_target(name, target, options.source)
    found = [place for unit in units if unit.namespace == root.namespace for place in places(unit, content.text)]
    return XliffDocument(content, found, tags, source, target)


def _language(tags: Sequence[str], name: str) -> Language | None:
    """The language that the files in a document name. Raises UsageError if it is a third one, or if they differ."""
    named = {find_language(tag) or tag for tag in tags if tag}
    if len(named) > 1:
        listed = ", ".join(sorted(str(getattr(one, "value", one)) for one in named))
        raise UsageError(f"{name} holds files of several languages ({listed}). Take it apart, one language a file.")
    language = named.pop() if named else None
    if language is not None and not isinstance(language, Language):
        raise UsageError(f"{name} names the language {language}; Padanan knows id and en.")
    return language
