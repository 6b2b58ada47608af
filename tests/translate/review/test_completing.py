"""Words and terms completed as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.memory import Match, MemoryUnit
from translate.review.completing import Completer
from translate.review.vocabulary import Vocabulary, words_in

PAIR = (Language.INDONESIAN, Language.ENGLISH)
TERMS = (
    {"source_term": "mitra junior", "targets": ["junior partner"]},
    {"source_term": "Kementerian Luar Negeri", "targets": ["Ministry of Foreign Affairs", "Foreign Ministry"]},
    {"source_term": "hal", "targets": []},
)
CONFIRMED = ["The delegation and the delegates.", "Delegates met. Sovereignty <1>matters</1>.", "NATO kupu-kupu don’t"]


def match(target: str) -> Match:
    return Match(MemoryUnit("Sumber.", target, PAIR), 90, "Sumber.", target)


COMPLETER = Completer(
    TERMS,
    [match("The juniors meet a partner in the country, partly."), match("Zebra.")],
    "The parties negotiate a settlement.",
    Vocabulary(CONFIRMED),
)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        # Terms of the segment come first, whole.
        ("ju", "nior partner"),
        ("The ju", "nior partner"),
        ("Ju", "nior partner"),
        ("JU", "NIOR PARTNER"),
        ("junior pa", "rtner"),
        ("junior ", "partner"),
        ("the <1>ju", "nior partner"),
        ("Min", "istry of Foreign Affairs"),
        ("min", "istry of foreign affairs"),
        ("the Foreign Min", "istry"),
        # Then the best match: what follows there, or what is not written yet.
        ("pa", "rtner"),
        ("A partner met pa", "rtly"),
        ("the country, pa", "rtly"),
        ("in the cou", "ntry"),
        # Then the draft.
        ("neg", "otiate"),
        ("the parti", "es"),
        # Then what was confirmed.
        ("del", "egates"),
        ("sov", "ereignty"),
        ("mat", "ters"),
        ("na", "to"),
        ("kupu-ku", "pu"),
        ("don’", "t"),
        # Nothing is sure.
        ("", ""),
        ("j", ""),
        ("x", ""),
        ("zeb", ""),
        ("junior partner", ""),
        ("12", ""),
        ("<1", ""),
        ("{ne", ""),
        ("%de", ""),
        ("Ministry of Foreign Affairs", ""),
        ("neg ", ""),
    ],
)
def test_what_is_typed_is_completed(before: str, expected: str) -> None:
    assert COMPLETER.complete(before) == expected


def test_a_term_that_is_written_gives_way_to_one_that_is_not() -> None:
    terms = ({"targets": ["partnership"]}, {"targets": ["partner state"]})
    completer = Completer(terms, [], "", Vocabulary())
    assert completer.complete("part") == "nership"
    assert completer.complete("A partnership of a part") == "ner state"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ju", "nior", ""),
        ("junior ", "partner", ""),
        ("junior", " partner", ""),
        ("ju", " of China", "nior partner"),
        ("ju", ".", "nior partner"),
    ],
)
def test_nothing_is_offered_inside_a_word_or_where_it_stands_already(before: str, after: str, expected: str) -> None:
    assert COMPLETER.complete(before, after) == expected


TEXTS = st.text(alphabet="juniorpatmsdelNEG <>1{}'-", max_size=15)


@given(TEXTS, TEXTS)
def test_what_is_offered_continues_a_word_that_somebody_knows(before: str, after: str) -> None:
    rest = COMPLETER.complete(before, after)
    if rest:
        assert len(rest) == len(rest.strip()) or before[-1:].isalpha()
        known = [*TERMS[0]["targets"], *TERMS[1]["targets"]]
        known += [
            word
            for text in (*CONFIRMED, "juniors parties partly negotiate settlement meet partner country")
            for word in words_in(text)
        ]
        assert any((before + rest).lower().endswith(word.lower()) for word in known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kupu-kupu itu, kata Jum’at.", ["Kupu-kupu", "itu", "kata", "Jum’at"]),
        ("<1>Halo</1> {nama} %s ${x} 2024 G20", ["Halo", "G20"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words_in(text) == expected


def test_the_word_used_most_is_taken() -> None:
    vocabulary = Vocabulary(["negara negeri", "negeri negosiasi"])
    assert vocabulary.continued("ne") == "negeri"
    vocabulary.learn("negara negara")
    assert vocabulary.continued("ne") == "negara"
    assert vocabulary.continued("nego") == "negosiasi"
    assert vocabulary.continued("negara") is None
    assert vocabulary.continued("x") is None
