"""How terms are written: blanks, hidden characters, look-alike letters, brackets, two spellings of one quote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpora.languages import Language
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.columns import columns_of

_HIDDEN = re.compile(r"[\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]")
_DOUBLE_BLANK = re.compile(r"\S[ \t]{2,}\S")
_BREAK = re.compile(r"[\t\r\n\v\f\u2028\u2029]")
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_QUOTES = (("'", "’"), ('"', "“"))
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS_LIKE_LATIN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WIDE = re.compile(r"[\uff01-\uff5e]")


def untrimmed(subject: Subject) -> Iterator[Finding]:
    """Blanks and hidden characters that a person cannot see in a spreadsheet."""
    columns = columns_of(subject.sheet, subject.glossary.name)
    ids = {concept.line: concept.id for concept in subject.glossary.concepts}
    for record in subject.sheet.records:
        for language in Language:
            place = columns[language.value]
            cell = record.cells[place] if place < len(record.cells) else ""
            if complaint := _blanks_complaint(cell):
                message = f"{complaint} in the column {language.value}"
                yield Finding("untrimmed", Severity.WARNING, record.line, ids.get(record.line, ""), message)


def _blanks_complaint(cell: str) -> str:
    if hidden := _HIDDEN.search(cell):
        return f"a hidden character (U+{ord(hidden.group()):04X})"
    if _BREAK.search(cell.strip()):
        return "a line break or tab; two terms are parted by |"
    return "superfluous blanks" if cell != cell.strip() or _DOUBLE_BLANK.search(cell) else ""


def look_alikes(subject: Subject) -> Iterator[Finding]:
    """Cyrillic а in a Latin word: it looks right and never matches. A whole Cyrillic word may be meant."""
    for concept, _language, term in subject.terms():
        if term.text.isascii():
            continue
        if letter := _look_alike(term.text):
            name = unicodedata.name(letter, "an unnamed letter").lower()
            message = f"“{term.text}” holds a letter that only looks Latin: {letter} ({name})"
            yield finding("look-alike", Severity.ERROR, concept, message)
        elif wide := _WIDE.search(term.text):
            message = f"“{term.text}” holds a wide East Asian character: {wide.group()}; write the usual one"
            yield finding("look-alike", Severity.WARNING, concept, message)
        elif not unicodedata.is_normalized("NFC", term.text):
            message = f"“{term.text}” has an accent that is a character of its own; type the word again"
            yield finding("look-alike", Severity.NOTE, concept, message)


def _look_alike(text: str) -> str | None:
    for word in _WORD.finditer(text):
        scripts = {unicodedata.name(letter, "?").split()[0]: letter for letter in word.group()}
        if "LATIN" in scripts:
            foreign = (letter for script, letter in scripts.items() if script in _SCRIPTS_LIKE_LATIN)
            if letter := next(foreign, None):
                return letter
    return None


def brackets(subject: Subject) -> Iterator[Finding]:
    """Brackets and quotation marks that are opened and not closed."""
    for concept, _language, term in subject.terms():
        if any(term.text.count(opening) != term.text.count(closing) for opening, closing in _BRACKETS) or (
            term.text.count('"') % 2
        ):
            yield finding(
                "brackets", Severity.WARNING, concept, f"“{term.text}” has a bracket or quote without its twin"
            )


def quotes(subject: Subject) -> Iterator[Finding]:
    """Straight and curly quotes in the terms of one cell."""
    for concept in subject.glossary.concepts:
        for language, terms in concept.terms.items():
            cell = "|".join(term.text for term in terms)
            for straight, curly in _QUOTES:
                if straight in cell and curly in cell:
                    message = f"both {straight} and {curly} in the column {language.value}; the matcher needs but one"
                    yield finding("quotes", Severity.NOTE, concept, message)
