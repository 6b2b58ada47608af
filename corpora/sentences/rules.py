"""Does a sentence end at a stop? Every rule is a question about the stop and the words of the language."""

from __future__ import annotations

import re

from corpora.sentences.lexicon import Kind, Lexicon
from corpora.sentences.stops import QUOTES, Stop

_ROMAN_NUMERAL = r"(?:x{0,3}(?:ix|iv|v?i{0,3})|X{0,3}(?:IX|IV|V?I{0,3}))"
_ENUMERATOR = re.compile(rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*|[A-Za-z]|{_ROMAN_NUMERAL})")
_FIRST_OF_LIST = re.compile(r"[1aAiI]")
_LIST_JOINTS = frozenset({"dan", "atau", "serta", "and", "or"})
_NUMBERED_HEADING = re.compile(rf"(\w+)\.?\s+(?:\d{{1,3}}(?:\.\d{{1,3}})*|[A-Z]|{_ROMAN_NUMERAL})")
_NUMBER = re.compile(rf".*\d.*|[A-Z]|{_ROMAN_NUMERAL}")
# "at lat. 51°28′ N., long. 3°12′ W.": no sentence begins with one.
_COORDINATE = re.compile(r"\d{1,3}°")
_NUMBER_SIGNS = frozenset({"no.", "nos.", "nr."})
_LONGER_THAN_SURNAMES = 7
_PARTS_OF_DEGREES = tuple("°′″")
_QUARTERS = frozenset("NSEW")
_VOWELS = frozenset("aeiouy")


