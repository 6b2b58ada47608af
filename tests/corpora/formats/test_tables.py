from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableInputError, UsageError
from corpora.formats import FORMATS, Document, ReadOptions
from corpora.languages import Language
from corpora.segment import Status, Translation
from corpora.segmentation import segment_document
from corpora.sentences import splitter
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "tables"
FILES = {
    "antarmuka.csv": (),
    "cp1252.csv": ("isi", "nama"),
    "excel.csv": ("Judul", "Isi"),
    "layar.tsv": ("teks",),
    "tanya.csv": ("pertanyaan", "jawaban"),
    "unicode.tsv": ("2",),
}
CELLS = st.text(st.sampled_from("aé ,;\t|\"'=@-\n\r:\x0b\u2028😀")) | st.text(st.characters(exclude_categories=["Cs"]))
WIDTH = 3


def opened(data: bytes | str, *columns: str, source: Language | None = None, name: str = "a.csv") -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return FORMATS["csv"].read(raw, name, ReadOptions(source, columns))


def texts(data: bytes | str, *columns: str, **options: object) -> list[str]:
    return [unit.source.text for unit in opened(data, *columns, **options).units]  # type: ignore[arg-type]


def written(
    data: bytes | str, columns: Sequence[str], translate: Callable[[str], str] | dict[str, str], **options: object
) -> str:
    """`data` with every unit translated whole by a function, or by a dictionary (others stay)."""
    document = opened(data, *columns, **options)  # type: ignore[arg-type]
    function = translate.get if isinstance(translate, dict) else translate
    drafts = {
        index: Translation(text)
        for index, unit in enumerate(document.units)
        if (text := function(unit.source.text)) is not None
    }
    return document.render(drafts, Language.ENGLISH).decode()


def read_rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


# Real files


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_nothing_translated_comes_back_byte_for_byte(name: str) -> None:
    data = (DATA / name).read_bytes()
    document = segment_document(opened(data, *FILES[name], name=name), splitter(Language.INDONESIAN))
    assert document.segments
    assert document.render({}, Language.ENGLISH) == data


def test_every_file_of_the_folder_is_tried() -> None:
    assert sorted(path.name for path in Path(DATA).iterdir()) == sorted(FILES)


def test_excels_own_csv_is_translated_sentence_by_sentence() -> None:
    data = (DATA / "excel.csv").read_bytes()
    segmented = segment_document(opened(data, "Isi", "judul"), splitter(Language.INDONESIAN))
    assert [(one.line, one.source) for one in segmented.segments] == [
        (2, "Berita pagi"), (2, "Hujan deras; banjir di mana-mana."), (2, "Warga mengungsi ke balai desa."),
        (4, 'Kata "damai"'), (4, 'Presiden berkata, "Kita bisa."'), (5, "Kosong"),
    ]  # fmt: skip
    drafts = {1: Translation("News; morning"), 3: Translation('They "fled".'), 6: Translation("Empty")}
    assert segmented.render(drafts, Language.ENGLISH).decode("utf-8") == (
        '\ufeffNo;Judul;Isi;Harga\r\n1;"News; morning";"Hujan deras; banjir di mana-mana.\nThey ""fled"".";12,5\r\n'
        '2;"Kata ""damai""";"Presiden berkata, ""Kita bisa.""";1.250,00\r\n3;Empty;;\r\n'
    )


def test_the_delimiter_that_excels_first_line_names_and_the_encoding_are_kept() -> None:
    data = (DATA / "cp1252.csv").read_bytes()
    document = opened(data, "nama")
    assert document.remarks == ["it was read as Windows-1252, and its translation is written so."]
    after = document.render({0: Translation("Café"), 1: Translation("a;b")}, Language.ENGLISH)
    assert after == data.replace("Kafé Élan".encode("cp1252"), "Café".encode("cp1252")).replace(b"Toko", b'"a;b"')


