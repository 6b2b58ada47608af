from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest

from corpora.errors import UnreadableInputError
from corpora.exchange import EXCHANGE_FORMATS, Item, ReadOptions, Remark, Skipped
from corpora.languages import Language
from corpora.memory.unit import MemoryUnit
from tests.support.paths import REPOSITORY

DATA = REPOSITORY / "tests" / "data" / "memory"
ID, EN = Language.INDONESIAN, Language.ENGLISH
GOOD = '<tu><tuv xml:lang="id"><seg>satu</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>'


def read(path: Path, options: ReadOptions | None = None) -> list[Item]:
    return list(EXCHANGE_FORMATS["tmx"].read(path, options or ReadOptions()))


def units(items: list[Item]) -> list[MemoryUnit]:
    return [item for item in items if isinstance(item, MemoryUnit)]


def tmx(folder: Path, *parts: str, head: str = '<tmx version="1.4"><header srclang="id"/><body>') -> Path:
    path = folder / "a.tmx"
    path.write_text(f"{head}\n" + "\n".join(parts) + "\n</body></tmx>", "utf-8")
    return path


def texts(folder: Path, *parts: str, head: str = '<tmx version="1.4"><header srclang="id"/><body>') -> list[list[str]]:
    return [[unit.source, unit.target] for unit in units(read(tmx(folder, *parts, head=head)))]


def unit(source: str, target: str) -> str:
    return f'<tu><tuv xml:lang="id"><seg>{source}</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'


def test_of_a_dirty_file_all_that_can_be_read_is_read_and_the_rest_is_told_with_its_line() -> None:
    items = read(DATA / "kotor.tmx")
    assert [(one.source, one.target) for one in units(items)] == [
        ("Menteri tiba di Jenewa.", "The minister arrived in Geneva."),
        ("Tom & Jerry tayang pukul tujuh.", "Tom & Jerry is on at seven."),
        ("Tiga.", "Three."),
        ("Empat.", "Four."),
        ("Empat.", "Four it is."),
        ("Tekan <1>Simpan</1> <2/>dulu.", "First <2/>press <1>Save</1>."),
        ("<1>Delapan</1><2/> <3/>buah<4/>", "<1>Eight</1> pieces <5>here</5>"),
        ("Ten.", "Sepuluh."),
        ("Dua belas.", "Twelve."),
    ]
    assert [item for item in items if isinstance(item, Skipped)] == [
        Skipped(16, "without English"),
        Skipped(20, "in other languages"),
        Skipped(36, "empty"),
        Skipped(40, "damaged"),
        Skipped(45, "damaged"),
        Skipped(59, "not confirmed"),
        Skipped(68, "damaged"),
        Skipped(74, "damaged"),
    ]
    assert [item.text for item in items if isinstance(item, Remark)] == [
        "1 unit had control characters or a bare &, which were mended.",
        "1 unit had a date that is none; they have no date now.",
    ]


def test_what_a_file_says_of_its_units_is_kept() -> None:
    by_source = {one.source: one for one in units(read(DATA / "kotor.tmx", ReadOptions(origin="kotor", author="x")))}
    minister, save, ten = (
        by_source[key] for key in ("Menteri tiba di Jenewa.", "Tekan <1>Simpan</1> <2/>dulu.", "Ten.")
    )
    assert (minister.author, minister.uses, minister.changed) == ("sari", 3, None)
    assert minister.created == datetime(2024, 1, 31, 8, 15, tzinfo=timezone.utc)
    assert (save.before, save.origin, save.author) == ("Yang <1/>.", "kotor", "x")
    assert (ten.pair, ten.note, ten.author) == ((EN, ID), "dari rapat", "budi")


def test_drafts_are_taken_if_a_person_wants_them() -> None:
    assert ("Nine.", "Sembilan.") in {
        (one.source, one.target) for one in units(read(DATA / "kotor.tmx", ReadOptions(with_drafts=True)))
    }


@pytest.mark.parametrize("name", ["utf16-tanpa-tanda.tmx", "dikira-utf8.tmx"])
def test_a_wrong_declaration_of_the_encoding_is_seen_through(name: str) -> None:
    (one,) = units(read(DATA / name))
    assert (one.source, one.target, one.pair) == ("“Déjà vu”", "“Pernah lihat” — ya", (EN, ID))


