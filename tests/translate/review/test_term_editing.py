from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import ConflictError, UsageError
from corpora.languages import Language
from glossary.entry import Term, TermStatus
from glossary.glossary import load_glossary
from glossary.rows import cells_of
from glossary.store import open_glossary_file
from translate.pair import LanguagePair
from translate.review.term_editing import NewTerm, add_term, edit_concept, forbid_term, settled, with_created, with_term

ID, EN = Language.INDONESIAN, Language.ENGLISH
PAIR = LanguagePair(ID, EN)
FILE = "concept,id,en,pos\nenvoy,utusan,envoy|emissary,noun\n,mitra junior,junior partner,\n"
PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "istilah.csv"
    path.write_text(FILE)
    return path


def english(path: Path, concept_id: str) -> str:
    return cells_of(open_glossary_file(path).concept(concept_id))["en"]


def test_a_pair_becomes_a_concept_at_the_end_of_the_file(path: Path) -> None:
    concept = add_term(path, NewTerm("  perundingan \n damai", "peace talks", PAIR, domain="diplomacy"))
    assert concept.id == "perundingan damai"
    header, *rows = path.read_text().splitlines()
    assert header == "concept,id,en,pos,domain"
    assert rows[:2] == FILE.splitlines()[1:]
    assert load_glossary(path).concepts[-1].domain == "diplomacy"


def test_the_direction_says_which_term_is_in_which_language(path: Path) -> None:
    add_term(path, NewTerm("ceasefire", "gencatan senjata", LanguagePair(EN, ID)))
    assert english(path, "gencatan senjata") == "ceasefire"


def test_a_glossary_that_is_not_there_is_begun(tmp_path: Path) -> None:
    add_term(tmp_path / "new.csv", NewTerm("utusan", "envoy", PAIR))
    assert [concept.id for concept in load_glossary(tmp_path / "new.csv").concepts] == ["utusan"]


@pytest.mark.parametrize(
    ("target", "status", "cell"),
    [
        ("delegate", ADMITTED, "envoy|emissary|delegate"),
        ("delegate", PREFERRED, "delegate|envoy|emissary"),
        ("messenger", FORBIDDEN, "envoy|emissary|!messenger"),
        ("emissary", PREFERRED, "emissary|envoy"),
        ("envoy", ADMITTED, "emissary|envoy"),
        ("emissary", FORBIDDEN, "envoy|!emissary"),
        ("Emissary", FORBIDDEN, "envoy|!emissary"),
    ],
)
def test_a_target_joins_a_concept_with_the_status_that_was_asked_for(
    path: Path, target: str, status: TermStatus, cell: str
) -> None:
    add_term(path, NewTerm("utusan", target, PAIR, status=status, joins="envoy"))
    assert english(path, "envoy") == cell


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (NewTerm("utusan", " ", PAIR), "The English term is empty"),
        (NewTerm("", "envoy", PAIR), "The Indonesian term is empty"),
        (NewTerm("utusan", "Envoy", PAIR), "already, as 'envoy'"),
        (NewTerm("utusan", "emissary", PAIR, status=ADMITTED, joins="envoy"), "already, with this status"),
        (NewTerm("mitra junior", "junior partner", PAIR, FORBIDDEN, joins="mitra junior"), "all are forbidden"),
        (NewTerm("duta", "messenger", PAIR, status=FORBIDDEN), "Add the one to use first"),
        (NewTerm("du\x07ta", "messenger", PAIR), "control character"),
    ],
)
def test_what_would_be_no_concept_is_refused_and_nothing_is_written(path: Path, new: NewTerm, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        add_term(path, new)
    assert path.read_text() == FILE


def test_another_meaning_gets_an_id_of_its_own(path: Path) -> None:
    assert add_term(path, NewTerm("mitra junior", "minor ally", PAIR)).id == "mitra junior (2)"


def test_a_term_is_forbidden_from_the_pane(path: Path) -> None:
    forbid_term(path, "envoy", "messenger", EN)
    assert english(path, "envoy") == "envoy|emissary|!messenger"
    with pytest.raises(UsageError, match="forbidden in 'envoy' already"):
        forbid_term(path, "envoy", "messenger", EN)
    with pytest.raises(UsageError, match="the only English term"):
        forbid_term(path, "mitra junior", "junior partner", EN)


def test_an_edit_meets_what_somebody_else_wrote_meanwhile(path: Path) -> None:
    old = open_glossary_file(path).concept("envoy")
    edit_concept(path, old, replace(old, note="not a diplomat of rank"))
    with pytest.raises(ConflictError, match="changed by somebody else"):
        edit_concept(path, old, replace(old, note="mine"))
    assert load_glossary(path).concepts[0].note == "not a diplomat of rank"


def test_a_concept_that_is_there_already_is_not_made_again(path: Path) -> None:
    file = open_glossary_file(path)
    with pytest.raises(UsageError, match="already, as 'envoy'"):
        with_created(file, replace(file.concept("envoy"), id=""))
    _, other = with_created(file, replace(file.concept("envoy"), domain="military"))
    assert other.id == "envoy (2)"


TERMS = st.lists(
    st.builds(Term, st.sampled_from(["a", "b", "c", "B", "d"]), st.sampled_from(TermStatus)),
    max_size=5,
    unique_by=lambda term: term.text.casefold(),
)


@given(TERMS)
def test_settled_terms_have_one_preferred_which_is_the_first_allowed(terms: list[Term]) -> None:
    done = settled(terms)
    allowed = [term.status for term in done if term.is_allowed]
    assert sorted(term.text for term in done) == sorted(term.text for term in terms)
    assert allowed == [PREFERRED, *[ADMITTED] * (len(allowed) - 1)][: len(allowed)]
    assert settled(done) == done


@given(TERMS, st.builds(Term, st.sampled_from(["a", "b", "e"]), st.sampled_from(TermStatus)))
def test_a_term_is_there_once_after_it_was_put_there(terms: list[Term], term: Term) -> None:
    done = with_term(settled(terms), term, EN)
    found = [one for one in done if one.text.casefold() == term.text]
    assert len(found) == 1
    assert found[0].is_allowed is term.is_allowed
    if term.status is PREFERRED:
        assert found[0].status is PREFERRED
    assert settled(done) == done
