"""XLIFF, PO, tables and Moses pairs as memories."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora.errors import PadananError, UnreadableInputError, UsageError
from corpora.exchange import EXCHANGE_FORMATS, Item, ReadOptions, Remark, Skipped, format_of
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "memory"
ID, EN = Language.INDONESIAN, Language.ENGLISH


def read(path: Path, **options: object) -> list[Item]:
    return list(format_of(path).read(path, ReadOptions(**options)))  # type: ignore[arg-type]


def pairs(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.source, item.target) for item in items if isinstance(item, MemoryUnit)]


def skipped(items: list[Item]) -> list[Skipped]:
    return [item for item in items if isinstance(item, Skipped)]


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_confirmed_segments_of_xliff_are_taken_with_their_tags_and_neighbours() -> None:
    items = read(DATA / "situs.xlf", origin="situs", author="sari")
    assert items[0] == MemoryUnit(
        "Press <1>Save</1>.", "Tekan <1>Simpan</1>.", (EN, ID), after="Cancel", document="situs.xlf", author="sari",
        origin="situs",
    )  # fmt: skip
    assert items[1:] == [Skipped(5, "not confirmed"), Skipped(6, "untranslated")]
    assert pairs(read(DATA / "situs.xlf", with_drafts=True))[1:] == [("Cancel", "Batal")]


def test_messages_of_po_that_are_not_fuzzy_are_taken() -> None:
    items = read(DATA / "app.po")
    assert pairs(items) == [("Open <1>file</1>", "Buka <1>berkas</1>")]
    assert skipped(items) == [Skipped(10, "not confirmed"), Skipped(13, "untranslated")]
    assert pairs(read(DATA / "app.po", with_drafts=True))[1:] == [("Quit", "Keluar")]


def test_po_that_does_not_say_its_language_asks_for_it(tmp_path: Path) -> None:
    path = write(tmp_path, "a.po", 'msgid "Open"\nmsgstr "Buka"\n')
    with pytest.raises(UsageError, match="Pass --from id or --from en"):
        read(path)
    assert pairs(read(path, source=EN)) == [("Open", "Buka")]


def test_a_table_with_headings_is_read_by_them() -> None:
    items = read(DATA / "kalimat.csv")
    assert pairs(items) == [
        ('Ia berkata, "ya".', 'She said, "yes".'),
        ("Baris satu\nbaris dua", "Line one\nline two"),
    ]
    assert skipped(items) == [Skipped(3, "without English"), Skipped(4, "empty")]


def test_a_table_without_headings_is_guessed_and_says_so() -> None:
    items = read(DATA / "tanpa-judul.tsv")
    assert items[0] == Remark("it has no headings; column 1 for English and column 2 for Indonesian was taken.")
    assert pairs(items)[0] == ("The minister and the king have arrived.", "Menteri dan raja itu telah tiba.")
    assert {item.pair for item in items if isinstance(item, MemoryUnit)} == {(EN, ID)}
    assert pairs(read(DATA / "tanpa-judul.tsv", source=ID))[0][0] == "Menteri dan raja itu telah tiba."


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("source;target\nYa;Yes\n", {"source": ID}, ("Ya", "Yes")),
        ("a;b;c\n1;Yes;Ya\n", {"columns": "3:2", "source": ID}, ("Ya", "Yes")),
        ("a;asal;hasil\n1;Yes;Ya\n", {"columns": "asal:hasil", "source": EN}, ("Yes", "Ya")),
        ("Ya;Yes\n", {"source": ID}, ("Ya", "Yes")),
        ("id;en;x\n<b>Ya</b>;<i>Oh</i> <b>yes</b>;\n", {}, ("<1>Ya</1>", "<2>Oh</2> <1>yes</1>")),
    ],
)
def test_columns_are_told_by_a_person(
    tmp_path: Path, text: str, options: dict[str, object], expected: tuple[str, str]
) -> None:
    assert pairs(read(write(tmp_path, "a.csv", text), **options)) == [expected]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "a;b;c\n1;2;3\n", r"does not say which of its columns .* It has “a”, “b”, “c”"),
        ("a.csv", b"id;en\nx\x00y;z\n", "is no table: it holds NUL bytes"),
        ("a.csv", "source;target\nx;y\n", "Pass --from id or --from en"),
        ("a.po", "bukan po\n", "this is no line of a PO file"),
        ("a.xlf", "<html/>", "is no XLIFF file"),
        ("a.xlf", "<xliff", "not well-formed"),
        ("a.pdf", "x", "no memory has the suffix '.pdf'"),
        ("a.id", "satu\n", "no such file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, name: str, data: str | bytes, message: str) -> None:
    with pytest.raises(PadananError, match=message) as caught:
        read(write(tmp_path, name, data))
    assert "\n" not in str(caught.value)


def test_long_tables_are_read_wherever_a_piece_ends(tmp_path: Path) -> None:
    rows = [f'{number},"kalimat ""{number}""\n{"é" * (number % 89)}",sentence {number}' for number in range(6000)]
    path = write(tmp_path, "a.csv", "no,id,en\n" + "\n".join(rows) + "\n")
    items = read(path)
    assert pairs(items) == [
        (f'kalimat "{number}"\n{"é" * (number % 89)}', f"sentence {number}") for number in range(6000)
    ]


def test_a_cell_that_is_never_closed_costs_its_row_alone(tmp_path: Path) -> None:
    items = read(write(tmp_path, "a.csv", 'id,en\nsatu,one\n"dua,two\ntiga,three\n'))
    assert pairs(items) == [("satu", "one"), ("tiga", "three")]
    assert skipped(items) == [Skipped(3, "damaged")]


@pytest.mark.parametrize(("asked", "first"), [("korpus.id", ("Satu.", "One.")), ("korpus.en", ("One.", "Satu."))])
def test_lines_of_two_files_answer_each_other(asked: str, first: tuple[str, str]) -> None:
    items = read(DATA / asked)
    assert pairs(items)[0] == first
    assert len(pairs(items)) == 2
    assert skipped(items) == [Skipped(2, "empty"), Skipped(4, "without English")]


def test_files_of_different_length_are_refused_before_the_first_pair(tmp_path: Path) -> None:
    write(tmp_path, "a.en", "one\ntwo\n")
    with pytest.raises(UnreadableInputError, match="have 1 and 2 lines"):
        next(iter(EXCHANGE_FORMATS["moses"].read(write(tmp_path, "a.id", "satu\n"), ReadOptions())))
