"""Concepts as TBX-Basic, version 3 in both styles and version 2. The same concepts give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from corpora.errors import OutputError
from corpora.languages import Language
from glossary.entry import Concept, Term
from glossary.exchange.outcome import Exported, sorted_out
from glossary.exchange.tbx import categories
from glossary.exchange.tbx.categories import split_mark

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NO_NAME_LETTERS = re.compile(r"[^A-Za-z0-9_.-]+")
_LONGEST_MADE_ID = 60
_DOCTYPE_V2 = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
_SCHEMAS = "https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/"
_MODULES = MappingProxyType(
    {
        categories.SUBJECT_FIELD: categories.MIN_NAMESPACE,
        categories.PART_OF_SPEECH: categories.MIN_NAMESPACE,
        categories.STATUS: categories.MIN_NAMESPACE,
        categories.TERM_TYPE: categories.BASIC_NAMESPACE,
        categories.DEFINITION: categories.BASIC_NAMESPACE,
        categories.CONTEXT: categories.BASIC_NAMESPACE,
        categories.SOURCE: categories.BASIC_NAMESPACE,
    }
)
_PARTS_OF_SPEECH = MappingProxyType({name: name for name in ("noun", "verb", "adjective", "adverb", "other")})


@dataclass(frozen=True)
class _Dialect:
    """What differs between the three ways to write TBX-Basic."""

    root: str
    root_attributes: Mapping[str, str]
    header: str
    entry: str
    language: str
    term: str
    namespace: str | None = None
    is_dct: bool = False
    schema: tuple[str, str] | None = None
    """The address and the kind of what validates it."""
    encoding_description: tuple[str, str] | None = None
    """A type and a text for the header."""
    doctype: str | None = None
    parts_of_speech: Mapping[str, str] = field(default_factory=lambda: _PARTS_OF_SPEECH)
    """Those in its picklist, by Padanan's names."""


_DCT = _Dialect(
    root="tbx",
    root_attributes={"type": "TBX-Basic", "style": "dct"},
    header="tbxHeader",
    entry="conceptEntry",
    language="langSec",
    term="termSec",
    namespace=categories.NAMESPACE,
    is_dct=True,
    schema=("DCT/TBX-Basic.nvdl", "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"),
)
_DCA = _Dialect(
    root="tbx",
    root_attributes={"type": "TBX-Basic", "style": "dca"},
    header="tbxHeader",
    entry="conceptEntry",
    language="langSec",
    term="termSec",
    namespace=categories.NAMESPACE,
    schema=("DCA/TBXcoreStructV03_TBX-Basic_integrated.rng", "http://relaxng.org/ns/structure/1.0"),
)
_V2 = _Dialect(
    root="martif",
    root_attributes={"type": "TBX-Basic"},
    header="martifHeader",
    entry="termEntry",
    language="langSet",
    term="tig",
    encoding_description=("XCSURI", "TBXBasicXCSV02.xcs"),
    doctype=_DOCTYPE_V2,
    parts_of_speech=MappingProxyType({**_PARTS_OF_SPEECH, "proper noun": "properNoun"}),
)


def write_dct(concepts: Iterable[Concept]) -> Exported:
    """TBX-Basic, version 3, DCT style. Raises OutputError if no concept can be written."""
    return _write(concepts, _DCT)


def write_dca(concepts: Iterable[Concept]) -> Exported:
    """TBX-Basic, version 3, DCA style. Raises OutputError if no concept can be written."""
    return _write(concepts, _DCA)


def write_v2(concepts: Iterable[Concept]) -> Exported:
    """TBX-Basic, version 2. Raises OutputError if no concept can be written."""
    return _write(concepts, _V2)


def _write(concepts: Iterable[Concept], dialect: _Dialect) -> Exported:
    kept, left_out = sorted_out(concepts)
    if not kept:
        reasons = f": {left_out[0].concept}: {left_out[0].reason}" if left_out else ""
        raise OutputError(f"There is no concept to write, and TBX must hold one{reasons}.")
    document = _Document(dialect)
    for concept, own_id in zip(kept, _xml_ids(kept), strict=True):
        document.add(concept, own_id)
    return Exported(document.bytes(), tuple(left_out))


