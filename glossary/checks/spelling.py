"""How terms are written: blanks, look-alike letters, brackets, sentences, the same on both sides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.columns import columns_of
from glossary.parts_of_speech import PARTS_OF_SPEECH

_HIDDEN = re.compile(r"[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_DOUBLE_BLANK = re.compile(r"\S[ \t]{2,}\S")
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_MOST_WORDS = 12
_MOST_CHARACTERS = 120


def untrimmed(subject: Subject) -> Iterator[Finding]:
    """Blanks and hidden characters that a person cannot see in a spreadsheet."""
    columns = columns_of(subject.sheet, subject.glossary.name)
    ids = {concept.line: concept.id for concept in subject.glossary.concepts}
    for record in subject.sheet.records:
        for language in Language:
            place = columns[language.value]
            cell = record.cells[place] if place < len(record.cells) else ""
            if hidden := _HIDDEN.search(cell):
                message = f"a hidden character (U+{ord(hidden.group()):04X}) in the column {language.value}"
                yield Finding("untrimmed", Severity.WARNING, record.line, ids.get(record.line, ""), message)
            elif cell != cell.strip() or _DOUBLE_BLANK.search(cell):
                message = f"superfluous blanks in the column {language.value}"
                yield Finding("untrimmed", Severity.WARNING, record.line, ids.get(record.line, ""), message)


def look_alikes(subject: Subject) -> Iterator[Finding]:
    """Cyrillic а in a Latin word: it looks right and never matches."""
    for concept, _language, term in subject.terms():
        scripts = {unicodedata.name(letter, "?").split()[0]: letter for letter in term.text if letter.isalpha()}
        foreign = [letter for script, letter in scripts.items() if script not in ("LATIN", "MODIFIER")]
        if "LATIN" in scripts and foreign:
            name = unicodedata.name(foreign[0], "an unnamed letter").lower()
            message = f"“{term.text}” holds a letter that only looks Latin: {foreign[0]} ({name})"
            yield finding("look-alike", Severity.ERROR, concept, message)


def brackets(subject: Subject) -> Iterator[Finding]:
    """Brackets and quotation marks that are opened and not closed."""
    for concept, _language, term in subject.terms():
        if any(term.text.count(opening) != term.text.count(closing) for opening, closing in _BRACKETS) or (
            term.text.count('"') % 2
        ):
            yield finding(
                "brackets", Severity.WARNING, concept, f"“{term.text}” has a bracket or quote without its twin"
            )


def same(subject: Subject) -> Iterator[Finding]:
    """The same word on both sides, which may be a word not yet translated."""
    for concept in subject.glossary.concepts:
        preferred = [term.text.casefold() for language in Language if (term := concept.preferred(language))]
        if len(preferred) == 2 and preferred[0] == preferred[1] and not concept.keep_as_is:
            message = f"“{preferred[0]}” on both sides; if it is not translated, say yes in the column keep"
            yield finding("same", Severity.NOTE, concept, message)
        elif len(set(preferred)) > 1 and concept.keep_as_is:
            yield finding("same", Severity.WARNING, concept, "kept as it is, but with different words on the two sides")


def sentences(subject: Subject) -> Iterator[Finding]:
    """Terms that are none: whole sentences, no letters."""
    for concept, _language, term in subject.terms():
        if len(term.text.split()) > _MOST_WORDS or len(term.text) > _MOST_CHARACTERS:
            yield finding("no-term", Severity.WARNING, concept, f"“{term.text[:40]}…” is a sentence rather than a term")
        elif not any(character.isalnum() for character in term.text):
            yield finding("no-term", Severity.WARNING, concept, f"“{term.text}” holds no letter and no digit")


def parts_of_speech(subject: Subject) -> Iterator[Finding]:
    """Names of parts of speech that Padanan does not know and matches as nouns."""
    for concept in subject.glossary.concepts:
        unknown = {term.part_of_speech for terms in concept.terms.values() for term in terms} - {"", *PARTS_OF_SPEECH}
        for name in sorted(unknown):
            message = f"the part of speech {name!r} is not known; known are {', '.join(PARTS_OF_SPEECH)}"
            yield finding("part-of-speech", Severity.NOTE, concept, message)
