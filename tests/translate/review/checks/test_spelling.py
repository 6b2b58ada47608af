"""Which words are held to be misspelt; the speller of these tests knows a handful of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.segment import Segment
from glossary.glossary import parse_glossary
from translate.pair import LanguagePair
from translate.review.checking import Checker
from translate.review.spelling import speller_for
from translate.review.spelling.speller import Speller

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
EN_ID = LanguagePair(Language.ENGLISH, Language.INDONESIAN)
KNOWN = {
    Language.ENGLISH: "the a house houses rain is falling he met read and color hepatic well known don't",
    Language.INDONESIAN: "kantor itu rumah rumah-rumah hujan turun ia baca dan identifikasi tutur penutur",
}
GLOSSARY = parse_glossary("id,en\nrumah adat,longhouze\n", "istilah.csv")


class ShortList(Speller):
    """Knows few words, with and without a capital, and has four suggestions for what it does not know."""

    def __init__(self, language: Language):
        self._words = set(KNOWN[language].split())

    def suggestions(self, word: str) -> tuple[str, ...] | None:
        return None if {word, word.lower()} & self._words else ("one", "two", "three", "four")


def misspelt(source: str, target: str, pair: LanguagePair = ID_EN) -> list[str]:
    report = Checker([GLOSSARY], pair, ShortList(pair.target)).findings(Segment(1, 1, source), target)
    return [target[one["start"] : one["end"]] for one in report if one["check"] == "spelling"]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Hujan.", "The raain is falling.", ["raain"]),
        ("Hujan.", "Raain is falling.", ["Raain"]),
        ("Hujan. Hujan.", "The rain. Raain.", ["Raain"]),
        ("Hujan.", "The raain, raain.", ["raain"]),
        ("Hujan <1>di</1> sini.", "The ra<1>ai</1>n is.", ["ra<1>ai</1>n"]),
        ("Hujan.", "The well-knwon house.", ["well-knwon"]),
        ("Hujan.", "He dont, “hee” dosn't.", ["dont", "hee", "dosn't"]),
        ("Daftar isi", "The raain", ["raain"]),
    ],
)
def test_a_word_that_nothing_explains_is_told(source: str, target: str, words: list[str]) -> None:
    assert misspelt(source, target) == words


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("He met Jokkowi and McDonnald and NATTO.", id="names and acronyms"),
        pytest.param("The iFone and eBai.", id="inner capitals"),
        pytest.param("The 10th, B2B, covid19 house.", id="digits"),
        pytest.param("Read xx.yyy, a@bbb.ccc, www.zzz, https://qqq.rr/sss, aa_bb and #cccc.", id="addresses"),
        pytest.param("Read {variabel} and %(naamm)s and ${naamm}.", id="variables"),
        pytest.param("The pplc, kgm.", id="abbreviations without a vowel"),
        pytest.param("The printer, printer-house.", id="words of the source"),
        pytest.param("The longhouze.", id="words of a term"),
        pytest.param("The colour, house's and intrahepatic.", id="other forms of known words"),
        pytest.param("The well-known house don’t.", id="hyphens and apostrophes"),
        pytest.param("The house is fallin", id="a word that is being written"),
        pytest.param("人 🙂 日本語", id="other scripts"),
    ],
)
def test_what_is_no_fault_passes(target: str) -> None:
    assert [word for word in misspelt("Rumah adat dan printer.", target) if word.isascii()] == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("Kantornya itu diidentifikasi.", []),
        ("Rumah-rumah antarpenutur itu.", []),
        ("Karakternya, instruksi itu.", []),
        ("Rumah-rumha itu.", ["Rumah-rumha"]),
        ("Kantrnya itu.", ["Kantrnya"]),
    ],
)
def test_indonesian_is_known_by_its_affixes_and_loans(target: str, words: list[str]) -> None:
    assert misspelt("The character has an instruction.", target, EN_ID) == words


def test_three_suggestions_are_told() -> None:
    report = Checker([], ID_EN, ShortList(Language.ENGLISH)).findings(Segment(1, 1, "Hujan."), "The raain.")
    assert report == (
        {
            "check": "spelling",
            "severity": "warning",
            "message": "“raain” is in no dictionary; perhaps “one” or “two” or “three”.",
            "start": 4,
            "end": 9,
        },
    )


def test_without_a_speller_nothing_is_told() -> None:
    assert Checker([], ID_EN).findings(Segment(1, 1, "Hujan."), "The raain.") == ()


@given(st.text(alphabet="aé’'-. <1/>%s{}@A人\u0301\n", max_size=40))
def test_whatever_is_written_the_places_lie_in_it(target: str) -> None:
    report = Checker([], ID_EN, ShortList(Language.ENGLISH)).findings(Segment(1, 1, "Hujan <1>ya</1>."), target)
    assert all(0 <= one["start"] < one["end"] <= len(target) for one in report if one["check"] == "spelling")


@pytest.mark.parametrize(
    ("pair", "source", "target", "words"),
    [
        (EN_ID, "The house was seen.", "Rumah itu telihat tertututup dari kantornya.", ["telihat", "tertututup"]),
        (ID_EN, "Rumahnya terlihat.", "The neighbour's house disapeared, colourful.", ["disapeared"]),
    ],
)
def test_real_dictionaries_find_real_faults(pair: LanguagePair, source: str, target: str, words: list[str]) -> None:
    speller = speller_for(pair.target)
    if speller is None:
        pytest.skip(f"hunspell has no dictionary of {pair.target.label} here")
    report = Checker([], pair, speller).findings(Segment(1, 1, source), target)
    assert [target[one["start"] : one["end"]] for one in report if one["check"] == "spelling"] == words
