"""What two sentences have in common decides where lengths say nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import pytest

from corpora.align import Text, align
from corpora.align.cognates import sound
from corpora.align.numbers import numbers_in
from corpora.languages import Language


def partners(
    source: Sequence[str], target: Sequence[str], find_concepts: dict[Language, dict[str, str]] | None = None
) -> list[tuple[list[int], list[int]]]:
    def finder(language: Language, sentence: str) -> Iterable[Hashable]:
        terms = (find_concepts or {}).get(language, {})
        return [concept for term, concept in terms.items() if term in sentence]

    beads = align(
        Text(Language.INDONESIAN, source, (), lambda sentence: finder(Language.INDONESIAN, sentence)),
        Text(Language.ENGLISH, target, (), lambda sentence: finder(Language.ENGLISH, sentence)),
    )
    return [(list(bead.source), list(bead.target)) for bead in beads]


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("1.234,5 ton", "1,234.5 tonnes"),
        ("1.234,5 ton", "1.234,5 tonnes"),
        ("pukul 19.45", "at 7:45 p.m."),
        ("pukul 23.00–05.00", "from 11 pm to 5 a.m."),
        ("pukul 12.30", "at 12:30 p.m."),
        ("0341-778", "(341) 778"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(indonesian: str, english: str) -> None:
    assert list(numbers_in(indonesian)) == list(numbers_in(english)) != []


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("presiden", "President"), ("kualitas", "quality"), ("nasional", "national"), ("ekspor", "export"),
        ("teknologi", "technology"), ("provinsi", "province"), ("komite", "committee"), ("organisasi", "organization"),
    ],
)  # fmt: skip
def test_cognates_sound_alike(indonesian: str, english: str) -> None:
    assert sound(indonesian) == sound(english)


def test_a_number_tells_which_of_two_like_sentences_was_left_out() -> None:
    source = ["Harganya 4.500 rupiah.", "Harganya 7.200 rupiah.", "Harganya 9.100 rupiah."]
    assert partners(source, ["The price is 4,500 rupiah.", "The price is 9,100 rupiah."]) == [
        ([0], [0]),
        ([1], []),
        ([2], [1]),
    ]


def test_a_name_does_so_too() -> None:
    source = ["Lalu datanglah si Wirya.", "Lalu datanglah si Kasman.", "Lalu datanglah si Bonar."]
    assert partners(source, ["Then along came Kasman.", "Then along came Bonar."]) == [
        ([0], []),
        ([1], [0]),
        ([2], [1]),
    ]


def test_a_term_of_a_glossary_does_so_too() -> None:
    source = ["Itulah wilayah kantong mereka.", "Itulah serangan balasan mereka.", "Itulah bea cukai mereka."]
    target = ["Such is the enclave of theirs.", "Such are the customs of theirs."]
    glossary = {
        Language.INDONESIAN: {"wilayah kantong": "enclave", "serangan balasan": "counter", "bea cukai": "customs"},
        Language.ENGLISH: {"enclave": "enclave", "customs": "customs", "counteroffensive": "counter"},
    }
    assert partners(source, target, glossary) == [([0], [0]), ([1], []), ([2], [1])]


def test_a_question_answers_a_question() -> None:
    source = ["Biarlah begitu adanya.", "Begitukah adanya?", "Begitulah adanya."]
    assert partners(source, ["Is it thus?", "It is thus."]) == [([0], []), ([1], [0]), ([2], [1])]


def test_the_borders_of_paragraphs_are_kept() -> None:
    source = Text(Language.INDONESIAN, ["Ya, ya.", "Begitu.", "Aduh.", "Mati aku."], [0, 0, 1, 1])
    target = Text(Language.ENGLISH, ["Oh yes indeed.", "Dear me.", "Poor old me."], [0, 1, 1])
    beads = [(list(bead.source), list(bead.target)) for bead in align(source, target)]
    assert beads == [([0, 1], [0]), ([2], [1]), ([3], [2])]
