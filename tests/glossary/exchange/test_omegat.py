from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS, Imported, LeftOut, Skipped
from tests.glossary.exchange.strategies import concepts

ID, EN = Language.INDONESIAN, Language.ENGLISH
PREFERRED, ADMITTED, FORBIDDEN = TermStatus.PREFERRED, TermStatus.ADMITTED, TermStatus.FORBIDDEN
TSV = EXCHANGE_FORMATS["tsv"]


def read(text: str, source: Language = ID) -> Imported:
    return TSV.read(text.encode(), "glossary.txt", source)


def sides(imported: Imported) -> list[tuple[list[str], list[str], str]]:
    return [
        ([term.text for term in found.terms[ID]], [term.text for term in found.terms[EN]], found.note)
        for found in imported.concepts
    ]


def test_three_columns_without_a_header_are_source_target_and_comment() -> None:
    imported = read("utusan\tenvoy\tbukan duta besar\r\nmitra\tpartner\r\n")
    assert sides(imported) == [(["utusan"], ["envoy"], "bukan duta besar"), (["mitra"], ["partner"], "")]
    assert [(found.id, found.line) for found in imported.concepts] == [("utusan", 1), ("mitra", 2)]


def test_the_direction_is_the_caller_s() -> None:
    assert sides(read("envoy\tutusan\n", EN)) == [(["utusan"], ["envoy"], "")]


def test_targets_of_one_source_and_comment_are_synonyms_and_the_first_is_preferred() -> None:
    imported = read("utusan\tenvoy\nbisa\tcan\tverba\nutusan\temissary\nbisa\tvenom\tnomina\n")
    assert [found.id for found in imported.concepts] == ["utusan", "bisa", "bisa (2)"]
    assert imported.concepts[0].terms[EN] == (Term("envoy", PREFERRED), Term("emissary", ADMITTED))


def test_marks_of_padanan_s_own_files_are_letters_here() -> None:
    assert sides(read("a|b\t!c {d}\n")) == [(["a|b"], ["!c {d}"], "")]


def test_remarks_and_empty_lines_are_silent_and_other_lines_have_a_reason() -> None:
    imported = read("# Glossary\n\nutusan\nmitra\t\n\tpartner\nutusan\tenvoy\nutusan\tenvoy\na\x07\tb\n")
    assert sides(imported) == [(["utusan"], ["envoy"], "")]
    assert imported.skipped == (
        Skipped("line 3", "no tab in it; part source and target by a tab"),
        Skipped("line 4", "no target term"),
        Skipped("line 5", "no source term"),
        Skipped("line 7", "it repeats line 6"),
        Skipped("line 8", "a control character (U+0007) in 'a\\x07'; delete it"),
    )


def test_a_first_line_that_names_the_languages_makes_it_a_table() -> None:
    imported = read("# from the ministry\nEnglish\tIndonesian\tNotes\nenvoy|emissary\tutusan\tx\n\nonly\n")
    assert sides(imported) == [(["utusan"], ["envoy", "emissary"], "x")]
    assert imported.skipped == (Skipped("line 5", "one cell where the header has 3; part the cells by a tab"),)


def test_a_file_that_runs_the_other_way_is_remarked_upon() -> None:
    imported = read("state of the art\tmutakhir\nrule of law\tnegara hukum\nwith respect to the\tsehubungan dengan\n")
    assert imported.remarks == (
        "the first column was read as Indonesian but looks English; if it is, import the file again with --from en",
    )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read_and_an_unusual_one_told(codec: str) -> None:
    imported = TSV.read("kuasa usaha\tchargé d’affaires\n".encode(codec), "g")
    assert sides(imported) == [(["kuasa usaha"], ["chargé d’affaires"], "")]
    assert bool(imported.remarks) is (codec != "utf-8-sig")


def test_a_line_is_written_for_each_pair_of_synonyms_and_what_is_lost_is_said() -> None:
    terms = {
        ID: (Term("utusan", PREFERRED), Term("duta", ADMITTED)),
        EN: (Term("envoy", PREFERRED), Term("emissary", ADMITTED), Term("messenger", FORBIDDEN)),
    }
    found = Concept("envoy", terms, note="one\ttwo\nthree", domain="d", definitions={ID: "x", EN: "y"})
    exported = TSV.write([found])
    assert exported.data.decode() == (
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
        "utusan\tenvoy\tone two three\n"
        "utusan\temissary\tone two three\n"
        "duta\tenvoy\tone two three\n"
        "duta\temissary\tone two three\n"
    )
    assert exported.left_out == (LeftOut("envoy", "forbidden, which the format cannot say: messenger"),)
    assert exported.remarks == (
        "the format has no place for 1 domain, 2 definitions",
        "line breaks, tabs and double blanks of 1 note became single blanks",
    )
    assert b"\nenvoy\tutusan\t" in TSV.write([found], EN).data


def test_a_source_that_omegat_would_take_for_a_remark_is_left_out() -> None:
    terms = {ID: (Term("#SaveKPK", PREFERRED),), EN: (Term("#SaveKPK", PREFERRED),)}
    exported = TSV.write([Concept("kpk", terms)])
    assert exported.data.count(b"\n") == 1
    assert exported.left_out == (LeftOut("kpk", "begins with #, which OmegaT takes for a remark: #SaveKPK"),)


@given(concepts(), st.sampled_from(Language))
def test_every_line_has_a_source_and_its_targets_come_back(found: list[Concept], source: Language) -> None:
    imported = TSV.read(TSV.write(found, source).data, "g", source)
    written = {term.text for each in found for term in each.allowed(source) if not term.text.startswith("#")}
    assert {each.preferred(source).text for each in imported.concepts} == written  # type: ignore[union-attr]
    assert {skipped.reason.split(" line")[0] for skipped in imported.skipped} <= {"it repeats"}


@given(st.text(), st.sampled_from(Language))
def test_any_text_is_read_or_refused(text: str, source: Language) -> None:
    with contextlib.suppress(UnreadableInputError):
        imported = TSV.read(text.encode("utf-8", "surrogatepass"), "g", source)
        assert all(found.preferred(ID) and found.preferred(EN) for found in imported.concepts)
