"""How like two texts are, as people would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.memory.scoring import prepared, score
from corpora.memory.unit import Band, band_of
from tests.support.paths import REPOSITORY

JUDGED: Path = REPOSITORY / "tests" / "data" / "memory" / "judged-pairs.tsv"
WORDS = ["surat", "itu", "tidak", "dikirim", "kirim", "bukunya", "buku", "5", "<1>", ",", "."]
NEGATIONS = {
    Language.INDONESIAN: ("tidak", "tak", "bukan", "belum", "tanpa", "jangan"),
    Language.ENGLISH: ("not", "no", "never", "without", "neither", "nor"),
}


def percent(query: str, unit: str, language: Language = Language.INDONESIAN) -> int:
    return score(prepared(query, language), prepared(unit, language)).percent


def judged_pairs() -> list[list[str]]:
    lines = JUDGED.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("tag", "band", "query", "unit", "_why"), judged_pairs(), ids=[f"{row[4]}: {row[2]}" for row in judged_pairs()]
)
def test_a_pair_lies_in_the_band_that_a_person_would_say(tag: str, band: str, query: str, unit: str, _why: str) -> None:
    found = percent(query, unit, Language(tag))
    assert band_of(found) is Band(band), f"{found} %"


@pytest.mark.parametrize("language", list(Language))
@given(data=st.data())
def test_a_negation_more_or_less_never_scores_above_84(language: Language, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(["rapat", "kota", "letter", "besar", "di", "the"]), max_size=60))
    place = data.draw(st.integers(0, len(words)))
    negation = data.draw(st.sampled_from(NEGATIONS[language]))
    other = data.draw(st.sampled_from(["", *(word for word in NEGATIONS[language] if word != negation), "sudah"]))
    with_it = " ".join([*words[:place], negation, *words[place:]])
    without = " ".join([*words[:place], *other.split(), *words[place:]])
    assert percent(with_it, without, language) <= 84


@given(st.text("ab <1/>5.,'Aku bukunya tidak not\n", max_size=40), st.text("ab <1/>5.,'Aku bukunya tidak", max_size=40))
def test_only_the_same_text_scores_100(query: str, unit: str) -> None:
    found = percent(query, unit)
    assert 0 <= found <= 100
    assert (found == 100) == (query == unit)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_it_does_not_matter_which_of_two_texts_is_asked_for(words: list[str]) -> None:
    one, other = " ".join(words), " ".join(reversed(words))
    assert percent(one, other) == percent(other, one)
