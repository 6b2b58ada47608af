from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import TermStatus
from glossary.glossary import default_glossary, load_glossary, parse_glossary

ID, EN = Language.INDONESIAN, Language.ENGLISH


def test_two_columns_headed_id_and_en_are_a_glossary() -> None:
    glossary = parse_glossary("id,en\nutusan,envoy\n", "g")
    (concept,) = glossary.concepts
    assert concept.preferred(ID).text == "utusan"
    assert concept.preferred(EN).text == "envoy"
    assert glossary.problems == ()


@pytest.mark.parametrize("header", ["id,en", "id;en", "id\ten", "Indonesian,English", "IND,ENG", '"id","en"', "en,id"])
def test_columns_may_be_headed_and_parted_in_any_usual_way(header: str) -> None:
    cells = ["envoy", "utusan"] if header == "en,id" else ["utusan", "envoy"]
    delimiter = next(mark for mark in ",;\t" if mark in header)
    (concept,) = parse_glossary(f"{header}\n{delimiter.join(cells)}\n", "g").concepts
    assert (concept.preferred(ID).text, concept.preferred(EN).text) == ("utusan", "envoy")


def test_synonyms_are_parted_by_a_bar_and_forbidden_ones_marked() -> None:
    (concept,) = parse_glossary("id,en\nperundingan,!parley|negotiations|talks|!consultations\n", "g").concepts
    statuses = [(term.text, term.status) for term in concept.terms[EN]]
    assert statuses == [
        ("parley", TermStatus.FORBIDDEN),
        ("negotiations", TermStatus.PREFERRED),
        ("talks", TermStatus.ADMITTED),
        ("consultations", TermStatus.FORBIDDEN),
    ]


def test_the_other_columns_are_read_and_unknown_ones_left_alone() -> None:
    text = "concept,id,en,pos,domain,note,colour\nenvoy,utusan,envoy,noun,diplomacy,a person,red\n"
    (concept,) = parse_glossary(text, "g").concepts
    assert (concept.id, concept.terms[ID][0].part_of_speech, concept.domain, concept.note) == (
        "envoy", "noun", "diplomacy", "a person",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("kosong,", "no English term; fill the column en or delete the row"),
        (",nothing", "no Indonesian term; fill the column id or delete the row"),
        ("a,!b", "no English term"),
        ("a,b,c", "3 cells where the header has 2"),
        ('"terbuka,open', "a quotation mark is not closed"),
        ('"a"b,c', "a quotation mark stands inside a quoted cell"),
    ],
)
def test_a_broken_row_is_reported_with_its_line_and_the_others_are_used(row: str, message: str) -> None:
    glossary = parse_glossary(f"id,en\nsatu,one\n{row}\ndua,two\n", "g")
    assert [concept.preferred(EN).text for concept in glossary.concepts] == ["one", "two"]
    (problem,) = glossary.problems
    assert problem.line == 3
    assert message in problem.message


def test_a_cell_may_run_over_lines_and_later_line_numbers_count_them() -> None:
    glossary = parse_glossary('id,en,note\nsatu,one,"first\nsecond"\nkosong,,\n', "g")
    assert glossary.concepts[0].note == "first\nsecond"
    assert glossary.problems[0].line == 4


def test_a_concept_named_twice_keeps_the_first() -> None:
    glossary = parse_glossary("concept,id,en\nx,satu,one\nx,dua,two\n", "g")
    assert len(glossary.concepts) == 1
    assert glossary.problems[0].message == "the concept 'x' is on line 2 already; give this one another name"


@pytest.mark.parametrize("text", ["", "\n\n", "indonesia\nutusan\n", "a,b\nc,d\n", "id,fr\na,b\n"])
def test_what_is_no_glossary_says_what_one_begins_with(text: str) -> None:
    with pytest.raises(UnreadableInputError, match="id,en"):
        parse_glossary(text, "g.csv")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheets_encodings_are_read(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes("id;en\r\nkuasa usaha;chargé d’affaires\r\n".encode(codec))
    assert load_glossary(path).concepts[0].preferred(EN).text == "chargé d’affaires"


@given(st.text())
def test_whatever_follows_the_header_only_costs_rows(text: str) -> None:
    glossary = parse_glossary("id,en\n" + text, "g")
    assert all(concept.preferred(ID) and concept.preferred(EN) for concept in glossary.concepts)


def test_the_built_in_glossary_has_150_concepts_and_no_problem() -> None:
    glossary = default_glossary()
    assert glossary.problems == ()
    assert len(glossary.concepts) >= 150
    assert sum(bool(concept.forbidden(EN) or concept.forbidden(ID)) for concept in glossary.concepts) >= 20
    assert all(concept.terms[ID][0].part_of_speech and concept.domain for concept in glossary.concepts)
