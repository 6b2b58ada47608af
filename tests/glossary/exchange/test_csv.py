from __future__ import annotations

import pytest

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS, ExchangeFormat, LeftOut, Skipped
from glossary.glossary import parse_glossary

ID, EN = Language.INDONESIAN, Language.ENGLISH
CSV, EXCEL = EXCHANGE_FORMATS["csv"], EXCHANGE_FORMATS["excel-csv"]


def concept(indonesian: str, english: str, note: str = "") -> Concept:
    terms = {ID: (Term(indonesian, TermStatus.PREFERRED),), EN: (Term(english, TermStatus.PREFERRED),)}
    return Concept(indonesian, terms, note=note)


def test_padanan_s_own_csv_is_a_glossary_file() -> None:
    found = [concept("utusan", "envoy", 'a "person", sent'), concept("-nya", "=the")]
    text = CSV.write(found).data.decode()
    assert text.startswith("concept,id,en,pos,domain,")
    assert list(parse_glossary(text, "g").concepts) == found


def test_excel_gets_semicolons_a_byte_order_mark_and_crlf() -> None:
    data = EXCEL.write([concept("kuasa usaha", "chargé d’affaires", "a; b\nc")]).data
    assert data.startswith(b"\xef\xbb\xbfconcept;id;en;pos;")
    assert data.decode("utf-8-sig").splitlines(keepends=True)[1:] == [
        'kuasa usaha;kuasa usaha;chargé d’affaires;;;;;;;"a; b\n',
        'c";;;\r\n',
    ]


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+62", "-nya", "@SUM(A1)", "'=1", "''+2"])
def test_no_cell_begins_with_what_excel_would_compute_and_all_come_back(cell: str) -> None:
    data = EXCEL.write([concept("utusan", "envoy", cell)]).data
    assert f";'{cell};" in data.decode()
    imported = EXCEL.read(data, "g")
    assert imported.concepts[0].note == cell
    assert imported.remarks == ("in 1 row, an apostrophe that keeps a cell from being computed was taken off",)


@pytest.mark.parametrize("known", [CSV, EXCEL], ids=lambda known: known.name)
@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("line\n" * 60 + "end", "its texts have 61 lines where a row may have 50; shorten them"),
        ("x" * 140_000, "a text has 140,000 characters where a cell may have 131,071; shorten it"),
    ],
    ids=["many lines", "long"],
)
def test_a_row_that_could_not_be_read_again_is_left_out_by_name(known: ExchangeFormat, note: str, reason: str) -> None:
    exported = known.write([concept("utusan", "envoy", note), concept("mitra", "partner", "line\n" * 20 + "end")])
    assert exported.left_out == (LeftOut("utusan", reason),)
    assert [found.id for found in known.read(exported.data, "g").concepts] == ["mitra"]


def test_an_apostrophe_before_anything_else_is_a_letter() -> None:
    imported = CSV.read(b"id,en\n'abdi,\"'servant'\"\n", "g")
    assert imported.concepts[0].preferred(EN).text == "'servant'"  # type: ignore[union-attr]
    assert imported.remarks == ()


def test_bad_rows_are_skipped_with_their_lines_and_reasons() -> None:
    imported = CSV.read(
        "id;en;warna;pos\nutusan;envoy;merah;noun\nkosong;;;\n\nmitra;partner;;\n".encode("utf-16"), "g"
    )
    assert [found.id for found in imported.concepts] == ["utusan", "mitra"]
    assert imported.skipped == (Skipped("line 3", "no English term; fill the column en or delete the row"),)
    assert imported.remarks == ("read as UTF-16", "1 other column not read: warna")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"a,b\n1,2\n"])
def test_what_is_no_glossary_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=r"terms\.csv"):
        CSV.read(data, "terms.csv")
