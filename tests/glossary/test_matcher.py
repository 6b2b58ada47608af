from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher

ID, EN = Language.INDONESIAN, Language.ENGLISH

TERMS = """id,en,pos
kemitraan tanpa batas,no-limits partnership,noun
mitra junior,junior partner,noun
mitra,partner,noun
perundingan,talks,noun
perundingan damai,peace talks,noun
KTT,summit,noun
DK PBB,UN Security Council,proper noun
PBB,United Nations|UN,proper noun
undang,invite,verb
undang-undang,law,noun
masa,era,noun
a.n.,on behalf of,phrase
Inisiatif Sabuk dan Jalan,Belt and Road Initiative,proper noun
Jum'at Agung,Good Friday,proper noun
mengutuk,condemn,verb
kuasa usaha,chargé d'affaires,noun
"""
CONCEPTS = parse_glossary(TERMS, "test").concepts
INDONESIAN = Matcher([CONCEPTS], ID)
ENGLISH = Matcher([CONCEPTS], EN)


def found(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [(text[hit.span.start : hit.span.end], hit.term.text) for hit in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("Mitra junior itu", [("Mitra junior", "mitra junior")], id="case does not matter"),
        pytest.param("MITRA JUNIOR", [("MITRA JUNIOR", "mitra junior")], id="capitals do not matter"),
        pytest.param(
            "mitra juniornya pergi", [("mitra juniornya", "mitra junior")], id="a clitic stays inside the hit"
        ),
        pytest.param("mitranya junior", [("mitranya", "mitra")], id="a clitic parts a term"),
        pytest.param("mitra-mitra junior", [("mitra-mitra junior", "mitra junior")], id="the head doubles"),
        pytest.param("mitra-mitranya", [("mitra-mitranya", "mitra")], id="a doubled word takes a clitic"),
        pytest.param(
            "kemitraan “tanpa batas” yang", [("kemitraan “tanpa batas", "kemitraan tanpa batas")], id="quotes inside"
        ),
        pytest.param("kemitraan (tanpa batas)", [("kemitraan (tanpa batas", "kemitraan tanpa batas")], id="brackets"),
        pytest.param(
            "kemitraan\ntanpa batas", [("kemitraan\ntanpa batas", "kemitraan tanpa batas")], id="a line break"
        ),
        pytest.param("kemitraan tanpa-batas", [("kemitraan tanpa-batas", "kemitraan tanpa batas")], id="a hyphen"),
        pytest.param("mitra, junior", [("mitra", "mitra")], id="a comma parts words"),
        pytest.param("mitra. Junior", [("mitra", "mitra")], id="a full stop parts words"),
        pytest.param("mitra: junior", [("mitra", "mitra")], id="a colon parts words"),
        pytest.param("perundingan damai", [("perundingan damai", "perundingan damai")], id="the longest match wins"),
        pytest.param(
            "perundingan, perundingan damai",
            [("perundingan", "perundingan"), ("perundingan damai", "perundingan damai")],
            id="the shorter term is found beside the longer",
        ),
        pytest.param("KTT-nya", [("KTT-nya", "KTT")], id="a clitic after a hyphen"),
        pytest.param("ktt Ktt", [], id="an acronym matches no lower-case word"),
        pytest.param("DK PBB", [("DK PBB", "DK PBB")], id="an acronym of two words"),
        pytest.param(
            "undang-undang itu", [("undang-undang", "undang-undang")], id="a lexical doubling is its own term"
        ),
        pytest.param("kami undang dia", [("undang", "undang")], id="the single word is the other term"),
        pytest.param("masalahnya", [], id="masalah is not masa"),
        pytest.param("a.n. Presiden", [("a.n.", "a.n.")], id="a term with dots"),
        pytest.param("Jum’at Agung", [("Jum’at Agung", "Jum'at Agung")], id="an apostrophe of either kind"),
        pytest.param("pemerintah", [], id="a word that looks like a derivation"),
        pytest.param("mitra\n\njunior", [("mitra", "mitra")], id="a new paragraph parts words"),
        pytest.param(
            "kemitraan <b>tanpa</b> batas",
            [("kemitraan <b>tanpa</b> batas", "kemitraan tanpa batas")],
            id="inline tags inside",
        ),
        pytest.param(
            "kemitraan “tanpa batas”-nya",
            [("kemitraan “tanpa batas”-nya", "kemitraan tanpa batas")],
            id="a clitic after a closing quote",
        ),
        pytest.param("", [], id="no text"),
    ],
)
def test_indonesian_terms(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(INDONESIAN, text) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param(
            "Junior partners’ talks", [("Junior partners", "junior partner"), ("talks", "talks")], id="plural"
        ),
        pytest.param("a “no-limits” partnership", [("no-limits” partnership", "no-limits partnership")], id="quotes"),
        pytest.param("no limits partnerships", [("no limits partnerships", "no-limits partnership")], id="no hyphen"),
        pytest.param("he condemned it", [("condemned", "condemn")], id="verb form"),
        pytest.param("he talked", [], id="a noun matches no verb form"),
        pytest.param("the UN's envoy", [("UN", "UN")], id="possessive"),
        pytest.param("un deux", [], id="acronym"),
        pytest.param(
            "charges d’affaires", [("charges d’affaires", "chargé d'affaires")], id="accent and plural inside"
        ),
    ],
)
def test_english_terms(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(ENGLISH, text) == hits


def tiers(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [(hit.term.text, hit.tier.name.lower()) for hit in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("mereka dikutuk", [("mengutuk", "warn")]),
        ("bermitra", [("mitra", "suggest")]),
        ("Koran Mitra Dialog terbit", [("mitra", "suggest")]),
        ("MITRA JUNIOR DIKUTUK", [("mitra junior", "enforce"), ("mengutuk", "warn")]),
    ],
)
def test_a_hit_says_how_sure_it_is(text: str, hits: list[tuple[str, str]]) -> None:
    assert tiers(INDONESIAN, text) == hits


def test_a_case_sensitive_term_is_found_as_written_only() -> None:
    concepts = parse_glossary("id,en\nMei {case},May\n", "g").concepts
    assert tiers(Matcher([concepts], ID), "Bulan Mei, mei, MEI") == [("Mei", "enforce")]


def test_a_name_without_its_capital_is_perhaps_another_word() -> None:
    concepts = parse_glossary("id,en,pos\nTurki,Turkey,proper noun\n", "g").concepts
    assert tiers(Matcher([concepts], EN), "a turkey in Turkey") == [("Turkey", "suggest"), ("Turkey", "enforce")]


def test_a_long_line_takes_time_in_proportion() -> None:
    text = "mitra junior < “x (tanpa " * 5_000
    assert len(INDONESIAN.find(text)) == 5_000


def test_an_earlier_layer_hides_the_same_term_of_a_later_one() -> None:
    own = parse_glossary("id,en\nmitra,ally\n", "own").concepts
    (hit,) = Matcher([own, CONCEPTS], ID).find("mitra")
    assert [concept.preferred(EN).text for concept in hit.concepts] == ["ally"]


def test_a_homograph_has_both_its_concepts() -> None:
    concepts = parse_glossary("id,en\nbisa,can\nbisa,venom\n", "g").concepts
    (hit,) = Matcher([concepts], ID).find("bisa")
    assert [concept.preferred(EN).text for concept in hit.concepts] == ["can", "venom"]


def test_forbidden_terms_are_found_only_if_asked() -> None:
    concepts = parse_glossary("id,en\nutusan,envoy|!messenger\n", "g").concepts
    assert Matcher([concepts], EN).find("messengers") == []
    (hit,) = Matcher([concepts], EN, with_forbidden=True).find("messengers")
    assert not hit.term.is_allowed


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ("kerja sama|!kerjasama", "Kerjasama itu berlanjut."),
        ("ibu kota|!ibukota", "di ibukotanya"),
        ("perundingan|!perundingan-perundingan", "Perundingan-perundingan itu"),
        ("jumat|!jum'at", "hari Jum’at"),
        ("negara|!negara2", "negara2 itu"),
        ("organisasi|!organisasi-organisasi", "organisasi-organisasi"),
    ],
)
def test_a_spelling_that_is_forbidden_is_not_taken_for_the_term(terms: str, text: str) -> None:
    concepts = parse_glossary(f"id,en\n{terms},x\n", "g").concepts
    (hit,) = Matcher([concepts], ID, with_forbidden=True).find(text)
    assert not hit.term.is_allowed


