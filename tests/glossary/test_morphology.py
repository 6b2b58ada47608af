from __future__ import annotations

import pytest

from glossary.morphology import english, indonesian
from glossary.morphology.tiers import Tier


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("mitranya", "mitra"),
        ("mitraku", "mitra"),
        ("utusanmu", "utusan"),
        ("perundinganlah", "perundingan"),
        ("sanksikah", "sanksi"),
        ("presidenpun", "presiden"),
        ("utusannyalah", "utusan"),
        ("masanya", "masa"),
        ("bukunya", "buku"),
        ("masalahnya", "masalah"),
        ("pelakunya", "pelaku"),
    ],
)
def test_an_indonesian_clitic_is_taken_off(word: str, base: str) -> None:
    assert indonesian.tier_of(word, base, "", is_first=True, is_last=True) is Tier.ENFORCE
    assert indonesian.tier_of(word, base, "", is_first=True, is_last=False) is not Tier.ENFORCE


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("masalah", "masa"),
        ("sekolah", "seko"),
        ("buku", "bu"),
        ("hanya", "ha"),
        ("rumpun", "rum"),
        ("mahkamah", "mahka"),
        ("mitra", "mitr"),
        ("bermitra", "mitra"),
        ("pemerintah", "perintah"),
        ("kedutaan", "duta"),
    ],
)
def test_an_indonesian_word_that_merely_looks_like_a_form_is_none(word: str, base: str) -> None:
    assert indonesian.tier_of(word, base, "", is_first=True, is_last=True) is not Tier.ENFORCE


def test_doubling_is_a_plural_unless_it_makes_another_word() -> None:
    assert indonesian.is_doubling("utusan", "utusan")
    assert indonesian.is_doubling("mitra", "mitranya")
    assert not indonesian.is_doubling("undang", "undang")
    assert not indonesian.is_doubling("mata", "mata")
    assert not indonesian.is_doubling("mitra", "utusan")
    assert not english.is_doubling("talk", "talk")


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("partners", "partner"),
        ("policies", "policy"),
        ("speeches", "speech"),
        ("sanctions", "sanction"),
        ("spokesmen", "spokesman"),
        ("crises", "crisis"),
        ("memoranda", "memorandum"),
        ("memorandums", "memorandum"),
        ("vetoes", "veto"),
        ("envoys", "envoy"),
        ("houses", "house"),
    ],
)
def test_an_english_plural_is_a_form_of_its_noun(word: str, base: str) -> None:
    assert english.tier_of(word, base, "noun", is_first=True, is_last=True) is Tier.ENFORCE
    assert english.tier_of(word, base, "noun", is_first=True, is_last=False) is Tier.ENFORCE


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("condemned", "condemn"),
        ("condemns", "condemn"),
        ("condemning", "condemn"),
        ("ratified", "ratify"),
        ("imposed", "impose"),
        ("imposing", "impose"),
        ("transferred", "transfer"),
        ("withdrew", "withdraw"),
        ("held", "hold"),
    ],
)
def test_a_verb_form_is_a_form_of_a_verb_and_of_no_noun(word: str, base: str) -> None:
    assert english.tier_of(word, base, "verb", is_first=True, is_last=True) is Tier.ENFORCE
    if not word.endswith("s"):
        assert english.tier_of(word, base, "noun", is_first=True, is_last=True) is not Tier.ENFORCE


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("news", "new"),
        ("customs", "custom"),
        ("arms", "arm"),
        ("class", "clas"),
        ("status", "statu"),
        ("talk", "talks"),
    ],
)
def test_an_english_word_that_merely_looks_like_a_plural_is_none(word: str, base: str) -> None:
    assert english.tier_of(word, base, "noun", is_first=True, is_last=True) is not Tier.ENFORCE


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"),
        ("Organised", "organized"),
        ("labour", "labor"),
        ("neighbouring", "neighboring"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("programme", "program"),
        ("defence", "defense"),
        ("travelling", "traveling"),
        ("analyse", "analyze"),
    ],
)
def test_british_and_american_spellings_are_the_same_word(british: str, american: str) -> None:
    assert english.fold(british) == english.fold(american)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("were", "weer"), ("hour", "hor"), ("filled", "filed")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert english.fold(one) != english.fold(other)


def test_accents_and_case_do_not_matter() -> None:
    assert english.fold("Chargé") == english.fold("charge") == english.fold("CHARGE\u0301")
