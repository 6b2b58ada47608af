from __future__ import annotations

import csv
import io
import itertools
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.bitext import SentencePair
from corpora.languages import Language
from glossary.entry import Concept
from glossary.glossary import default_glossary, parse_glossary
from glossary.harvest import Candidate, HarvestOptions, association, candidates_csv, harvest
from glossary.harvest.association import Occurrences, associate, log_likelihood
from glossary.harvest.known import KnownTerms
from glossary.harvest.words import BARRIER, word_list, words_of
from tests.support.laws import examples

PLANTED = {
    "kerangka kerja iklim": "climate framework",
    "bantuan hukum": "legal aid",
    "kemitraan tanpa batas": "no-limits partnership",
    "Perdana Menteri": "Prime Minister",
    "hak atas tanah": "land right",
    "gencatan senjata": "ceasefire",
    "KTT": "summit",
}
SYLLABLES = [consonant + vowel for consonant in "bdgklmnprst" for vowel in "aiou"]


def pairs_of(*texts: tuple[str, str]) -> list[SentencePair]:
    return [SentencePair(indonesian, english, line) for line, (indonesian, english) in enumerate(texts, 1)]


def noise(chance: random.Random, ending: str, count: int = 4) -> str:
    """Words of no language, most of them seen once."""
    return " ".join("".join(chance.choices(SYLLABLES, k=3)) + ending for _ in range(count))


def bitext(
    planted: Iterable[tuple[str, str]],
    *,
    times: int = 8,
    seed: int = 1,
    frame: tuple[str, str] = ("{0} yang {1} {0}", "{0} the {1} {0}"),
) -> list[SentencePair]:
    """Each pair of terms in `times` sentence pairs, between words that say nothing, and as many pairs without any."""
    chance = random.Random(seed)
    framed = [
        (frame[0].format(noise(chance, "q"), indonesian), frame[1].format(noise(chance, "x"), english))
        for indonesian, english in planted
        for _ in range(times)
    ]
    silent = [(noise(chance, "q"), noise(chance, "x")) for _ in range(max(20, len(framed)))]
    texts = [*framed, *silent]
    chance.shuffle(texts)
    return pairs_of(*texts)