class _Document:
    """A TBX document in the making."""

    def __init__(self, dialect: _Dialect):
        self._dialect = dialect
        namespaces: dict[str | None, str] = {None: dialect.namespace} if dialect.namespace else {}
        if dialect.is_dct:
            namespaces.update(min=categories.MIN_NAMESPACE, basic=categories.BASIC_NAMESPACE)
        self._root = etree.Element(self._name(dialect.root), dict(dialect.root_attributes), namespaces)
        self._root.set(_XML_LANG, Language.ENGLISH.value)
        self._add_header()
        self._body = self._below(self._below(self._root, "text"), "body")

    def bytes(self) -> bytes:
        etree.indent(self._root)
        text: bytes = etree.tostring(
            self._root.getroottree(),
            encoding="UTF-8",
            xml_declaration=True,
            # Inside the root `indent` has done it, here are the lines before it.
            pretty_print=True,
            doctype=self._dialect.doctype,
        )
        return text

    def add(self, concept: Concept, own_id: str) -> None:
        entry = self._below(self._body, self._dialect.entry)
        entry.set("id", own_id)
        self._category(entry, "descrip", categories.SUBJECT_FIELD, concept.domain)
        self._category(entry, "admin", categories.SOURCE, concept.source)
        for note in _notes(concept, own_id):
            self._below(entry, categories.NOTE, note)
        for language in Language:
            self._add_language(entry, concept, language)

    def _add_language(self, entry: etree._Element, concept: Concept, language: Language) -> None:
        section = self._below(entry, self._dialect.language)
        section.set(_XML_LANG, language.value)
        self._category(section, "descrip", categories.DEFINITION, concept.definitions.get(language, ""))
        preferred = concept.preferred(language)
        for term in concept.terms[language]:
            self._add_term(section, term, concept.examples.get(language, "") if term is preferred else "")

    def _add_term(self, section: etree._Element, term: Term, example: str) -> None:
        term_section = self._below(section, self._dialect.term)
        self._below(term_section, "term", term.text)
        picked = self._dialect.parts_of_speech.get(term.part_of_speech) or _nearest(term.part_of_speech)
        self._category(term_section, "termNote", categories.PART_OF_SPEECH, picked)
        self._category(term_section, "termNote", categories.STATUS, categories.STATUS_WRITTEN[term.status])
        if term.part_of_speech == "phrase":
            self._category(term_section, "termNote", categories.TERM_TYPE, categories.PHRASE_TYPE)
        elif term.part_of_speech not in ("", *self._dialect.parts_of_speech):
            self._below(term_section, categories.NOTE, f"{categories.PART_OF_SPEECH_MARK} {term.part_of_speech}")
        if term.is_case_sensitive:
            self._below(term_section, categories.NOTE, categories.CASE_MARK)
        self._category(term_section, "descrip", categories.CONTEXT, example)

    def _add_header(self) -> None:
        dialect = self._dialect
        if dialect.schema:
            address, kind = dialect.schema
            model = f'href="{_SCHEMAS}{address}" type="application/xml" schematypens="{kind}"'
            self._root.addprevious(etree.ProcessingInstruction("xml-model", model))
        header = self._below(self._root, dialect.header)
        description = self._below(header, "fileDesc")
        self._below(self._below(description, "titleStmt"), "title", "Glossary, Indonesian and English")
        self._below(self._below(description, "sourceDesc"), "p", categories.OUR_HEADER)
        if dialect.encoding_description:
            kind, text = dialect.encoding_description
            self._below(self._below(header, "encodingDesc"), "p", text).set("type", kind)

    def _category(self, parent: etree._Element, kind: str, category: str, text: str) -> None:
        """A data category in the dialect's style; none if there is nothing to say."""
        if not text:
            return
        if self._dialect.is_dct:
            etree.SubElement(parent, f"{{{_MODULES[category]}}}{category}").text = text
        else:
            self._below(parent, kind, text).set("type", category)

    def _below(self, parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
        element = etree.SubElement(parent, self._name(name))
        element.text = text
        return element

    def _name(self, name: str) -> str:
        return f"{{{self._dialect.namespace}}}{name}" if self._dialect.namespace else name


def _notes(concept: Concept, own_id: str) -> Iterator[str]:
    if concept.note:
        yield f"{categories.NOTE_MARK} {concept.note}" if split_mark(concept.note) else concept.note
    if concept.id != own_id:
        yield f"{categories.ID_MARK} {concept.id}"
    if concept.keep_as_is:
        yield categories.KEEP_MARK


def _nearest(part_of_speech: str) -> str:
    """The value of the picklist for a part of speech that is not in it."""
    if not part_of_speech:
        return ""
    return "noun" if part_of_speech == "proper noun" else categories.OTHER_PART_OF_SPEECH


def _xml_ids(concepts: Iterable[Concept]) -> Iterator[str]:
    """A name for each concept that XML allows and no other has: its own id wherever that is one."""
    concepts = list(concepts)
    own = {concept.id for concept in concepts if _NAME.fullmatch(concept.id)}
    given: set[str] = set()
    numbers: dict[str, int] = {}
    for concept in concepts:
        xml_id = concept.id
        if xml_id not in own or xml_id in given:
            stem = "c-" + _NO_NAME_LETTERS.sub("-", concept.id)[:_LONGEST_MADE_ID].strip("-")
            xml_id = stem
            while xml_id in own or xml_id in given:
                numbers[stem] = numbers.get(stem, 1) + 1
                xml_id = f"{stem}-{numbers[stem]}"
        given.add(xml_id)
        yield xml_id
