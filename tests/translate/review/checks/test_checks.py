"""What each check finds, and what it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.formats import FORMATS, ReadOptions
from corpora.languages import Language
from corpora.segment import Limits, Segment
from translate.pair import LanguagePair
from translate.review import checks
from translate.review.checking import Checker
from translate.review.checks import CHECKS

ID_EN = LanguagePair(Language.INDONESIAN, Language.ENGLISH)
EN_ID = LanguagePair(Language.ENGLISH, Language.INDONESIAN)


def found(source: str, target: str, pair: LanguagePair = ID_EN, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Each finding's check, and the stretch of the target that it is of."""
    report = Checker([], pair).findings(Segment(1, 1, source, limits=limits), target)
    return [(one["check"], target[one.get("start", 0) : one.get("end", 0)]) for one in report]


FAULTS = [
    ("an empty translation", "Hujan turun.", "", ("empty", "")),
    ("nothing but a tag", "<1>Hujan</1>", "<1></1>", ("empty", "")),
    ("another number", "Ada 12 orang.", "There are 13 people.", ("numbers", "13")),
    ("a number that is gone", "Ada 35 orang.", "There are people.", ("numbers", "")),
    ("a number from nowhere", "Ada orang.", "There are 35 people.", ("numbers", "35")),
    ("thousands written the source's way", "Rp1.234 saja.", "Just Rp1.234.", ("numbers", "1.234")),
    ("a wrong scale", "Ada 1,5 juta orang.", "There are 1.5 billion people.", ("numbers", "1.5")),
    ("a word twice", "Ia pergi ke kota.", "He goes to to town.", ("repeated-word", "to to")),
    ("a word twice across a tag", "Ia <1>pergi</1>.", "He <1>goes</1> goes.", ("repeated-word", "goes</1> goes")),
    ("no full stop", "Hujan turun.", "Rain is falling", ("end-mark", "g")),
    ("a full stop for a question mark", "Mengapa?", "Why.", ("end-mark", ".")),
    ("no question mark within the quotes", "“Mengapa?”", "“Why”", ("end-mark", "”")),
    ("a colon too much", "Daftar isi", "Contents:", ("end-mark", ":")),
    ("a space at the end", "Hujan turun.", "Rain is falling. ", ("end-spaces", " ")),
    ("a line end that is gone", "Hujan turun.\n", "Rain is falling.", ("end-spaces", "")),
    ("two spaces", "Hujan turun.", "Rain  is falling.", ("double-space", "  ")),
    ("a space before a comma", "Ya, hujan.", "Yes , rain.", ("space-before-mark", " ,")),
    ("a space before a full stop", "Ya, hujan.", "Yes, rain .", ("space-before-mark", " .")),
    ("misread letters", "Kafe itu.", "The cafÃ© there.", ("characters", "Ã©")),
    ("a lost letter", "Kafe itu.", "The caf\ufffd there.", ("characters", "\ufffd")),
    ("a control character", "Kafe itu.", "The\x07 cafe.", ("characters", "\x07")),
    ("the source itself", "Dia pergi ke pasar dan toko.", "Dia pergi ke pasar dan toko.", ("same-as-source", "")),
    ("the wrong language", "Hujan turun di kota itu.", "Itu dan ini dari yang di sana.", ("other-language", "")),
    ("far too short", "Hujan turun sejak pagi di kota kami, dan air naik.", "Rain.", ("length", "")),
    ("a lost tag", "Baca <1/> ini.", "Read this.", ("tag-missing", "")),
    ("a lost half of a pair", "Baca <1>ini</1>.", "Read <1>this.", ("tag-missing", "")),
    ("a tag twice", "Baca <1/> ini.", "Read <1/> this <1/>.", ("tag-doubled", "<1/>")),
    ("a tag from nowhere", "Baca <1/> ini.", "Read <1/> this <7/>.", ("tag-unknown", "<7/>")),
    ("a pair the wrong way round", "Baca <1>ini</1>.", "Read </1>this<1>.", ("tag-order", "<1>")),
    ("crossed pairs", "<1>Baca <2>ini</2> ya</1>.", "<1>Read <2>this</1> now</2>.", ("tag-order", "<2>")),
]