def test_declared_entities_are_refused_before_the_first_unit() -> None:
    with pytest.raises(UnreadableInputError, match="declares XML entities"):
        next(iter(EXCHANGE_FORMATS["tmx"].read(DATA / "entitas.tmx", ReadOptions())))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no TMX file: it is empty"),
        (b"hanya teks", "is no TMX file: it is no XML"),
        (b"<html><body/></html>", "is no TMX file: it begins with <html>"),
        (b"<html>" + b"a" * 3_000_000, "is no TMX file: it begins with <html>"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "is no TMX file"),
    ],
)
def test_what_is_no_memory_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError, match=message) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_utf8_cost_their_unit_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(
        f"<tmx><header/><body>{unit('déjà', 'x')}\n{unit('?', 'y')}\n{GOOD}".encode().replace(b"?", b"\xe9")
    )
    assert [(one.source if isinstance(one, MemoryUnit) else one) for one in read(path)] == [
        "déjà",
        Skipped(2, "damaged"),
        "satu",
    ]


@pytest.mark.parametrize(
    "spelled",
    [
        '<tu><!-- </tu> --><tuv xml:lang="id"><seg>satu</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>',
        '<tu><tuv xml:lang="id"><seg><![CDATA[satu]]></seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu >',
        '<tu\n><tuv xml:lang="id"><seg>sa<!-- x -->tu</seg></tuv><tuv xml:lang="en"><seg>o<?x?>ne</seg></tuv></tu\n>',
        '<tu><prop/><note/><tuv xml:lang="id"><seg>satu</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu>',
    ],
)
def test_comments_sections_and_blanks_in_tags_are_no_obstacle(tmp_path: Path, spelled: str) -> None:
    assert texts(tmp_path, spelled, spelled, GOOD) == [["satu", "one"]] * 3


def test_a_unit_in_a_cdata_section_is_text(tmp_path: Path) -> None:
    assert texts(tmp_path, unit("<![CDATA[<tu>satu</tu>]]>", "one")) == [["<1>satu</1>", "one"]]


def test_a_comment_that_never_ends_does_not_hide_the_file(tmp_path: Path) -> None:
    assert texts(tmp_path, GOOD, "<!-- lupa ditutup", GOOD) == [["satu", "one"]] * 2


def test_tags_are_the_same_by_x_then_by_what_they_hold_then_by_their_order(tmp_path: Path) -> None:
    source = '<ph x="9">A</ph><ph>B</ph> satu <bpt i="1">{b</bpt>dua<ept i="1">}</ept>'
    target = '<ph>B</ph><ph x="9">Z</ph> one <bpt i="4">{strong</bpt>two<ept i="4">}</ept>'
    assert texts(tmp_path, unit(source, target)) == [["<1/><2/> satu <3>dua</3>", "<2/><1/> one <3>two</3>"]]


def test_a_number_that_stands_in_the_text_is_given_to_no_tag(tmp_path: Path) -> None:
    assert texts(tmp_path, unit("tulis &lt;1> di <ph/>sini", "write &lt;1> <ph/>here")) == [
        ["tulis <1> di <2/>sini", "write <1> <2/>here"]
    ]


def test_without_a_source_language_the_first_variant_was_translated(tmp_path: Path) -> None:
    english_first = '<tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="id"><seg>satu</seg></tuv></tu>'
    path = tmx(tmp_path, english_first, GOOD, head="<tmx><body>")
    assert [one.pair[0] for one in units(read(path))] == [EN, ID]
    assert [one.pair[0] for one in units(read(path, ReadOptions(ID)))] == [ID, ID]


def test_several_texts_of_both_languages_answer_each_other_in_order(tmp_path: Path) -> None:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in (("id", "satu"), ("id-ID", "dua"), ("en", "one"), ("en-GB", "two"))
    )
    assert texts(tmp_path, f"<tu>{variants}</tu>") == [["satu", "one"], ["dua", "two"]]


def test_units_are_found_wherever_a_piece_of_the_file_ends(tmp_path: Path) -> None:
    # A piece is 256 kB; units of odd length make its end fall into every part of one.
    many = [unit(f"kalimat {number} " + "é" * (number % 97), f"sentence {number}") for number in range(4000)]
    items = read(tmx(tmp_path, *many, "<tu>", GOOD))
    assert [one.source.split()[1] for one in units(items)[:-1]] == [str(number) for number in range(4000)]
    assert [item for item in items if isinstance(item, Skipped)] == [Skipped(4002, "damaged")]


def test_the_line_ends_of_windows_are_line_ends_wherever_a_piece_of_the_file_ends(tmp_path: Path) -> None:
    # The units are of odd length, so that some piece of 256 kB ends between CR and LF.
    many = [unit(f"baris\nkedua {number}" + "\n" * (number % 97), f"sentence {number}") for number in range(9000)]
    path = tmx(tmp_path, *many)
    expected = read(path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(path) == expected
    assert len(expected) == 9000
