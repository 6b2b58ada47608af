"""Where words stand in a memory."""

from __future__ import annotations

import re

import pytest

from corpora.languages import Language
from corpora.memory import ConcordanceLine, MemoryUnit, TranslationMemory

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH
UNITS = [
    MemoryUnit("Surat itu dikirim ke Jakarta.", "The letter was sent to Jakarta.", (INDONESIAN, ENGLISH)),
    MemoryUnit("Kami mengirimkan surat-surat itu.", "We are sending the letters.", (INDONESIAN, ENGLISH)),
    MemoryUnit("He sends his regards.", "Ia menitipkan kiriman salam.", (ENGLISH, INDONESIAN)),
    MemoryUnit("Sistem <1>politik</1> kita; sistem politik.", "Our political system.", (INDONESIAN, ENGLISH)),
]


@pytest.fixture
def filled(memory: TranslationMemory) -> TranslationMemory:
    memory.add(UNITS)
    return memory


def marked(line: ConcordanceLine) -> list[str]:
    return [line.text[span.start : span.end] for span in line.spans]


@pytest.mark.parametrize(
    ("text", "is_stemmed", "expected"),
    [
        ("surat itu", False, [["surat itu"], ["Surat itu"]]),
        ("SURAT", False, [["surat", "surat"], ["Surat"]]),
        ("itu surat", False, []),
        ("kirim", False, []),
        ("kirim*", False, [["kiriman"]]),
        ("surat it*", False, [["surat itu"], ["Surat itu"]]),
        ("kirim", True, [["kiriman"], ["mengirimkan"], ["dikirim"]]),
        ("pengiriman", True, [["kiriman"], ["mengirimkan"], ["dikirim"]]),
        ("send", True, [["sends"], ["sending"]]),
        ("sistem politik", False, [["Sistem <1>politik", "sistem politik"]]),
        ("political", False, [["political"]]),
        ("tidak ada di sini", True, []),
    ],
)
def test_lines_are_found_with_their_places_latest_first(
    filled: TranslationMemory, text: str, is_stemmed: bool, expected: list[list[str]]
) -> None:
    assert [marked(line) for line in filled.concordance(text, is_stemmed=is_stemmed)] == expected


def test_one_side_is_a_language_whichever_way_the_unit_goes(filled: TranslationMemory) -> None:
    (line,) = filled.concordance("salam", INDONESIAN)
    assert (line.is_in_source, line.other_text) == (False, "He sends his regards.")
    assert filled.concordance("salam", ENGLISH) == []


def test_there_are_no_more_lines_than_asked_for(filled: TranslationMemory) -> None:
    assert len(filled.concordance("surat", limit=1)) == 1


def test_accents_do_not_count(memory: TranslationMemory) -> None:
    memory.add([MemoryUnit("Kafe “Café Été” tutup.", "x", (INDONESIAN, ENGLISH))])
    assert [marked(line) for line in memory.concordance("cafe ete")] == [["Café Été"]]


def test_a_pattern_is_looked_for_in_the_text_as_it_is(filled: TranslationMemory) -> None:
    lines = list(filled.grep(re.compile(r"</?1>|s[ae]nd\w*"), None))
    assert [marked(line) for line in lines] == [["sending"], ["sends"], ["<1>", "</1>"]]
    assert len(list(filled.grep(re.compile("."), ENGLISH, limit=2))) == 2