def terms(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    return [(candidate.indonesian, candidate.english) for candidate in candidates]


def concepts(*rows: str) -> tuple[Concept, ...]:
    return parse_glossary("\n".join(("id,en", *rows)), "test").concepts


def test_planted_terms_are_found_and_nothing_else() -> None:
    candidates = harvest(bitext(PLANTED.items()))
    assert dict(terms(candidates)) == PLANTED
    assert all(candidate.joint_frequency == candidate.indonesian_frequency == 8 for candidate in candidates)
    assert all(candidate.dice == 1 for candidate in candidates)


def test_the_best_come_first() -> None:
    many, few = bitext([("bantuan hukum", "legal aid")], times=9), bitext([("hak cipta", "copyright")], times=3, seed=2)
    candidates = harvest([*few, *many])
    assert terms(candidates) == [("bantuan hukum", "legal aid"), ("hak cipta", "copyright")]
    assert candidates[0].score > candidates[1].score


def test_what_is_rarer_than_asked_is_not_proposed() -> None:
    pairs = bitext([("bantuan hukum", "legal aid")], times=3)
    assert len(harvest(pairs)) == 1
    assert harvest(pairs, (), HarvestOptions(minimum_frequency=4)) == []


def test_the_order_of_the_pairs_changes_nothing() -> None:
    pairs = bitext(PLANTED.items(), times=4)
    assert harvest(pairs) == harvest(pairs)
    assert terms(harvest(pairs)) == terms(harvest(pairs[::-1]))


@pytest.mark.parametrize("longest", [1, 2, 3])
def test_no_term_is_longer_than_asked_nor_a_fragment_of_one_that_is(longest: int) -> None:
    found = harvest(bitext([("sumber daya manusia", "human resources")]), (), HarvestOptions(longest_words=longest))
    assert terms(found) == ([("sumber daya manusia", "human resources")] if longest == 3 else [])


def test_a_part_that_also_stands_alone_is_a_term_of_its_own() -> None:
    pairs = bitext([("Dewan Keamanan", "Security Council"), ("keamanan", "security")])
    assert set(terms(harvest(pairs))) == {("Dewan Keamanan", "Security Council"), ("keamanan", "security")}


def test_a_name_is_not_taken_for_the_name_with_its_title() -> None:
    named = [("menteri Siti Rahma", "minister, Siti Rahma"), ("menteri", "minister"), ("menteri", "minister")]
    found = harvest(bitext(named), (), HarvestOptions(with_identical=True))
    assert terms(found) == [("menteri", "minister")]


def test_forms_of_a_term_count_as_one_and_its_bare_form_is_shown() -> None:
    pairs = [
        *bitext([("kebijakannya", "policies")], times=4),
        *bitext([("kebijakan", "policy")], times=3, seed=2),
        *bitext([("kebijakan-kebijakan", "policy's")], times=2, seed=3),
    ]
    (candidate,) = harvest(pairs)
    assert terms([candidate]) == [("kebijakan", "policy")]
    assert candidate.joint_frequency == 9


def test_a_term_that_is_always_plural_stays_so() -> None:
    assert terms(harvest(bitext([("Amerika Serikat", "United States")]))) == [("Amerika Serikat", "United States")]


def test_a_word_that_only_ends_like_a_clitic_is_left_whole() -> None:
    pairs = [*bitext([("buku", "book")]), *bitext([("bu", "mother")], times=3, seed=2)]
    assert terms(harvest(pairs, (), HarvestOptions(minimum_frequency=8))) == [("buku", "book")]


def test_a_term_has_its_most_frequent_case_outside_the_beginning_of_a_sentence() -> None:
    pairs = [
        *bitext([("pemerintah daerah", "local government")], times=3),
        *bitext([("Pemerintah daerah", "Local government")], times=9, seed=2, frame=("{1} yang {0}", "{1} the {0}")),
    ]
    assert terms(harvest(pairs)) == [("pemerintah daerah", "local government")]


def test_an_acronym_is_not_the_word_that_looks_like_it() -> None:
    pairs = [*bitext([("AS", "US")]), *bitext([("as roda", "axle")], seed=2)]
    assert ("AS", "US") in terms(harvest(pairs))


def test_a_second_partner_is_found_where_the_first_is_missing() -> None:
    pairs = [*bitext([("ledakan", "blast")], times=12), *bitext([("ledakan", "explosion")], times=6, seed=2)]
    assert terms(harvest(pairs)) == [("ledakan", "blast"), ("ledakan", "explosion")]


def test_terms_that_are_the_same_in_both_languages_are_proposed_only_if_asked() -> None:
    pairs = bitext([("Susilo Bambang", "Susilo Bambang")])
    assert harvest(pairs) == []
    assert terms(harvest(pairs, (), HarvestOptions(with_identical=True))) == [("Susilo Bambang", "Susilo Bambang")]


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        pairs_of(("", "")),
        pairs_of(("1 2 3", "...")),
        pairs_of(*[("bantuan hukum", "legal aid")] * 9),
        [replace(pair, indonesian=pair.indonesian.upper()) for pair in bitext([("bantuan", "aid")])],
        [replace(pair, english=pair.indonesian) for pair in bitext([("bantuan", "aid")])],
    ],
    ids=["nothing", "empty", "no words", "the same pair again", "capitals", "untranslated"],
)
def test_a_bitext_that_says_nothing_gives_nothing(pairs: list[SentencePair]) -> None:
    assert harvest(pairs) == []


