from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from corpora.errors import UnreadableInputError
from corpora.languages import Language
from glossary.entry import Concept, Term, TermStatus
from glossary.exchange import EXCHANGE_FORMATS, Imported, LeftOut, Skipped

ID, EN = Language.INDONESIAN, Language.ENGLISH
XLSX = EXCHANGE_FORMATS["xlsx"]


def concept(indonesian: str = "utusan", english: str = "envoy", note: str = "") -> Concept:
    terms = {ID: (Term(indonesian, TermStatus.PREFERRED),), EN: (Term(english, TermStatus.PREFERRED),)}
    return Concept(indonesian, terms, note=note)


def workbook_bytes(workbook: Workbook) -> bytes:
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def read(rows: list[list[object]]) -> Imported:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return XLSX.read(workbook_bytes(workbook), "terms.xlsx")


def test_the_header_is_bold_stays_in_sight_and_filters() -> None:
    sheet = load_workbook(io.BytesIO(XLSX.write([concept(note="x" * 500), concept("mitra", "partner")]).data)).active
    assert [cell.value for cell in sheet[1]][:4] == ["concept", "id", "en", "pos"]
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:M3")
    assert sheet.column_dimensions["J"].width == 62


@pytest.mark.parametrize("text", ["=cmd!A0", "+62", "-nya", "@SUM(A1)", "#N/A", "007", "1e5", "2024-05-01"])
def test_every_cell_is_text_and_stays_it(text: str) -> None:
    data = XLSX.write([concept(text, text, text)]).data
    sheet = load_workbook(io.BytesIO(data)).active
    for cell in (sheet["B2"], sheet["C2"], sheet["J2"]):
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix is (text[0] in "=+-@")
    assert XLSX.read(data, "g").concepts[0].note == text


def test_numbers_days_and_truths_are_read_as_a_person_sees_them() -> None:
    imported = read(
        [
            ["id", "en", "note", "case", "source"],
            [2045.0, 3.5, date(2024, 5, 1), True, None],
            ["dua", "two", datetime(2024, 5, 1, 13, 30), False, 7],
            ["tiga", "three", time(9, 0), None, "x"],
        ]
    )
    first, second, third = imported.concepts
    assert (first.preferred(ID), first.preferred(EN)) == (
        Term("2045", TermStatus.PREFERRED, is_case_sensitive=True),
        Term("3.5", TermStatus.PREFERRED, is_case_sensitive=True),
    )
    assert [found.note for found in (first, second, third)] == ["2024-05-01", "2024-05-01 13:30:00", "09:00:00"]
    assert second.source == "7"


def test_the_first_sheet_with_the_columns_is_read_wherever_its_header_stands() -> None:
    workbook = Workbook()
    workbook.active.append(["About", "this", "file"])
    sheet = workbook.create_sheet("Istilah")
    sheet["B2"] = "Glossary of the ministry"
    sheet.merge_cells("B2:D2")
    for row, cells in ((4, ["warna", "English", "Indonesian"]), (5, ["merah", "envoy", "utusan"]), (7, ["", "only"])):
        for column, cell in enumerate(cells, start=2):
            sheet.cell(row, column, cell)
    sheet["Z9"] = "far away"
    workbook.create_sheet("Other").append(["id", "en"])
    imported = XLSX.read(workbook_bytes(workbook), "terms.xlsx")
    assert [(found.id, found.line) for found in imported.concepts] == [("utusan", 5)]
    assert imported.skipped == (Skipped("row 7", "no Indonesian term; fill the column id or delete the row"),)
    assert imported.remarks == (
        "read from the sheet 'Istilah', whose row 4 names the columns",
        "1 other column not read: warna",
    )


def test_a_formula_counts_by_the_value_that_the_workbook_keeps() -> None:
    imported = read([["id", "en"], ["utusan", '="en"&"voy"'], ["mitra", "partner"]])
    assert [found.id for found in imported.concepts] == ["mitra"]
    assert imported.skipped == (Skipped("row 2", "no English term; fill the column en or delete the row"),)


def test_an_apostrophe_that_guards_a_cell_is_taken_off() -> None:
    imported = read([["id", "en"], ["'-nya", "'the'"]])
    assert imported.concepts[0].preferred(ID).text == "-nya"  # type: ignore[union-attr]
    assert imported.concepts[0].preferred(EN).text == "'the'"  # type: ignore[union-attr]


def test_returns_that_excel_spells_by_their_number_are_dropped() -> None:
    imported = read([["id", "en", "note"], ["utusan", "envoy", "one_x000D_\ntwo"]])
    assert imported.concepts[0].note == "one\ntwo"


def test_a_text_longer_than_a_cell_is_left_out_by_name() -> None:
    exported = XLSX.write([concept(note="x" * 32_768), concept("mitra", "partner")])
    assert exported.left_out == (LeftOut("utusan", "a text is longer than the 32,767 characters of a cell"),)
    assert [found.id for found in XLSX.read(exported.data, "g").concepts] == ["mitra"]


def zipped(**files: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose sheet is this."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(Workbook()))) as old, zipfile.ZipFile(output, "w") as new:
        for member in old.namelist():
            new.writestr(member, xml if member.endswith("sheet1.xml") else old.read(member))
    return output.getvalue()


ENTITIES = (
    b'<!DOCTYPE worksheet [<!ENTITY a "bomb">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    b'main"><sheetData><row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not an .xlsx workbook"),
        (b"id,en\nutusan,envoy\n", "not an .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls workbook or protected by a password"),
        (zipped(a=b"x"), "damaged"),
        (zipped(a=b"\x00" * (300 * 1024 * 1024)), "would fill 300 MB of memory when unpacked"),
        (with_sheet(ENTITIES), "damaged"),
        (with_sheet(b"<worksheet"), "damaged"),
        (workbook_bytes(Workbook()), "has no sheet with columns headed id and en"),
    ],
    ids=["empty", "csv", "xls", "other zip", "bomb", "entities", "cut off", "empty sheet"],
)
def test_what_is_no_glossary_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError) as error:
        XLSX.read(data, "terms.xlsx")
    assert str(error.value).startswith("terms.xlsx ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