@pytest.mark.parametrize(
    ("terms", "text"),
    [("organisation|!organization", "two organizations"), ("ceasefire|!cease-fire", "the cease-fire")],
)
def test_an_english_spelling_may_be_forbidden(terms: str, text: str) -> None:
    concepts = parse_glossary(f"en,id\n{terms},x\n", "g").concepts
    (hit,) = Matcher([concepts], EN, with_forbidden=True).find(text)
    assert not hit.term.is_allowed


def test_a_spelling_that_is_not_forbidden_is_the_term() -> None:
    concepts = parse_glossary(
        "id,en\nkerja sama,cooperation\ngencatan senjata tetap,permanent ceasefire\n", "g"
    ).concepts
    assert found(Matcher([concepts], ID), "kerjasama kami") == [("kerjasama", "kerja sama")]
    english = Matcher([concepts], EN)
    assert found(english, "a permanent cease-fire") == [("permanent cease-fire", "permanent ceasefire")]
    assert found(english, "a permanent cease fire") == [("permanent cease fire", "permanent ceasefire")]


@given(st.lists(st.sampled_from(["mitra", "junior", "-", " ", "“", "”", ",", "nya", "undang", "KTT", "x", "\n", "."])))
def test_hits_lie_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for hit in INDONESIAN.find(text):
        assert end <= hit.span.start < hit.span.end <= len(text)
        assert text[hit.span.start] not in " -“”,."
        end = hit.span.end


@given(st.sampled_from(CONCEPTS), st.sampled_from(list(Language)))
def test_every_term_is_found_in_itself(concept, language) -> None:  # type: ignore[no-untyped-def]
    matcher = Matcher([[concept]], language)
    for term in concept.allowed(language):
        assert [hit.term for hit in matcher.find(term.text)] == [term]