def test_contexts_are_short_sentences_that_hold_both() -> None:
    wordy = SentencePair("bantuan hukum" + " di rumah" * 40, "legal aid" + " at home" * 40, 99)
    pairs = [*bitext([("bantuan hukum", "legal aid")]), wordy]
    (candidate,) = harvest(pairs, (), HarvestOptions(context_count=3))
    assert len(candidate.contexts) == 3
    assert all("bantuan hukum" in pair.indonesian and "legal aid" in pair.english for pair in candidate.contexts)
    assert 99 not in [pair.line for pair in candidate.contexts]


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ("bantuan hukum,legal aid", None),
        ("pertolongan|bantuan hukum,legal assistance|legal aid", None),
        ("bantuan hukum,legal assistance|help", "for “bantuan hukum” the glossary has “legal assistance” or “help”"),
        (
            "bantuan hukum,legal assistance|!legal aid",
            "for “bantuan hukum” the glossary has “legal assistance” and forbids “legal aid”",
        ),
        ("pertolongan hukum,legal aid", "for “legal aid” the glossary has “pertolongan hukum”"),
        ("bantuan,aid", ""),
        ("perbantuan hukum,legal aiding", ""),
    ],
)
def test_the_glossary_is_asked(row: str, remark: str | None) -> None:
    found = harvest(bitext([("bantuan hukum", "legal aid")]), concepts(row))
    assert [candidate.remark for candidate in found] == ([] if remark is None else [remark])


def test_all_that_the_glossary_allows_is_known() -> None:
    seed = default_glossary().concepts
    known = KnownTerms(seed)
    for concept in seed:
        for indonesian, english in itertools.product(*(concept.allowed(language) for language in Language)):
            assert known.judge({Language.INDONESIAN: indonesian.text, Language.ENGLISH: english.text}).is_known


def test_what_the_glossary_has_is_proposed_if_asked() -> None:
    known = concepts("bantuan hukum,legal aid")
    found = harvest(bitext([("bantuan hukum", "legal aid")]), known, HarvestOptions(with_known=True))
    assert terms(found) == [("bantuan hukum", "legal aid")]


WORDS = ["menteri", "luar", "negeri", "yang", "di", "dan", "hak", "PBB", "2007", ",", "-nya", "“", "x"]


@examples(60)
@given(
    st.lists(st.tuples(*[st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)] * 2), max_size=25, unique=True),
    st.integers(2, 4),
    st.integers(1, 5),
)
def test_every_candidate_is_a_term_by_its_shape(texts: list[tuple[str, str]], minimum: int, longest: int) -> None:
    options = HarvestOptions(minimum_frequency=minimum, longest_words=longest, with_identical=True)
    candidates = harvest(pairs_of(*texts), (), options)
    for candidate in candidates:
        assert minimum <= candidate.joint_frequency <= min(candidate.indonesian_frequency, candidate.english_frequency)
        for language, term in ((Language.INDONESIAN, candidate.indonesian), (Language.ENGLISH, candidate.english)):
            words = words_of(term)
            assert BARRIER not in words
            assert len(words) <= longest
            assert not {words[0].lower(), words[-1].lower()} & word_list("edge_words", language)
    for one, other in itertools.pairwise(candidates):
        assert one.score >= other.score


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Menlu AS, di New York", ["Menlu", "AS", "", "di", "New", "York"]),
        ("undang-undang (UU) No. 13/2003", ["undang-undang", "", "UU", "", "No", "", "", "", ""]),
        ("U.S. President George W. Bush's", ["U.S.", "President", "George", "W.", "Bush's"]),
        ("KTT G20 ‘hijau’", ["KTT", "G20", "", "hijau", ""]),
        ("l’État café", ["l’État", "café"]),
    ],
)
def test_punctuation_and_numbers_part_words(sentence: str, words: list[str]) -> None:
    assert words_of(sentence) == words


