"""Which units each rule finds, and which it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora import cleaning
from corpora.cleaning import RULES, apply, back_up, findings
from corpora.cleaning.characters import mended
from corpora.languages import Language
from corpora.memory.memory import TranslationMemory
from corpora.memory.unit import MemoryUnit

ID, EN = Language.INDONESIAN, Language.ENGLISH


def unit(source: str, target: str, before: str = "") -> MemoryUnit:
    return MemoryUnit(source, target, (ID, EN), before=before)


def found(rule: str, *units: MemoryUnit) -> list[bool]:
    judge = RULES[rule].judge(units)
    return [bool(judge(one)) for one in units]


@pytest.mark.parametrize(
    ("rule", "source", "target"),
    [
        ("empty", "Ya.", "  "),
        ("empty", "<1> </1>", "Yes."),
        ("untranslated", "Menteri itu tiba di Jenewa.", "menteri itu  tiba di Jenewa."),
        ("language", "Menteri itu tiba dan bertemu dengan raja.", "Menteri itu telah tiba dan akan bertemu raja."),
        ("language", "The minister and the king are here.", "The minister and the king are here now."),
        ("length", "Ya.", "Yes, and besides the minister arrived in Geneva on Monday."),
        ("length", "Menteri itu tiba di Jenewa pada hari Senin yang lalu.", "He came."),
        ("numbers", "Harganya 1.234,5 rupiah.", "It costs 1,235.5 rupiah."),
        ("numbers", "Pada 2019 ada 5 orang.", "In 2018 there were 5 people."),
        ("tags", "Tekan <1>Simpan</1>.", "Press Save."),
        ("tags", "Tekan <1>Simpan</1>.", "Press <1>Save</1><2/>."),
        ("characters", "Kafe", "CafÃ©"),
        ("characters", "Ia\x07 tiba.", "He came."),
        ("characters", "Ia tiba.", "He\ufffd came."),
    ],
)
def test_a_rule_finds(rule: str, source: str, target: str) -> None:
    assert found(rule, unit(source, target)) == [True]


@pytest.mark.parametrize(
    ("rule", "source", "target"),
    [
        ("empty", "1", "1"),
        ("untranslated", "PT Bank Central Asia Tbk", "PT Bank Central Asia Tbk"),
        ("untranslated", "42", "42"),
        ("language", "Menteri Luar Negeri", "Menlu Retno Marsudi"),
        ("language", "Lagu “The Long and Winding Road” itu dari The Beatles dan bagus sekali untuk yang suka.", "It."),
        ("length", "PBB", "United Nations Organization"),
        ("numbers", "Harganya 1.234,5 rupiah.", "It costs 1,234.5 rupiah."),
        ("numbers", "Pukul 10.30 ada 5 orang.", "At 10:30 there were five people."),
        ("numbers", "Ada dua orang pada 2019.", "In 2019 there were 2 people."),
        ("tags", "Tekan <1>Simpan</1><2/>.", "<2/>Press <1>Save</1>."),
        ("characters", "“Kafé” – naïve …", "“Café” – naïve …"),
        ("characters", "KAFÉ” katanya\nÂ", "MANHÔ"),
    ],
)
def test_a_rule_leaves_alone(rule: str, source: str, target: str) -> None:
    assert found(rule, unit(source, target)) == [False]


def test_the_same_pair_between_other_neighbours_is_no_duplicate_but_one_without_neighbours_is() -> None:
    units = unit("Ya.", "Yes."), unit("Ya.", "Yes.", "Satu."), unit("Ya.", "Yes.", "Dua."), unit("Ya.", "Right.")
    assert found("duplicates", *units) == [True, False, False, False]


@pytest.mark.parametrize("text", ["café", "“ya”", "‘a’", "1–2", "tunggu…", "30 °C", "São é ü ñ", "a\u00a0b"])
def test_misread_letters_are_read_as_they_were_meant(text: str) -> None:
    misread = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert mended(misread) == text
    assert mended(text) == text


def test_every_rule_has_a_module_and_every_module_a_rule() -> None:
    folder = Path(cleaning.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "finding", "cleaning"}
    assert set(RULES) == modules


@pytest.fixture
def memory(tmp_path: Path) -> TranslationMemory:
    opened = TranslationMemory.open(tmp_path / "a.tm")
    opened.add([unit("Kafe ini.", "This cafÃ©."), unit("Ya.", "Yes."), unit("Tekan <1/>.", "Press.")])
    return opened


def texts(units: Sequence[MemoryUnit]) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in units]


def test_applying_removes_and_mends_and_the_copy_is_as_it_was(memory: TranslationMemory) -> None:
    backup = back_up(memory)
    apply(memory, findings(memory, list(RULES.values())))
    assert sorted(texts(list(memory.units()))) == [("Kafe ini.", "This café."), ("Ya.", "Yes.")]
    assert list(findings(memory, list(RULES.values()))) == []
    assert backup.name == "a.backup-1.tm"
    with TranslationMemory.open(backup, read_only=True) as copy:
        assert copy.count() == 3
    assert back_up(memory).name == "a.backup-2.tm"
    memory.close()


def test_what_is_mended_to_what_is_there_already_is_merged_with_it(memory: TranslationMemory) -> None:
    memory.add([unit("Kafe ini.", "This café.")])
    apply(memory, findings(memory, [RULES["characters"]]))
    assert memory.count() == 3
    memory.close()
