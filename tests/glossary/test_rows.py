from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Term, TermStatus
from glossary.glossary import parse_glossary
from glossary.term_cell import format_terms, parse_terms

ID, EN = Language.INDONESIAN, Language.ENGLISH
PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("cell", "terms"),
    [
        ("veto", [Term("veto", PREFERRED)]),
        (" a | b|!c ", [Term("a", PREFERRED), Term("b", ADMITTED), Term("c", FORBIDDEN)]),
        ("!a|b|c", [Term("a", FORBIDDEN), Term("b", PREFERRED), Term("c", ADMITTED)]),
        ("veto {noun}|memveto {v.}", [Term("veto", PREFERRED, "noun"), Term("memveto", ADMITTED, "verb")]),
        ("Polri {case}", [Term("Polri", PREFERRED, "", True)]),
        ("Polri {proper noun, case}", [Term("Polri", PREFERRED, "proper noun", True)]),
        (r"a\|b|\!c|d \{e}", [Term("a|b", PREFERRED), Term("!c", ADMITTED), Term("d {e}", ADMITTED)]),
        (r"C:\temp", [Term(r"C:\temp", PREFERRED)]),
        ("two  words\nhere", [Term("two words here", PREFERRED)]),
        ("||!|", []),
        ("", []),
    ],
)
def test_a_cell_holds_terms(cell: str, terms: list[Term]) -> None:
    assert list(parse_terms(cell)) == terms


@given(st.lists(st.text(alphabet="ab |!{}\\é,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)))
def test_any_terms_come_back_from_their_cell(texts: list[str]) -> None:
    terms = [Term(text, ADMITTED if number else PREFERRED, "verb") for number, text in enumerate(texts)]
    assert list(parse_terms(format_terms(terms))) == terms
    assert list(parse_terms(format_terms(terms, "verb"), "verb")) == terms


def only(text: str):  # type: ignore[no-untyped-def]
    glossary = parse_glossary(text, "g")
    assert glossary.problems == ()
    (concept,) = glossary.concepts
    return concept


def test_every_column_is_read_by_its_name_and_by_the_names_that_others_use() -> None:
    concept = only(
        "Concept ID;Bahasa Indonesia;en-GB;Kelas kata;Bidang;Definition;definition-id;Contoh;Catatan;Sumber;Case;keep\n"
        "x;utusan;envoy;nomina;diplomasi;sent by a state;yang diutus;Utusan tiba.;jangan;Kemlu;ya;\n"
    )
    assert concept.id == "x"
    assert concept.terms[ID] == (Term("utusan", PREFERRED, "noun", True),)
    assert concept.domain == "diplomasi"
    assert dict(concept.definitions) == {EN: "sent by a state", ID: "yang diutus"}
    assert dict(concept.examples) == {ID: "Utusan tiba."}
    assert (concept.note, concept.source, concept.keep_as_is) == ("jangan", "Kemlu", False)


def test_id_beside_a_spelled_out_indonesian_column_is_the_concept_s_name() -> None:
    concept = only("id,Indonesian,English\n17,utusan,envoy\n")
    assert (concept.id, concept.preferred(ID).text) == ("17", "utusan")


def test_a_name_that_is_kept_needs_one_side_only() -> None:
    concept = only("id,en,keep\nPancasila,,yes\n")
    assert concept.keep_as_is
    assert concept.preferred(EN).text == "Pancasila"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("id,en,English", "the columns 'en' and 'English' mean the same. Rename one of them"),
        ("id,en,note,Notes", "the columns 'note' and 'Notes' mean the same"),
        ("source,target", "no column headed id or en. The first line of a glossary names its columns"),
        ("id|en", "no column headed id or en"),
        ('"id,en', "a quotation mark is not closed"),
    ],
)
def test_a_header_that_is_none_is_refused_in_one_line(header: str, message: str) -> None:
    with pytest.raises(UnreadableInputError) as error:
        parse_glossary(f"{header}\nutusan,envoy\n", "istilah.csv")
    assert message in str(error.value)
    assert str(error.value).startswith("istilah.csv, line 1: ")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("id,en,note", "the header stands here again; delete the row"),
        ("utusan;envoy;", "one cell where the header has 3; part the cells by a comma"),
        ("a,b,c,d", "4 cells where the header has 3; put quotation marks round a cell that holds a comma"),
        ("a\x07,b,", "a control character (U+0007) in the column id; delete it"),
        ("a,!b,", "no English term; fill the column en or delete the row"),
        (f'a,"{"b" * 140_000}",', "a cell is longer than 131072 characters; shorten it"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_costs_no_other(row: str, message: str) -> None:
    glossary = parse_glossary(f"id,en,note\nsatu,one,\n{row}\ndua,two,\n", "g")
    assert [concept.id for concept in glossary.concepts] == ["satu", "dua"]
    assert [(problem.line, problem.message) for problem in glossary.problems] == [(3, message)]


def test_a_cell_of_10_kilobytes_and_a_formula_are_text_like_any_other() -> None:
    concept = only(f"id,en,note\n=cmd,envoy,{'x' * 10_000}\n")
    assert concept.preferred(ID).text == "=cmd"
    assert len(concept.note) == 10_000


def test_homographs_without_names_are_numbered() -> None:
    glossary = parse_glossary("id,en\nbisa,can\nbisa,venom\nbisa (2),x\n", "g")
    assert [concept.id for concept in glossary.concepts] == ["bisa", "bisa (2)", "bisa (2) (2)"]