def ends_sentence(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether the sentence ends at `stop`, which no bracket or short quotation encloses."""
    if "?" in stop.mark or "!" in stop.mark:
        return _ends_at_exclamation(stop, lexicon)
    if len(stop.mark) > 1 or stop.mark == "…":
        return _ends_at_ellipsis(stop, lexicon)
    return _ends_at_full_stop(stop, lexicon)


def _ends_at_exclamation(stop: Stop, lexicon: Lexicon) -> bool:
    if stop.closes_aside or _introduces_speaker(stop, lexicon):
        return False
    return lexicon.kind_of(stop.token + stop.mark) is None or lexicon.opens_sentence(stop.word)


def _ends_at_ellipsis(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether it is no pause: "Dan juaranya adalah … Kabupaten Banyuwangi!"."""
    if (stop.token or stop.previous).lower() in lexicon.unfinished and not stop.closers:
        return False
    return not (stop.closes_aside or stop.word[0].isnumeric() or _introduces_speaker(stop, lexicon))


def _introduces_speaker(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether a quotation closes and one to three names and a verb of saying follow: “Siapa?” Budi Santoso bertanya."""
    if not any(quote in stop.closers for quote in QUOTES):
        return False
    words = [word.strip(".,;:?!") for word in stop.following.split()[:4]]
    if not words[0][:1].isupper() or (lexicon.opens_sentence(words[0]) and words[0] != "I"):
        return False
    first_lower = next((word for word in words[1:] if not word[:1].isupper()), "")
    return first_lower in lexicon.reporting


def _ends_at_full_stop(stop: Stop, lexicon: Lexicon) -> bool:
    if not stop.closers and (_is_enumerator(stop) or _is_numbered_heading(stop, lexicon)):
        return False
    if _COORDINATE.match(stop.following):
        return False
    kind = _kind(stop, lexicon)
    return kind is None or (not stop.closes_aside and _ends_after(kind, stop, lexicon))


def _is_enumerator(stop: Stop) -> bool:
    """Whether the token numbers an item: "1. Pendahuluan", "Syaratnya: a. Warga negara; b. Sehat; dan c. Rajin"."""
    if not stop.token or not _ENUMERATOR.fullmatch(stop.token):
        return False
    if stop.beginning == stop.token or stop.previous.endswith(";"):
        return True
    if stop.previous in _LIST_JOINTS:
        return len(stop.words) > 1 and stop.words[-2].endswith(";")
    return stop.previous.endswith(":") and _FIRST_OF_LIST.fullmatch(stop.token) is not None


def _is_numbered_heading(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether the sentence so far is a label and its number: "Bab 1. Pendahuluan"."""
    match = _NUMBERED_HEADING.fullmatch(stop.beginning)
    return match is not None and match[1].lower() in lexicon.label


def _kind(stop: Stop, lexicon: Lexicon) -> Kind | None:
    """What kind of abbreviation the token is, listed or by its looks; None for an ordinary word."""
    kind = lexicon.kind_of(stop.token) or lexicon.kind_of(_capitalised_tail(stop.token))
    if kind is Kind.DEGREE:
        return Kind.CLOSING if stop.previous[:1].isupper() and stop.previous.endswith(",") else Kind.NAME
    if kind is None and "/" in stop.token:  # pasangan R. Pratama/D. Lestari
        return Kind.NAME if _looks_abbreviated(_capitalised_tail(stop.token)) else None
    if kind is None and _looks_abbreviated(stop.token) and not _is_label_or_unit(stop, lexicon):
        return Kind.NAME
    return kind


def _capitalised_tail(token: str) -> str:
    """What follows the last joint: "U.S" of "non-U.S", "Ny" of "Tn./Ny"; empty unless it starts with a capital."""
    tail = re.split(r"[/–—-]", token)[-1]
    return tail if tail[:1].isupper() else ""


def _looks_abbreviated(token: str) -> bool:
    """Whether `token` is an initial ("A", "A.H", "J.-P"), dotted letters ("n.n") or a word without vowels ("Bgr")."""
    letters = token.replace("-", "").split(".")
    if all(len(letter) == 1 and letter.isalpha() for letter in letters):
        return len(letters) > 1 or token.isupper()
    if any(len(letter) == 1 for letter in letters):  # R.Ng. Ranggawarsita, S.Kep.
        return all(len(letter) <= 3 and letter.isalpha() and letter.istitle() for letter in letters)
    return 2 <= len(token) <= 4 and token.isalpha() and token.istitle() and _VOWELS.isdisjoint(token.lower())


def _is_label_or_unit(stop: Stop, lexicon: Lexicon) -> bool:
    """Whether letters are no initials: "golongan A", "Perang Dunia I", "Paus Pius X", "Rp5 M", "323 S.M"."""
    if stop.previous[-1:] in _PARTS_OF_DEGREES:
        return stop.token in _QUARTERS
    if stop.previous[-1:].isnumeric():
        return stop.token in lexicon.unit
    if stop.token == "X" and stop.previous[:1].isupper():
        return True
    return len(stop.token) == 1 and stop.previous.lower() in lexicon.label


def _ends_after(kind: Kind, stop: Stop, lexicon: Lexicon) -> bool:
    """Whether a sentence ends after an abbreviation of `kind`."""
    if stop.word.rstrip(".") in lexicon.small:
        return False
    if kind is Kind.NUMBER:
        is_before_number = _NUMBER.fullmatch(stop.word.rstrip(".")) or stop.word.lower() in _NUMBER_SIGNS
        return lexicon.opens_sentence(stop.word) or not is_before_number
    if stop.lead[:1] in ("(", "[", "–", "—", "-", "&"):  # Dale Earnhardt, Inc. (DEI) beroperasi
        return False
    if kind is Kind.CLOSING:
        is_joint_in_capitals = stop.word.isupper() and stop.word.lower() in _LIST_JOINTS
        return stop.word.rstrip(".") not in lexicon.continuation and not is_joint_in_capitals
    is_quoted = any(quote in stop.closers for quote in QUOTES)
    if kind is not Kind.NAME and not is_quoted:
        return False
    return lexicon.opens_sentence(stop.word) or (lexicon.is_common(stop.word) and not _may_be_surname(stop))


def _may_be_surname(stop: Stop) -> bool:
    """Whether the next word, a common one, may yet be the name that an initial stands before: "J. Cook"."""
    return len(stop.token) == 1 and len(stop.word) < _LONGER_THAN_SURNAMES
