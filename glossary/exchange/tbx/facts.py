"""The parts of a TBX entry, whatever the version calls them: what is said in a section, each with its data category."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from corpora.languages import Language, find_language
from glossary.exchange.tbx import categories
from glossary.exchange.tbx.categories import split_mark

ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGE_SECTIONS = ("langSec", "langSet", "langGroup")
_TERM_SECTIONS = ("termSec", "tig", "ntig", "termGroup")
_GROUPS = ("adminGrp", "descripGrp", "termGrp", "termNoteGrp", "noteGrp", "noteGroup")
_DESCRIPTION_GROUP = "descripGrp"
_TRANSACTIONS = "transacGrp"
_GENERIC = ("admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref")
"""Elements whose attribute `type` names the data category; any other's own name does."""
_UNTYPED = MappingProxyType({"descrip": categories.DEFINITION})
"""The category of those that lack it, as the Translate Toolkit writes them."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]+")


class EntryError(Exception):
    """Why an entry cannot be used."""


@dataclass(frozen=True)
class Fact:
    """Something that a section says."""

    category: str
    """As TBX names it, or one of `categories.MARKS`."""
    text: str
    tag: str = ""
    """The language of the text, if the category says so itself."""


@dataclass
class Losses:
    """What entries hold and concepts cannot."""

    kinds: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    variants: Counter[str] = field(default_factory=Counter)

    def update(self, other: Losses) -> None:
        """Add those of another."""
        self.kinds.update(other.kinds)
        self.joined.update(other.joined)
        self.languages.update(other.languages)
        self.variants.update(other.variants)

    def remarks(self) -> list[str]:
        """A sentence for each sort of loss."""
        return [
            f"{beginning}: {_listed(counts)}"
            for beginning, counts in (
                ("languages left out, with their entries", self.languages),
                ("variants read as Indonesian or English", self.variants),
                ("joined into one text", self.joined),
                ("not kept", self.kinds),
            )
            if counts
        ]


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(etree.QName(element).localname)


def tag_of(section: etree._Element) -> str:
    """The language tag of a section as it is written."""
    return section.get(_XML_LANG) or section.get("lang") or ""


def language_of(section: etree._Element) -> Language | None:
    """The language of a section, if it is one of the two."""
    return find_language(tag_of(section))


def language_sections(entry: etree._Element) -> Iterator[etree._Element]:
    """The sections of an entry, one a language."""
    return entry.iterchildren(*(f"{{*}}{name}" for name in _LANGUAGE_SECTIONS))


def term_sections(language_section: etree._Element) -> Iterator[etree._Element]:
    """The sections of a language, one a term."""
    return language_section.iterchildren(*(f"{{*}}{name}" for name in _TERM_SECTIONS))


def facts_of(section: etree._Element, *, keeps_lines: bool) -> Iterator[Fact]:
    """What a section says itself, without the sections in it.

    Line breaks that merely wrap a text become blanks unless `keeps_lines`. Raises EntryError for what hides a text.
    """
    for child in section:
        if isinstance(child, etree._Entity):
            raise EntryError(f"an undefined entity {child.text}; write the letter itself")
        if not isinstance(child.tag, str):
            continue
        name = local_name(child)
        if name in _LANGUAGE_SECTIONS or name in _TERM_SECTIONS:
            continue
        if name == _TRANSACTIONS:
            yield Fact("transaction", "")
        elif name in _GROUPS:
            yield from _grouped(child, keeps_lines)
        else:
            category = (child.get("type") or _UNTYPED.get(name, name)) if name in _GENERIC else name
            yield _fact(category, _text(child, keeps_lines), tag_of(child))


def _grouped(group: etree._Element, keeps_lines: bool) -> Iterator[Fact]:
    is_description = local_name(group) == _DESCRIPTION_GROUP
    for fact in facts_of(group, keeps_lines=keeps_lines):
        # A concept has one source, of its terms; that of a definition is another.
        of_text = is_description and fact.category == categories.SOURCE
        yield Fact("source of a definition or context", fact.text) if of_text else fact


def _fact(category: str, text: str, tag: str) -> Fact:
    split = split_mark(text) if category == categories.NOTE else None
    if split is None or split[0] not in categories.MARKS:
        return Fact(category, text, tag)
    mark, value = split
    return Fact(categories.NOTE if mark == categories.NOTE_MARK else mark, value)


def _text(element: etree._Element, keeps_lines: bool) -> str:
    if next(element.iter(etree.Entity), None) is not None:
        raise EntryError(f"an undefined entity in <{local_name(element)}>; write the letter itself")
    text = "".join(element.itertext())
    return (text if keeps_lines else _WRAP.sub(" ", text)).strip()


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} ({number:,})" for kind, number in counts.most_common())