def test_excels_unicode_text_is_written_in_utf_16() -> None:
    data = (DATA / "unicode.tsv").read_bytes()
    after = opened(data, "keterangan").render({1: Translation('45" high\nfour')}, Language.ENGLISH)
    assert after.decode("utf-16") == 'Nama\tKeterangan\r\nMeja\tKayu jati, kuat\r\nKursi\t"45"" high\nfour"\r\n'


def test_a_table_of_tabs_that_knows_no_quotes_keeps_them() -> None:
    data = (DATA / "layar.tsv").read_bytes()
    assert texts(data, "teks", "asal", name="a.tsv") == [
        'Layar 5" besar', "toko", '"Ya," katanya.', "wawancara", '"Tidak ada apa-apa', "wawancara", "Biasa saja",
        '"toko"',
    ]  # fmt: skip
    english = {'"Ya," katanya.': '"Yes,"\tshe\nsaid.', '"toko"': '"shop"'}
    assert written(data, ["teks", "asal"], english, name="a.tsv").endswith(
        '2\t"Yes," she said.\twawancara\n3\t"Tidak ada apa-apa\twawancara\n4\tBiasa saja\t"shop"'
    )


def test_of_a_bilingual_table_empty_targets_are_filled_and_others_stay() -> None:
    data = (DATA / "antarmuka.csv").read_bytes()
    document = opened(data)
    assert (document.source, document.target) == (Language.INDONESIAN, Language.ENGLISH)
    assert [(one.line, one.key, one.note, one.target, one.status, one.is_one_segment) for one in document.units] == [
        (2, "menu.simpan", "", "Save", Status.CONFIRMED, True),
        (3, "pesan.halo", "nama = nama depan", None, Status.UNTRANSLATED, True),
        (4, "pesan.tebal", "", None, Status.UNTRANSLATED, True),
        (5, "angka", "", None, Status.UNTRANSLATED, True),
    ]
    assert [code.raw for code in document.units[1].source.codes] == ["{nama}", "%d"]
    english = {"Tekan <1>Simpan</1>": "Press <1>Save</1>, please", "Halo, {nama}! Ada %d pesan.": "Hi {nama}: %d"}
    assert written(data, [], english) == (
        data.decode()
        .replace('Ada %d pesan.",,', 'Ada %d pesan.",Hi {nama}: %d,')
        .replace("</b>,,", '</b>,"Press <b>Save</b>, please",')
    )


# Which columns


@pytest.mark.parametrize(
    ("headings", "columns", "expected"),
    [
        ("kode,isi,judul", ["isi"], ["1b"]),
        ("kode,isi,judul", [" ISI ", "judul"], ["1b", "1c"]),
        ("kode,isi,judul", ["3", "kode"], ["1a", "1c"]),
        ('kode,"Isi\n(lengkap)",c', ["isi (lengkap)"], ["1b"]),
        ("a,b,2", ["2", "a"], ["1a", "1c"]),
        ("a,Judul: isi,c", ["Judul: isi"], ["1b"]),
        ("a,Judul: isi,c", ["Judul: isi:c"], ["1b"]),
        ("id,isi,c", ["isi", "isi"], ["1b"]),
        ("id,source,target", [], ["1b"]),
        ("Target,Notes,Source", [], ["1c"]),
        ("id,en,c", [], ["1a"]),
        ("id,Indonesian,English (US)", [], ["1b"]),
        ("en-GB,bahasa indonesia,c", [], ["1a"]),
    ],
)
def test_columns_are_found_by_heading_and_by_number(headings: str, columns: list[str], expected: list[str]) -> None:
    assert texts(f"{headings}\n1a,1b,1c\n", *columns) == expected


def test_a_column_is_filled_from_another() -> None:
    data = "kode,isi,Text\n1,Halo,\n2,Ya,Yes\n"
    assert written(data, ["isi:text"], {"Halo": "Hello", "Ya": "Yep"}) == "kode,isi,Text\n1,Halo,Hello\n2,Ya,Yep\n"
    assert [unit.target for unit in opened(data, "2:3").units] == [None, "Yes"]


