from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.glossary import parse_glossary
from glossary.merge import Conflict, merge
from glossary.rows import cells_of

ID, EN = Language.INDONESIAN, Language.ENGLISH
HEADER = "concept,id,en,pos,domain,note\n"


def concepts(rows: str) -> tuple[Concept, ...]:
    glossary = parse_glossary(HEADER + rows, "g")
    assert glossary.problems == ()
    return glossary.concepts


OURS = concepts("envoy,utusan,envoy,noun,,\ntalks,perundingan,talks|!parleys,noun,diplomacy,ours\n")


def test_a_glossary_merged_with_itself_or_with_nothing_is_itself() -> None:
    for theirs in (OURS, ()):
        merged = merge(OURS, theirs)
        assert (merged.concepts, merged.added, merged.changed, merged.conflicts) == (OURS, 0, 0, ())


def test_synonyms_are_united_and_empty_fields_filled() -> None:
    merged = merge(OURS, concepts("x,utusan,envoy|emissary|!messenger,noun,diplomacy,sent by a state\n"))
    assert merged.conflicts == ()
    cells = cells_of(merged.concepts[0])
    assert (cells["concept"], cells["en"]) == ("envoy", "envoy|emissary|!messenger")
    assert (cells["domain"], cells["note"]) == ("diplomacy", "sent by a state")
    assert (merged.added, merged.changed) == (0, 1)


def test_what_is_said_differently_stays_ours_and_is_listed() -> None:
    merged = merge(OURS, concepts("talks,perundingan,negotiations|parleys|talks,noun,law,theirs\n"))
    assert [cells_of(concept)["en"] for concept in merged.concepts] == ["envoy", "talks|!parleys|negotiations"]
    assert merged.conflicts == (
        Conflict("talks", "preferred term", "talks", "negotiations"),
        Conflict("talks", "term “parleys”", "forbidden, noun", "admitted, noun"),
        Conflict("talks", "domain", "diplomacy", "law"),
        Conflict("talks", "note", "ours", "theirs"),
    )


def test_homographs_and_other_concepts_of_the_same_name_stay_apart() -> None:
    merged = merge(OURS, concepts("envoy,duta,ambassador,noun,,\nx,perundingan,bargaining,noun,,\n"))
    assert [concept.id for concept in merged.concepts] == ["envoy", "talks", "envoy (2)", "x"]
    assert merged.added == 2


def test_concepts_meet_if_the_preferred_pair_of_one_is_a_pair_of_the_other() -> None:
    ours = concepts("a,utusan|delegat,envoy|emissary,noun,,\n")
    for theirs in ("b,delegat,emissary,noun,,\n", "b,duta|utusan,herald|envoy,noun,,\n"):
        assert [concept.id for concept in merge(ours, concepts(theirs)).concepts] == ["a"]
    assert merge(ours, concepts("b,duta|delegat,herald|emissary,noun,,\n")).added == 1


@pytest.mark.parametrize("theirs", ["bulan,month,,,\n", "bulan,month,,time,\nbulan,moon phase,,,\n"])
def test_homographs_known_by_their_term_stay_apart(theirs: str) -> None:
    ours = parse_glossary("id,en,pos,domain,note\nbulan,moon,,,\n", "ours").concepts
    merged = merge(ours, parse_glossary("id,en,pos,domain,note\n" + theirs, "theirs").concepts)
    assert merged.concepts[0] == ours[0]
    assert merged.conflicts == ()
    assert [concept.id for concept in merged.concepts[1:]] == [f"bulan ({n + 2})" for n in range(merged.added)]


def test_a_homograph_that_both_have_meets_its_own_kind() -> None:
    glossary = concepts("a,bulan,moon,noun,sky,\nb,bulan,moon,noun,poetry,\n")
    merged = merge(glossary, glossary)
    assert (merged.concepts, merged.conflicts) == (glossary, ())


def test_an_unknown_part_of_speech_is_filled_in() -> None:
    merged = merge(concepts("x,utusan,envoy,,,\n"), concepts("x,utusan,envoy,noun,,\n"))
    assert cells_of(merged.concepts[0])["pos"] == "noun"
    assert merged.conflicts == ()


def test_another_spelling_of_a_term_is_no_synonym_and_is_listed() -> None:
    merged = merge(concepts("x,utusan,envoy|!messenger,,,\n"), concepts("x,utusan,envoy|Messenger,,,\n"))
    assert cells_of(merged.concepts[0])["en"] == "envoy|!messenger"
    assert merged.conflicts == (
        Conflict("x", "spelling", "messenger", "Messenger"),
        Conflict("x", "term “messenger”", "forbidden", "admitted"),
    )


