from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.glossary import parse_glossary
from glossary.merge import Conflict, merge
from glossary.nearness import near_duplicates
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


TEXTS = st.sampled_from(["", "a", "b"])


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Concept, ...]:
    def terms() -> tuple[Term, ...]:
        words = draw(st.lists(st.sampled_from("pqrs"), min_size=1, max_size=3, unique=True))
        forbidden = draw(st.lists(st.booleans(), min_size=3, max_size=3))
        preferred, *others = words
        return (
            Term(preferred, TermStatus.PREFERRED),
            *(
                Term(word, TermStatus.FORBIDDEN if is_forbidden else TermStatus.ADMITTED)
                for word, is_forbidden in zip(others, forbidden, strict=False)
            ),
        )

    ids = draw(st.lists(st.sampled_from("uvwxyz"), max_size=4, unique=True))
    return tuple(
        Concept(name, {ID: terms(), EN: terms()}, domain=draw(TEXTS), note=draw(TEXTS), definitions={EN: draw(TEXTS)})
        for name in ids
    )


@given(glossaries(), glossaries())
def test_nothing_vanishes_without_being_listed(ours: tuple[Concept, ...], theirs: tuple[Concept, ...]) -> None:
    merged = merge(ours, theirs)
    said = {conflict.dropped for conflict in merged.conflicts}
    for concept in (*ours, *theirs):
        for field in (concept.domain, concept.note, *concept.definitions.values()):
            assert (
                not field
                or field in said
                or any(field in (found.domain, found.note, *found.definitions.values()) for found in merged.concepts)
            )
        for language in Language:
            texts = {term.text for found in merged.concepts for term in found.terms[language]}
            assert {term.text for term in concept.terms[language]} <= texts
    assert len({concept.id for concept in merged.concepts}) == len(merged.concepts)
    assert [concept.id for concept in merged.concepts[: len(ours)]] == [concept.id for concept in ours]


def test_a_new_concept_is_near_one_that_has_its_term_in_any_form() -> None:
    (new,) = concepts("x,utusan-utusan,delegate,noun,,\n")
    (near,) = near_duplicates(new, OURS)
    assert near.message == "the concept 'envoy' (line 2) has “utusan” already, as “utusan = envoy”"


def test_a_new_concept_is_near_one_that_looks_alike_in_both_languages() -> None:
    ours = concepts("a,kemitraan strategis,strategic partnership,noun,,\n")
    (new,) = concepts("x,kemitraan strategi,strategy partnership,noun,,\n")
    (near,) = near_duplicates(new, ours)
    assert "looks alike" in near.message


def test_a_concept_of_its_own_is_near_none() -> None:
    assert near_duplicates(concepts("x,kedutaan,embassy,noun,,\n")[0], OURS) == []