def test_a_row_that_ends_before_its_target_is_continued() -> None:
    data = "id,catatan,en,b_en\r\nHalo\r\nYa,x\r\nTidak,x,No\r\n"
    english = {"Halo": "Hello", "Ya": "Yes"}
    assert written(data, ["id:en"], english) == "id,catatan,en,b_en\r\nHalo,,Hello\r\nYa,x,Yes\r\nTidak,x,No\r\n"
    both = "a,b,c,d\r\nSatu,Dua\r\n"
    assert written(both, ["a:c", "b:d"], {"Satu": "One", "Dua": "Two"}) == "a,b,c,d\r\nSatu,Dua,One,Two\r\n"
    assert written(both, ["a:d", "b:c"], {"Satu": "One", "Dua": "Two"}) == "a,b,c,d\r\nSatu,Dua,Two,One\r\n"
    assert written(both, ["a:c", "b:d"], {"Dua": "Two"}) == "a,b,c,d\r\nSatu,Dua,,Two\r\n"


@pytest.mark.parametrize(
    ("table", "source", "expected"),
    [
        ("id,en\nHalo,\nYa,Yes\n", None, Language.INDONESIAN),
        ("id,en\n,Hello\nYa,Yes\n", None, Language.ENGLISH),
        ("en,id\nYes,Ya\n", None, Language.ENGLISH),
        ("id,en\nHalo,\n", Language.ENGLISH, Language.ENGLISH),
        ("source,target\nHalo,\n", None, None),
        ("id,isi\n1,Halo\n", None, None),
    ],
)
def test_the_source_language_is_told_where_it_is_sure(
    table: str, source: Language | None, expected: Language | None
) -> None:
    document = opened(table, *(["isi"] if "isi" in table else []), source=source)
    assert document.source is expected
    assert document.target is (expected.other if expected else None)


@pytest.mark.parametrize(
    ("table", "columns", "message"),
    [
        ("no,isi\n1,Halo\n", [], r"“no”, “isi”"),
        ("no,isi\n1,Halo\n", [], r"--column"),
        ("no,isi\n1,Halo\n", ["teks"], r"has no column “teks”\. It has “no”, “isi”\."),
        ("no,isi\n1,Halo\n", ["isi:en"], r"has no column “en”\. It has “no”, “isi”\."),
        ("no,isi\n1,Halo\n", ["x:y"], r"has no column “x” and no column “y”\."),
        ("no,isi\n1,Halo\n", ["3"], r"has no column “3”\."),
        ("no,isi\n1,Halo\n", [""], r"has no column “”\."),
        ("no,isi\n1,Halo\n", ["isi:isi"], r"“isi:isi”"),
        ("isi,isi\n1,Halo\n", ["isi"], r"twice, over columns 1 and 2\. Name one by its number"),
        ("a,b,c\n1,2,3\n", ["a:c", "b:c"], r"--column names column 3 twice"),
        ("en,id,en-US\n1,2,3\n", [], r"two columns in English: “en” and “en-US”\. .* --column 1:2"),
        ("id,en\nHalo,\n,Yes\n", [], r"1 row without Indonesian and 1 row without English\. Pass --from"),
    ],
)
def test_what_a_person_must_say_is_asked_in_one_line(table: str, columns: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        opened(table, *columns)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("table", "expected", "remark"),
    [
        ("Judul,Isi\nSatu,Dua\n", ["Dua"], "taken for headings"),
        ("hal,mutu\nSatu,12\n", ["Satu"], "taken for headings"),
        ("Halo semua,Baik\nSatu,Dua\n", ["Baik", "Dua"], "translated, too"),
    ],
)
def test_where_columns_are_numbers_the_first_row_is_translated_unless_it_looks_like_headings(
    table: str, expected: list[str], remark: str
) -> None:
    column = "1" if "mutu" in table else "2"
    assert texts(table, column) == expected
    assert remark in opened(table, column).remarks[0]