@pytest.mark.parametrize(
    ("source", "target", "finding"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_a_fault_is_found_in_its_place(source: str, target: str, finding: tuple[str, str]) -> None:
    assert finding in found(source, target)


FINE = [
    ("numbers as each language writes them", "Rp1.234.567,8 atau 3,5%", "Rp1,234,567.8 or 3.5%"),
    ("a number in words", "Ada 5 orang.", "There are five people."),
    ("a number in digits", "Ada dua puluh orang.", "There are 20 people."),
    ("a number that a word multiplies", "Rp1,5 juta.", "Rp1,500,000."),
    ("words that multiply on both sides", "Usia 2 juta tahun.", "Two million years old."),
    ("an ordinal", "Abad ke-19.", "The 19th century."),
    ("a decade", "Tahun 1990-an.", "The 1990s."),
    ("a time of the day", "Pukul 14.30.", "At 2:30 p.m."),
    ("a full hour", "Pukul 14.00 tiba.", "At 2 p.m. it arrived."),
    ("a date in another order", "31/12/2024", "12/31/2024"),
    ("a number less often", "Tahun 2024 dan 2024.", "2024."),
    ("a number in a tag", "Baca <12>ini</12>.", "Read <12>this</12>."),
    ("words that are said twice", "Ia telah pergi.", "He had had to go, very very far."),
    ("a doubled name", "Ia suka Duran Duran.", "He likes Duran Duran."),
    ("an ellipsis in another spelling", "Hujan...", "Rain…"),
    ("a full stop behind the quotes", "“Ya.”", "“Yes”."),
    ("an abbreviation at the end", "Kopi, teh, dll.", "Coffee, tea and so on"),
    ("an abbreviation in the translation", "Toko Maju", "Maju Corp."),
    ("spaces as in the source", "Hujan  turun , ya. ", "Rain  falls , yes. "),
    ("a name of several words", "PT Bank Central Asia Tbk", "PT Bank Central Asia Tbk"),
    ("a literal tag", "Tulis <b> di sini.", "Write <b> here."),
    ("tags with spaces in them", "Baca <1>ini</1>.", "Read < 1 >this</ 1>."),
    ("a decimal point without a zero", "Itu .5 persen", "That is .5 percent"),
    ("nothing at all", "", ""),
]


@pytest.mark.parametrize(("source", "target"), [case[1:] for case in FINE], ids=[case[0] for case in FINE])
def test_an_honest_translation_passes(source: str, target: str) -> None:
    assert found(source, target) == []


def test_reduplication_passes() -> None:
    assert found("The partners arrive slowly.", "Mitra-mitra tiba pelan-pelan.", EN_ID) == []
    assert found("Be careful.", "Hati hati.", EN_ID) == [("repeated-word", "Hati hati")]


def test_what_has_no_room_is_told() -> None:
    limits = Limits(longest=5)
    assert found("Batal", "Cancel", limits=limits) == [("too-long", "")]
    assert found("<1>Batal</1>", "<1>Close</1>", limits=limits) == []


def test_a_variable_must_be_there_as_often() -> None:
    read = FORMATS["json"].read(b'{"a": "{count} dari {count}"}', "a.json", ReadOptions(Language.INDONESIAN))
    source = read.units[0].source
    segment = Segment(1, 1, source.text, source.codes)
    checker = Checker([], ID_EN)
    for target, wanted in (("{count} of {count}", []), ("{count} of all", 1), ("of all", 1)):
        report = [one for one in checker.findings(segment, target) if one["check"] == "variable-missing"]
        assert len(report) == (wanted or 0)


def test_every_check_is_told_by_a_sentence_and_every_file_is_registered() -> None:
    assert all(id == check.id and check.summary.endswith(".") for id, check in CHECKS.items())
    files = {path.stem for path in Path(checks.__path__[0]).glob("*.py")} - {"__init__", "check"}
    used = {check.problems.__module__.rsplit(".", 1)[1] for check in CHECKS.values()}
    assert used == files
