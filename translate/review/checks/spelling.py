"""Words that no dictionary has, and that neither the source nor a term explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.languages import Language
from translate.review.checks.check import Problem, Subject
from translate.review.codes import code_spans
from translate.review.spelling.forms import forms
from translate.review.spelling.loans import as_loan
from translate.review.spelling.speller import Speller

_MOST_SUGGESTIONS = 3
_SHORTEST = 3
_LONGEST_ABBREVIATION = 4
_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(rf"(?<![\w-]){_LETTERS}(?:['’-]{_LETTERS})*(?![\w-]|['’]\w)")
# Addresses, names of files, what is written with signs of programs.
_NO_WORDS = re.compile(r"\S*(?:[@_\\#/=]|\w\.\w|\w:\w|www\.)\S*")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]", re.IGNORECASE)
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…][\"”’')\]]*\s|[:\n•])[\s\"“‘'(\[]*$")
_LONGEST_GAP = 8
_ENDS = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")


def problems(subject: Subject) -> Iterator[Problem]:
    """Each word at its first place. There is nothing to tell where there is no speller."""
    if subject.speller is None:
        return
    words = _Words(subject, subject.speller)
    text = _blanked(subject.target.plain)
    told = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word in told or not _is_judged(match, text) or _is_unfinished(match, subject):
            continue
        meant = words.meant_by(word)
        if meant is not None:
            told.add(word)
            yield Problem(_message(word, meant), subject.place(*match.span()))


class _Words:
    """The words that need no remark in a translation."""

    def __init__(self, subject: Subject, speller: Speller):
        self._speller = speller
        self._language = subject.pair.target
        source = subject.source.plain
        terms = " ".join(term for check in subject.verification.checks for term in check.expected)
        self._explained = {piece.lower() for text in (source, terms) for piece in re.findall(_LETTERS, text)}
        if self._language is Language.INDONESIAN:
            self._explained |= {loan for word in self._explained for loan in as_loan(word)}

    def meant_by(self, word: str) -> tuple[str, ...] | None:
        """What may be meant by it if it is unknown, else None."""
        meant = self._suggestions(word)
        if meant is None or "-" not in word:
            return meant
        parts = [part for part in word.split("-") if len(part) > _SHORTEST]
        return meant if any(self._suggestions(part) is not None for part in parts) else None

    def _suggestions(self, word: str) -> tuple[str, ...] | None:
        folded = word.lower()
        if folded in self._explained:
            return None
        meant = self._speller.suggestions(word)
        if meant is None or any(self._is_known(form) for form in forms(folded, self._language)):
            return None
        return meant

    def _is_known(self, form: str) -> bool:
        return form in self._explained or self._speller.suggestions(form) is None


def _blanked(text: str) -> str:
    """The text with blanks for variables and addresses, as long as before."""
    for span in code_spans(text):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return _NO_WORDS.sub(lambda match: " " * len(match[0]), text)


def _is_judged(match: re.Match[str], text: str) -> bool:
    """Not names and acronyms, told by their capitals, nor abbreviations, which are short and have no vowel."""
    word = match[0]
    is_abbreviation = len(word) <= _LONGEST_ABBREVIATION and not _VOWEL.search(word)
    if len(word) < _SHORTEST or is_abbreviation or not word[1:].islower():
        return False
    if word[0].islower():
        return True
    return _BEGINS_SENTENCE.search(text[max(0, match.start() - _LONGEST_GAP) : match.start()]) is not None


def _is_unfinished(match: re.Match[str], subject: Subject) -> bool:
    """Whether somebody may still be writing the word: it ends a text that has no mark at its end, as the source has."""
    target = subject.target.plain
    return match.end() == len(target) and _ENDS.search(subject.source.plain) is not None


def _message(word: str, meant: tuple[str, ...]) -> str:
    if not meant:
        return f"“{word}” is in no dictionary."
    return f"“{word}” is in no dictionary; perhaps “{'” or “'.join(meant[:_MOST_SUGGESTIONS])}”."