def test_theirs_may_win() -> None:
    ours, theirs = concepts("x,utusan,envoy|!herald,,law,ours\n"), concepts("x,utusan,herald|legate,noun,,theirs\n")
    merged = merge(ours, theirs, theirs_win=True)
    cells = cells_of(merged.concepts[0])
    assert (cells["concept"], cells["domain"], cells["note"]) == ("x", "law", "theirs")
    assert cells["en"] == "herald {noun}|legate {noun}|envoy"
    assert merged.conflicts == (
        Conflict("x", "preferred term", "herald", "envoy"),
        Conflict("x", "term “herald”", "preferred, noun", "forbidden"),
        Conflict("x", "note", "theirs", "ours"),
    )


def test_two_of_theirs_become_one_only_if_they_agree() -> None:
    theirs = concepts("a,utusan,envoy|legate,,,\nb,utusan,envoy|herald,,law,\nc,utusan,envoy,,news,\n")
    merged = merge((), theirs)
    assert [(cells_of(one)["en"], one.domain) for one in merged.concepts] == [
        ("envoy|legate|herald", "law"),
        ("envoy", "news"),
    ]
    assert merged.conflicts == ()


TEXTS = st.sampled_from(["", "a", "b"])
PARTS_OF_SPEECH = st.sampled_from(["", "noun", "verb"])


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Concept, ...]:
    def terms() -> tuple[Term, ...]:
        preferred, *others = draw(
            st.lists(st.sampled_from(["p", "q", "r", "s", "P", "r-s", "r s"]), min_size=1, max_size=3)
        )
        statuses = st.sampled_from([TermStatus.ADMITTED, TermStatus.FORBIDDEN])
        return (
            Term(preferred, TermStatus.PREFERRED, draw(PARTS_OF_SPEECH), draw(st.booleans())),
            *(Term(text, draw(statuses), draw(PARTS_OF_SPEECH)) for text in others),
        )

    ids = draw(st.lists(st.sampled_from(["u", "v", "p", "p (2)", "r"]), max_size=4, unique=True))
    return tuple(
        Concept(
            name,
            {ID: terms(), EN: terms()},
            domain=draw(TEXTS),
            note=draw(TEXTS),
            definitions={EN: draw(TEXTS)},
            keep_as_is=draw(st.booleans()),
        )
        for name in ids
    )


def facts(found: Iterable[Concept]) -> set[tuple[str, ...]]:
    """What concepts say: field and text; of terms the text, whether it may be used, and what is true of it."""
    said: set[tuple[str, ...]] = set()
    for concept in found:
        said |= {("domain", concept.domain), ("note", concept.note), ("keep", "yes" if concept.keep_as_is else "no")}
        said |= {(f"definition_{language.value}", text) for language, text in concept.definitions.items()}
        for terms in concept.terms.values():
            for term in terms:
                said |= {("term", term.text), ("use", term.text, str(term.is_allowed))}
                said |= {("case", term.text, str(term.is_case_sensitive))}
                said |= {("part of speech", term.text, term.part_of_speech)} if term.part_of_speech else set()
    return {fact for fact in said if fact[-1]}


def listed(conflicts: Iterable[Conflict]) -> set[tuple[str, ...]]:
    """The facts that conflicts tell of."""
    said: set[tuple[str, ...]] = set()
    for conflict in conflicts:
        said |= {(conflict.field, conflict.dropped), ("term", conflict.dropped)}
    return said


@given(glossaries(), glossaries(), st.booleans())
def test_nothing_vanishes_without_being_listed(
    ours: tuple[Concept, ...], theirs: tuple[Concept, ...], theirs_win: bool
) -> None:
    merged = merge(ours, theirs, theirs_win=theirs_win)
    disputed = {text for conflict in merged.conflicts for text in (conflict.field[6:-1], conflict.dropped)}
    lost = facts((*ours, *theirs)) - facts(merged.concepts) - listed(merged.conflicts)
    assert {
        fact for fact in lost if not (fact[0] in ("use", "case", "part of speech") and fact[1] in disputed)
    } == set()


@given(glossaries(), glossaries())
def test_ours_keep_their_places_their_ids_and_what_they_say(
    ours: tuple[Concept, ...], theirs: tuple[Concept, ...]
) -> None:
    merged = merge(ours, theirs)
    assert len({concept.id for concept in merged.concepts}) == len(merged.concepts)
    assert merged == merge(ours, theirs)
    for mine, joined in zip(ours, merged.concepts, strict=False):
        assert joined.id == mine.id
        assert facts([mine]) <= facts([joined])
        for language in Language:
            texts = [term.text for term in joined.terms[language]]
            assert texts[: len(mine.terms[language])] == [term.text for term in mine.terms[language]]


@given(glossaries())
def test_any_glossary_merged_with_itself_is_itself(glossary: tuple[Concept, ...]) -> None:
    for theirs in (glossary, ()):
        for theirs_win in (False, True):
            merged = merge(glossary, theirs, theirs_win=theirs_win)
            assert (merged.concepts, merged.added, merged.changed, merged.conflicts) == (glossary, 0, 0, ())