def test_numbers_and_formulas_stay() -> None:
    assert texts('isi\n12,5\n-\n"=SUM(A1)"\n= sama dengan\n', "isi") == ["= sama dengan"]
    assert texts("id,en\n12,\n=A1,\n", source=Language.INDONESIAN) == ["12"]


# Cells


@pytest.mark.parametrize(
    ("cell", "translation", "expected"),
    [
        ("Halo", "Hello", "Hello"),
        ('"Halo"', "Hello", '"Hello"'),
        ("Halo", "a,b", '"a,b"'),
        ("Halo", 'a "b"', '"a ""b"""'),
        ("Halo", "a\nb", '"a\nb"'),
        ("Halo", " a", '" a"'),
        (" Halo", " a", " a"),
        (" Halo ", " a, b ", '" a, b "'),
        (' "Halo, semua" ', "Hello, all", ' "Hello, all" '),
        ('layar 5"', 'screen 5"', 'screen 5"'),
        ('layar 5"', '"screen" 5"', '"""screen"" 5"""'),
        ("Halo", "a\x00\ud83db", "ab"),
        ("Halo", "", ""),
        ("Halo", "=1+1", "=1+1"),
    ],
)
def test_a_cell_is_quoted_if_it_was_or_if_it_must_be(cell: str, translation: str, expected: str) -> None:
    data = f"kode,isi,c\n1,{cell},3\n"
    assert written(data, ["isi"], lambda _: translation) == f"kode,isi,c\n1,{expected},3\n"


def test_an_empty_text_that_is_alone_in_its_row_is_quoted() -> None:
    assert written("isi\nHalo\nYa\n", ["isi"], lambda _: "") == 'isi\n""\n""\n'


@pytest.mark.parametrize(
    ("table", "columns", "expected"),
    [
        ("kode;isi, teks\n1;Ya, tentu\n", ["2"], ["Ya, tentu"]),
        ("kode|isi\n1|Ya; Tidak, Mungkin\n", ["isi"], ["Ya; Tidak, Mungkin"]),
        ('"a;b",isi\n"x;y",Ya\n', ["isi"], ["Ya"]),
        ("isi\nYa, tentu; begitu\n", ["isi"], ["Ya, tentu; begitu"]),
        ("SEP=|\r\nkode|isi\r\n1|Ya\r\n", ["isi"], ["Ya"]),
        ("\n\n  \nkode,isi\n\n1,Ya\n", ["isi"], ["Ya"]),
        ("kode,isi\r1,Ya\r2,Tidak", ["isi"], ["Ya", "Tidak"]),
        ('kode\tisi\n1\t"Ya\n\ttentu"\n', ["isi"], ["Ya\n\ttentu"]),
        ('kode, isi\n1, "Ya, tentu"\n', ["isi"], ["Ya, tentu"]),
    ],
)
def test_the_delimiter_is_found(table: str, columns: list[str], expected: list[str]) -> None:
    assert texts(table, *columns) == expected


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    data = 'kode,isi,c\r\n1,"Satu\r\nDua","Tiga\nx"\r\n\r\n2,Empat,"a\rb"\r\n3,Lima,c\r\n'
    assert [unit.line for unit in opened(data, "isi", "c").units] == [2, 3, 6, 6, 8, 8]


@pytest.mark.parametrize(
    ("table", "remark"),
    [
        ("a,isi\n1,Ya\n2\n3,Ya\n4\n", "2 rows with fewer cells than the first row: line 3 and others."),
        ("a,isi\n1,Ya\n2,Ya, tentu\n", "1 row with more cells than the first row (a delimiter in a text needs"),
        (
            'a,isi\n1,"Ya "tentu""\n2,Ya\n',
            "1 row with a text that was not translated (a quotation mark inside a quoted",
        ),
    ],
)
def test_rows_that_are_not_like_the_first_are_kept_and_told(table: str, remark: str) -> None:
    document = opened(table, "isi")
    assert document.render({}, Language.ENGLISH) == table.encode()
    assert [one for one in document.remarks if one.startswith(remark)]


