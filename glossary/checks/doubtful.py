"""What hardly is a term, or hardly a pair: sentences, signs, function words, acronyms in small letters, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.guess import function_words
from corpora.languages import Language
from corpora.sentences import split
from glossary.checks.finding import Finding, Severity, Subject, finding
from glossary.entry import Term
from glossary.matcher import is_acronym
from glossary.parts_of_speech import PARTS_OF_SPEECH

_MOST_WORDS = 12
_MOST_CHARACTERS = 120
_STOP = re.compile(r"[.!?]\s")


def same(subject: Subject) -> Iterator[Finding]:
    """The same word on both sides, which may be a word not yet translated. Names and acronyms are the same anyway."""
    for concept in subject.glossary.concepts:
        indonesian, english = (concept.preferred(language) for language in Language)
        if not indonesian or not english:
            continue
        is_same = indonesian.text.casefold() == english.text.casefold()
        if concept.keep_as_is and indonesian.text != english.text:
            words = f"“{indonesian.text}” and “{english.text}”"
            message = f"kept as it is, but with different words on the two sides: {words}"
            yield finding("same", Severity.WARNING, concept, message)
        elif is_same and not concept.keep_as_is and not _is_name(indonesian) and not _is_name(english):
            message = f"“{english.text}” on both sides; if it is not translated, say yes in the column keep"
            yield finding("same", Severity.NOTE, concept, message)


def _is_name(term: Term) -> bool:
    return term.part_of_speech == "proper noun" or is_acronym(term.text)


def sentences(subject: Subject) -> Iterator[Finding]:
    """Terms that are none: whole sentences, no letters."""
    for concept, language, term in subject.terms():
        if len(term.text.split()) > _MOST_WORDS or len(term.text) > _MOST_CHARACTERS:
            yield finding("no-term", Severity.WARNING, concept, f"“{term.text[:40]}…” is a sentence rather than a term")
        elif _STOP.search(term.text) and len(split(term.text, language)) > 1:
            message = f"“{term.text}” is more than one sentence; two terms are parted by |"
            yield finding("no-term", Severity.WARNING, concept, message)
        elif not any(character.isalnum() for character in term.text):
            yield finding("no-term", Severity.WARNING, concept, f"“{term.text}” holds no letter and no digit")


def function_words_alone(subject: Subject) -> Iterator[Finding]:
    """A term of nothing but function words is found in every sentence."""
    for concept, language, term in subject.terms():
        words = term.text.lower().split()
        if not is_acronym(term.text) and not term.is_case_sensitive and function_words(language).issuperset(words):
            message = f"“{term.text}” is in nearly every {language.label} text; it will be found where it is not meant"
            yield finding("function-word", Severity.NOTE, concept, message)


def acronyms(subject: Subject) -> Iterator[Finding]:
    """An acronym in small letters (asean, its twin ASEAN) is found in words that are none."""
    for concept in subject.glossary.concepts:
        texts = {term.text for terms in concept.terms.values() for term in terms}
        for text in sorted(texts):
            if text.islower() and is_acronym(text.upper()) and text.upper() in {*texts, concept.id}:
                message = f"“{text}” is the acronym {text.upper()} in small letters; only capitals are never mistaken"
                yield finding("acronym", Severity.WARNING, concept, message)


def parts_of_speech(subject: Subject) -> Iterator[Finding]:
    """Names of parts of speech that Padanan does not know and matches as nouns."""
    for concept in subject.glossary.concepts:
        unknown = {term.part_of_speech for terms in concept.terms.values() for term in terms} - {"", *PARTS_OF_SPEECH}
        for name in sorted(unknown):
            message = f"the part of speech {name!r} is not known; known are {', '.join(PARTS_OF_SPEECH)}"
            yield finding("part-of-speech", Severity.NOTE, concept, message)
