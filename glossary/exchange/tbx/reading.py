"""The concepts in a TBX file of any version and style, told apart by what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from corpora.errors import UnreadableInputError
from corpora.languages import Language, find_language
from corpora.wording import counted
from corpora.xml import stream_xml
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange.outcome import Imported, Skipped, complaint_of, identified
from glossary.exchange.tbx import categories
from glossary.exchange.tbx.facts import (
    ENTRIES,
    EntryError,
    Fact,
    Losses,
    facts_of,
    language_of,
    language_sections,
    local_name,
    tag_of,
    term_sections,
)
from glossary.parts_of_speech import part_of_speech_named

_ROOTS = ("martif", "tbx")
_SOURCE_DESCRIPTION = "sourceDesc"
_BY_LINES, _BY_SEMICOLONS = "\n", "; "


def read(data: bytes, name: str) -> Imported:
    """The concepts of a TBX file that people call `name`. Raises UnreadableInputError if it is none."""
    elements = stream_xml(data, name, (*ENTRIES, _SOURCE_DESCRIPTION))
    root = next(elements)
    if local_name(root).lower() not in _ROOTS:
        raise UnreadableInputError(
            f"{name} is XML but not TBX: it begins with <{local_name(root)}>, TBX with <tbx> or <martif>."
        )
    language = language_of(root) if tag_of(root) else Language.ENGLISH
    # Padanan never wraps a text, so that line breaks in its own files are meant.
    keeps_lines = False
    concepts: list[Concept] = []
    skipped: list[Skipped] = []
    losses = Losses()
    for element in elements:
        if local_name(element) == _SOURCE_DESCRIPTION:
            keeps_lines = "".join(element.itertext()).strip().startswith(categories.OUR_HEADER)
            continue
        entry = _Entry(language, keeps_lines)
        concept = entry.concept_or_reason(element)
        if isinstance(concept, Concept):
            concepts.append(concept)
            losses.update(entry.losses)
        else:
            skipped.append(Skipped(_place(element), concept))
    found, renamed = identified(concepts)
    remarks = losses.remarks()
    if renamed:
        remarks.append(f"{counted(renamed, 'entry')} had an id that an earlier one has; a number was added to it")
    return Imported(tuple(found), tuple(skipped), tuple(remarks))


class _Entry:
    """Gathers what one entry says."""

    def __init__(self, language: Language | None, keeps_lines: bool):
        self.losses = Losses()
        self._language = language
        """Of texts that stand outside a language section, None if it is neither of the two."""
        self._keeps_lines = keeps_lines
        self._terms: dict[Language, list[Term]] = {known: [] for known in Language}
        self._definitions: dict[Language, list[str]] = {known: [] for known in Language}
        self._contexts: dict[Language, list[str]] = {known: [] for known in Language}
        self._domains: list[str] = []
        self._sources: list[str] = []
        self._notes: list[str] = []
        self._marked_id = ""
        self._keep_as_is = False

    def concept_or_reason(self, entry: etree._Element) -> Concept | str:
        """The entry's concept, whose id is empty if the entry has none, or why it cannot be used."""
        try:
            concept = self._concept(entry)
        except EntryError as error:
            return str(error)
        return complaint_of(concept) or concept

    def _concept(self, entry: etree._Element) -> Concept:
        for fact in self._facts(entry):
            self._take(fact, self._language)
        for section in language_sections(entry):
            self._take_language(section)
        # A name that is kept is the same in both languages.
        names = {
            known: terms or (self._terms[known.other] if self._keep_as_is else [])
            for known, terms in self._terms.items()
        }
        return Concept(
            id=self._marked_id or entry.get("id", "").strip(),
            terms={known: _in_order(terms) for known, terms in names.items()},
            domain=self._joined("subject fields", self._domains, _BY_SEMICOLONS),
            definitions={known: self._joined("definitions", self._definitions[known]) for known in Language},
            examples={known: self._joined("contexts", self._contexts[known]) for known in Language},
            note=self._joined("notes", self._notes),
            source=self._joined("sources", self._sources, _BY_SEMICOLONS),
            keep_as_is=self._keep_as_is,
            line=entry.sourceline or 0,
        )

    def _take_language(self, section: etree._Element) -> None:
        language, tag = language_of(section), tag_of(section)
        if language is None:
            self.losses.languages[tag or "no language"] += 1
            return
        if "-" in tag or "_" in tag:
            self.losses.variants[tag] += 1
        for fact in self._facts(section):
            self._take(fact, language)
        known = {term.text for term in self._terms[language]}
        terms = [self._term(term_section, language) for term_section in term_sections(section)]
        # What British and American English have in common is one term.
        self._terms[language] += [term for term in terms if term.text and term.text not in known]

    def _term(self, section: etree._Element, language: Language) -> Term:
        text = part_of_speech = own_part_of_speech = term_type = ""
        status = TermStatus.ADMITTED
        is_case_sensitive = False
        for fact in self._facts(section):
            match fact.category:
                case "term":
                    text = text or " ".join(fact.text.split())
                case categories.PART_OF_SPEECH:
                    part_of_speech = part_of_speech_named(fact.text)
                case categories.STATUS | "normativeAuthorization" | "termStatus":
                    status = self._status(fact.text)
                case categories.TERM_TYPE:
                    term_type = fact.text
                case categories.PART_OF_SPEECH_MARK:
                    own_part_of_speech = fact.text
                case categories.CASE_MARK:
                    is_case_sensitive = True
                case _:
                    self._take(fact, language)
        if term_type == categories.PHRASE_TYPE and part_of_speech in ("", categories.OTHER_PART_OF_SPEECH):
            part_of_speech = "phrase"
        elif term_type:
            self.losses.kinds[categories.TERM_TYPE] += 1
        return Term(text, status, own_part_of_speech or part_of_speech, is_case_sensitive)

    def _take(self, fact: Fact, language: Language | None) -> None:
        """Keep what is said of the entry, or of a language, wherever it is said."""
        if fact.tag:
            language = find_language(fact.tag)
        match fact.category:
            case categories.DEFINITION if language:
                self._definitions[language].append(fact.text)
            case categories.CONTEXT | "example" if language:
                self._contexts[language].append(fact.text)
            case categories.DEFINITION | categories.CONTEXT | "example":
                self.losses.kinds[f"{fact.category} in another language"] += 1
            case categories.SUBJECT_FIELD:
                self._domains.append(fact.text)
            case categories.SOURCE:
                self._sources.append(fact.text)
            case categories.NOTE:
                self._notes.append(fact.text)
            case categories.ID_MARK:
                self._marked_id = fact.text
            case categories.KEEP_MARK:
                self._keep_as_is = True
            case "Translation needed" if fact.text.lower() == "no":
                self._keep_as_is = True
            case other:
                self.losses.kinds[other] += 1

    def _facts(self, section: etree._Element) -> Iterator[Fact]:
        return facts_of(section, keeps_lines=self._keeps_lines)

    def _status(self, name: str) -> TermStatus:
        status = categories.status_named(name)
        if status is None:
            self.losses.kinds[f"status {name!r}, read as admitted"] += 1
        return status or TermStatus.ADMITTED

    def _joined(self, kind: str, texts: Sequence[str], separator: str = _BY_LINES) -> str:
        different = [text for text in dict.fromkeys(texts) if text]
        if len(different) > 1:
            self.losses.joined[kind] += 1
        return separator.join(different)


def _in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with the preferred one before the other allowed ones, which are admitted."""
    first = next((term for term in terms if term.status is TermStatus.PREFERRED), None)
    first = first or next((term for term in terms if term.is_allowed), None)
    if first is None:
        return tuple(terms)
    others = [
        replace(term, status=TermStatus.ADMITTED) if term.is_allowed else term for term in terms if term is not first
    ]
    at = next((number for number, term in enumerate(terms) if term.is_allowed), 0)
    return (*others[:at], replace(first, status=TermStatus.PREFERRED), *others[at:])


def _place(entry: etree._Element) -> str:
    entry_id = entry.get("id")
    return f"line {entry.sourceline}" + (f" (entry {entry_id})" if entry_id else "")