def test_a_quote_that_is_never_closed_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableInputError, match=r"a\.csv, line 4: a quotation mark opens a cell .* never closed"):
        opened('a,isi\n1,"Satu\nDua"\n2,"Tiga\n3,Empat\n', "isi")

    with pytest.raises(UnreadableInputError, match=r"a\.csv, line 1: a quotation mark opens"):
        opened('a,"isi\n1,Satu\n')


@pytest.mark.parametrize("data", ["", "\n", " \r\n\r\n", "\ufeff", "sep=;\n"])
def test_a_table_without_rows_has_nothing_to_translate(data: str) -> None:
    document = opened(data, "isi")
    assert list(document.units) == []
    assert document.render({}, Language.ENGLISH) == data.encode()


# Laws

TABLES = st.lists(st.lists(CELLS, min_size=WIDTH, max_size=WIDTH), max_size=6)


@given(
    TABLES,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    CELLS | st.text(),
)
def test_of_any_table_only_the_translated_column_changes(
    table: list[list[str]], delimiter: str, line_end: str, quoting: int, added: str
) -> None:
    # Until Python 3.13 the csv module left a carriage return bare that it took for a line end itself.
    if quoting == csv.QUOTE_MINIMAL:
        table = [[cell.replace("\r", "").replace("\n", line_end) for cell in row] for row in table]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(  # type: ignore[arg-type]
        [["kode", "isi", "asal"], *table]
    )
    data = out.getvalue().replace("\x00", "")
    before = read_rows(data, delimiter)
    assert written(data, ["isi"], {}) == data
    english = {text: f"{added}{text}" if len(text) % 2 else added for text in texts(data, "isi")}
    after = read_rows(written(data, ["isi"], english), delimiter)
    clean = {text: "".join(one for one in new if one and not "\ud800" <= one <= "\udfff" and one != "\0")
             for text, new in english.items()}  # fmt: skip
    assert [row[::2] for row in after] == [row[::2] for row in before]
    assert [row[1] for row in after] == [clean.get(row[1], row[1]) for row in before]


@given(st.lists(st.text(st.sampled_from("ab\" ,'")), min_size=2, max_size=2), st.text(st.sampled_from('a" ,\n\t')))
def test_a_table_of_tabs_that_knows_no_quotes_is_read_again_by_tabs(cells: list[str], translation: str) -> None:
    data = f'kode\tisi\n1\t"Ya," katanya.\n{cells[0]}\tx{cells[1]}\n'
    after = written(data, ["isi"], lambda _: translation, name="a.tsv")
    assert [line.split("\t")[0] for line in after.split("\n")] == ["kode", "1", cells[0], ""]


@given(st.text(st.sampled_from('ab",;\t\n\r=')) | st.binary(), st.sampled_from([(), ("1",), ("1", "2:3"), ("a",)]))
def test_anything_comes_back_or_is_refused_in_one_line(data: str | bytes, columns: tuple[str, ...]) -> None:
    raw = data.encode() if isinstance(data, str) else data
    try:
        assert opened(raw, *columns).render({}, Language.ENGLISH) == raw
    except (UnreadableInputError, UsageError) as error:
        assert "\n" not in str(error)  # noqa: PT017


@pytest.mark.parametrize("piece", ['"', '""', '"\t', '"""\t', ' "', '"a', '"a""', ',"', "\t", " ", '\n"', 'x"\n'])
@pytest.mark.parametrize("begin", ["a\tb\n", "a,b\n", "a\n"])
def test_hostile_quotes_take_no_time(piece: str, begin: str) -> None:
    with contextlib.suppress(UnreadableInputError):
        opened(begin + piece * 10_000, "1")