def test_word_lists_are_folded_and_sorted() -> None:
    for language in Language:
        for name in ("edge_words", "lone_words", "inner_words"):
            listed = word_list(name, language)
            assert listed
            assert all(word == word.lower() == word.strip() for word in listed)
        assert word_list("inner_words", language) <= word_list("edge_words", language)
        assert not word_list("lone_words", language) & word_list("edge_words", language)


def test_the_log_likelihood_is_dunnings() -> None:
    # Dunning (1993), table 2: "the swiss", 110 2442 111 29114, and "can be", 29 13 123 31612.
    joint, source, target = np.array([110, 29]), np.array([2552, 42]), np.array([221, 152])
    assert log_likelihood(joint, source, target, 31777).round(2).tolist() == [270.72, 263.9]


def test_phrases_that_shun_each_other_have_a_negative_ratio() -> None:
    assert log_likelihood(np.array([0]), np.array([50]), np.array([50]), 100)[0] < 0


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), unique=True),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), unique=True),
    st.integers(1, 3),
    st.integers(1, 50),
)
def test_shared_sentences_are_counted_whatever_the_working_space(
    source: list[tuple[int, int]], target: list[tuple[int, int]], minimum: int, space: int
) -> None:
    expected = Counter((one, other) for one, at in source for other, there in target if at == there)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(association, "_PAIRS_IN_MEMORY", space)
        found = associate(_occurrences(source, 5), _occurrences(target, 4), minimum_joint=minimum)
    counted = dict(
        zip(zip(found.source.tolist(), found.target.tolist(), strict=True), found.joint.tolist(), strict=True)
    )
    assert counted == {pair: joint for pair, joint in expected.items() if joint >= minimum}
    assert list(counted) == sorted(counted)


def _occurrences(places: list[tuple[int, int]], phrase_count: int) -> Occurrences:
    array = np.array(sorted(places), dtype=np.int64).reshape(-1, 2)
    return Occurrences(array[:, 0], array[:, 1], phrase_count, sentence_count=10)


CANDIDATE = Candidate(
    "bantuan hukum", "legal aid", 9, 8, 7, 123.4, 60.0, 0.8, tuple(pairs_of(("Ada, bantuan.", "There is “aid”."))), "r"
)


def test_the_sheet_is_a_glossary_as_it_is() -> None:
    found = harvest(bitext(PLANTED.items()))
    glossary = parse_glossary(candidates_csv(found), "panen.csv")
    assert glossary.problems == ()
    read = {
        tuple(concept.preferred(language).text for language in Language)  # type: ignore[union-attr]
        for concept in glossary.concepts
    }
    assert read == set(PLANTED.items())


def test_the_sheet_holds_what_a_person_judges_by() -> None:
    assert candidates_csv([CANDIDATE]) == (
        "id,en,frequency,score,context_id,context_en,remark\n"
        'bantuan hukum,legal aid,7,123,"Ada, bantuan.",There is “aid”.,r\n'
    )


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_a_spreadsheet_is_given_no_formula(mark: str) -> None:
    context = SentencePair(f"{mark}1+1", f"{mark}cmd", 1)
    candidates = [
        replace(CANDIDATE, contexts=(context,)),
        replace(CANDIDATE, indonesian=f"{mark}x"),
        replace(CANDIDATE, english=f"{mark}x"),
    ]
    _, *rows = csv.reader(io.StringIO(candidates_csv(candidates)))
    assert [row[4:6] for row in rows] == [[f"'{mark}1+1", f"'{mark}cmd"]]


@pytest.mark.parametrize("term", ["a|b", "!a", "{a}", "a {verb}", "a\\b"])
def test_a_term_that_the_glossary_would_read_otherwise_is_left_out(term: str) -> None:
    assert candidates_csv([replace(CANDIDATE, english=term)]).count("\n") == 1


def test_numpy_is_loaded_only_when_harvesting() -> None:
    code = "import sys, glossary.harvest; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
