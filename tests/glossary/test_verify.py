from __future__ import annotations

import pytest

from corpora.languages import Language
from glossary.glossary import default_glossary, parse_glossary
from glossary.matcher import Matcher
from glossary.morphology.tiers import Tier
from glossary.verify import Verdict, Verification, verify

ID, EN = Language.INDONESIAN, Language.ENGLISH

CONCEPTS = parse_glossary(
    """id,en,pos
mitra junior,junior partner,noun
perundingan,negotiations|talks|!parleys,noun
perundingan damai,peace talks,noun
kunjungan kenegaraan,state visit|!state visitation,noun
mengutuk,condemn|denounce,verb
bisa,can,verb
bisa,venom,noun
Pancasila,,proper noun
""".replace("id,en,pos", "id,en,pos,keep").replace("Pancasila,,proper noun", "Pancasila,,proper noun,yes"),
    "test",
).concepts


def check(source: str, target: str) -> Verification:
    return verify(Matcher([CONCEPTS], ID).find(source), target, EN)


def verdicts(source: str, target: str) -> list[Verdict]:
    return [term.verdict for term in check(source, target).checks]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("mitra junior", "the junior partner"),
        ("mitra-mitra juniornya", "its junior partners"),
        ("perundingan", "Talks were held"),
        ("mengutuk", "he denounced"),
        ("mengutuk", "condemning"),
        ("bisa", "the venom"),
        ("perundingan damai dan perundingan", "peace talks and negotiations"),
    ],
)
def test_any_admitted_term_in_any_form_is_kept(source: str, target: str) -> None:
    assert set(verdicts(source, target)) == {Verdict.KEPT}


def test_a_term_that_is_not_there_is_missed() -> None:
    (term,) = check("mitra junior", "a lesser ally").checks
    assert term.verdict is Verdict.MISSED
    assert term.source_term == "mitra junior"
    assert term.expected == ("junior partner",)


def test_a_term_that_stands_less_often_than_in_the_source_is_told_apart_from_a_missed_one() -> None:
    (term,) = check("mitra junior dan mitra junior", "a junior partner and another one").checks
    assert (term.verdict, term.found, term.kept) == (Verdict.FEWER, 2, 1)


def test_a_term_inside_a_longer_required_one_does_not_count_for_it() -> None:
    checks = {term.source_term: term.verdict for term in check("perundingan damai, perundingan", "peace talks").checks}
    assert checks == {"perundingan damai": Verdict.KEPT, "perundingan": Verdict.MISSED}


@pytest.mark.parametrize("target", ["talks on peace", "talks about the peace", "Peace, and talks"])
def test_the_words_of_a_term_in_another_order_are_told_apart_from_a_missed_one(target: str) -> None:
    assert verdicts("perundingan damai", target) == [Verdict.REORDERED]


@pytest.mark.parametrize("target", ["peace", "talks of many other things but peace"])
def test_words_that_are_not_all_there_or_far_apart_are_no_term(target: str) -> None:
    assert Verdict.MISSED in verdicts("perundingan damai", target)


def test_a_term_in_another_voice_is_looked_for_but_not_surely_there() -> None:
    (term,) = check("Serangan itu dikutuk", "The attack was deplored").checks
    assert (term.tier, term.verdict) == (Tier.WARN, Verdict.MISSED)
    (term,) = check("Serangan itu dikutuk dan ia mengutuk", "He condemned, and condemned").checks
    assert (term.tier, term.verdict) == (Tier.ENFORCE, Verdict.KEPT)


def test_a_relative_of_a_term_asks_nothing() -> None:
    assert check("kemitraan junior, pengutukan", "whatever") == Verification((), ())


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        ("Pancasila is the state ideology", Verdict.KEPT),
        ("the “Pancasila”", Verdict.KEPT),
        ("pancasila", Verdict.MISSED),
        ("Pancasilais", Verdict.MISSED),
        ("the Five Principles", Verdict.MISSED),
    ],
)
def test_a_name_that_is_not_translated_must_stand_letter_for_letter(target: str, verdict: Verdict) -> None:
    assert verdicts("Pancasila", target) == [verdict]


def test_a_forbidden_term_is_found_in_any_form_with_the_one_to_write() -> None:
    (use,) = check("kunjungan kenegaraan", "two state visitations").forbidden
    assert (use.term, use.preferred) == ("state visitation", "state visit")
    assert (use.span.start, use.span.end) == (4, 21)


def test_a_forbidden_word_is_no_finding_when_its_concept_is_not_in_the_source() -> None:
    assert check("mitra junior", "the junior partner's parleys").forbidden == ()


def test_no_terms_no_findings() -> None:
    assert check("apa saja", "whatever") == Verification((), ())


@pytest.mark.parametrize("concept", default_glossary().concepts, ids=lambda concept: concept.id)
def test_the_built_in_glossary_keeps_its_own_terms(concept) -> None:  # type: ignore[no-untyped-def]
    """What the matcher finds, `verify` accepts; and a forbidden term is neither accepted nor overlooked."""
    for source, target in ((ID, EN), (EN, ID)):
        for term in concept.allowed(source):
            hits = Matcher([[concept]], source).find(term.text)
            for wanted in concept.allowed(target):
                verification = verify(hits, f"… {wanted.text}, …", target)
                assert [kept.verdict for kept in verification.checks] == [Verdict.KEPT]
                assert verification.forbidden == ()
            for unwanted in concept.forbidden(target):
                assert len(verify(hits, unwanted.text, target).forbidden) == 1
