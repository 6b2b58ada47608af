from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from glossary.glossary import parse_glossary
from glossary.matcher import Matcher
from translate.evaluate.term_measures import Rate, SegmentTerms, segment_terms, total

GLOSSARY = """id,en
utusan,envoy|emissary|!messenger
sanksi,sanctions
mengutuk,condemn
"""
MATCHER = Matcher([parse_glossary(GLOSSARY, "g").concepts], Language.INDONESIAN)


def measured(source: str, output: str, reference: str = "") -> SegmentTerms:
    return segment_terms(MATCHER.find(source), output, reference, Language.ENGLISH)


def test_a_term_counts_once_a_segment_in_any_admitted_word_and_form() -> None:
    segment = measured("Utusan itu bertemu utusan lain.", "The emissaries met.")
    assert segment.success == Rate(1, 1)
    assert segment.exact == Rate(0, 1)
    assert segment.missed == ()


def test_an_exact_match_is_letter_for_letter_but_for_capitals() -> None:
    assert measured("Utusan takut sanksi.", "Envoy fears Sanctions.").exact == Rate(2, 2)
    assert measured("Utusan takut sanksi.", "Envoys fear one sanction.").exact == Rate(0, 2)


def test_a_missed_term_is_named() -> None:
    segment = measured("Utusan takut sanksi.", "The man fears sanctions.")
    assert (segment.success, segment.missed) == (Rate(1, 2), ("utusan",))


def test_an_acronym_is_no_other_word() -> None:
    matcher = Matcher([parse_glossary("id,en\nAS,US\n", "g").concepts], Language.INDONESIAN)
    hits = matcher.find("AS menolak.")
    assert segment_terms(hits, "They told us no.", "", Language.ENGLISH).exact == Rate(0, 1)
    assert segment_terms(hits, "The US said no.", "", Language.ENGLISH).exact == Rate(1, 1)


def test_words_in_another_order_are_no_miss() -> None:
    matcher = Matcher([parse_glossary("id,en\nperundingan damai,peace talks\n", "g").concepts], Language.INDONESIAN)
    segment = segment_terms(matcher.find("Perundingan damai."), "Talks on peace.", "", Language.ENGLISH)
    assert (segment.success, segment.exact) == (Rate(1, 1), Rate(0, 1))


def test_a_form_in_another_voice_is_not_counted() -> None:
    assert measured("Itu dikutuk.", "It was hated.").success == Rate(0, 0)


def test_a_forbidden_term_is_counted_against_the_terms_that_have_one() -> None:
    segment = measured("Utusan takut sanksi.", "The messenger fears sanctions.")
    assert (segment.forbidden, segment.used_forbidden) == (Rate(1, 1), ("messenger",))
    assert measured("Ia takut sanksi.", "He fears sanctions.").forbidden == Rate(0, 0)
    assert measured("Utusan tiba.", "A messenger, a messenger, a messenger.").forbidden == Rate(1, 1)


def test_the_window_compares_the_company_of_a_term_with_that_in_the_reference() -> None:
    # Within 2 words of "envoy": ours the, Russian | arrived, in; theirs the, Russian | came, to.
    segment = measured("Utusan tiba.", "the Russian envoy arrived in Kyiv", "the Russian envoy came to Kyiv")
    assert segment.windows[0] == Rate(2, 4)
    # Within 3 words there is Kyiv, too.
    assert segment.windows[1] == Rate(3, 5)


def test_a_term_that_the_reference_lacks_has_no_window() -> None:
    assert measured("Utusan tiba.", "The envoy came.", "The man came.").windows == (Rate(0, 0), Rate(0, 0))


def test_consistency_is_the_share_of_the_most_frequent_rendering_of_repeated_terms() -> None:
    outputs = ["The envoy came.", "The envoys came.", "The emissary came."]
    scores = total([measured("Utusan tiba.", output) for output in outputs] + [measured("Sanksi.", "Sanctions.")])
    assert scores.consistency == Rate(2, 3)
    assert scores.success == Rate(4, 4)


def test_of_nothing_there_is_no_share() -> None:
    scores = total([measured("Ia tiba.", "He came.")])
    assert [rate.share for rate in vars(scores).values()] == [None] * 6


WORDS = st.lists(
    st.sampled_from(
        ["utusan", "sanksi", "mengutuk", "envoy", "envoys", "messenger", "sanctions", "the", "condemned", "."]
    ),
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_every_rate_but_the_forbidden_one_lies_between_nothing_and_all(
    source: str, output: str, reference: str
) -> None:
    scores = total([measured(source, output, reference)])
    for name, rate in vars(scores).items():
        assert rate.part >= 0
        assert name == "forbidden" or rate.part <= rate.whole


@pytest.mark.parametrize("output", ["", "<b>&amp;</b>", "envoy" * 1000])
def test_odd_outputs_are_measured_like_any_other(output: str) -> None:
    assert measured("Utusan tiba.", output).success == Rate(0, 1)
