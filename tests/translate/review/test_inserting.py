"""What a translation takes over from its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.pair import PAIRS, LanguagePair
from translate.review.inserting import Placeable, missing_tags, placeables

ID_EN, EN_ID = LanguagePair.parse("id-en"), LanguagePair.parse("en-id")


def texts(source: str, pair: LanguagePair, target: str = "") -> list[str]:
    return [one.text for one in placeables(source, target, pair)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("jumlahnya 1.234,5 ton", ["1,234.5"]),
        ("naik 5,25% atau 2,5 persen", ["5.25%", "2.5"]),
        ("seharga Rp1.500.000 (Rp 7,5 juta)", ["Rp1,500,000", "Rp 7.5"]),
        ("senilai US$2,5 miliar", ["US$2.5"]),
        ("pada abad ke-21 dan ke-3", ["21st", "3rd"]),
        ("pukul 19.45 WIB", ["19:45", "WIB"]),
        ("bagian 3.11, versi 3.11.2", ["3.11", "3.11.2"]),
        ("tanggal 17/8/1945", ["17/8/1945"]),
        ("hari Senin, 17 Agustus 1945, lalu Rabu", ["Monday, 17 August 1945", "Wednesday"]),
        ("pada 17 Agustus", ["17 August"]),
        ("pada Agustus 2024 dan Mei", ["August 2024", "May"]),
        ("tanggal 1-3 Maret 2024", ["1", "3 March 2024"]),
        ("kata Joko Widodo di Jakarta", ["Joko Widodo", "Jakarta"]),
        ("Namun, Prabowo setuju. Dalam pidatonya ia diam.", ["Prabowo"]),
        ("bagi Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("PENGUMUMAN PENTING", []),
        ("lihat https://kemlu.go.id/a_b?x=1.", ["https://kemlu.go.id/a_b?x=1"]),
        ("surel info@kemlu.go.id, situs detik.com", ["info@kemlu.go.id", "detik.com"]),
        ("tagar #IndonesiaMaju dari @jokowi", ["#IndonesiaMaju", "@jokowi"]),
        ("<1>tebal</1> %s {nama}", ["<1>", "</1>", "%s", "{nama}"]),
        ("tidak ada apa-apa", []),
        ("", []),
    ],
)
def test_indonesian_is_taken_over_as_english_writes_it(source: str, expected: list[str]) -> None:
    assert texts(source, ID_EN) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("it cost $1,234.50", ["$1.234,50"]),
        ("on Monday, August 17, 1945", ["Senin, 17 Agustus 1945"]),
        ("on the 3rd of March 2024", ["3 Maret 2024"]),
        ("on 3 Mar. 2024", ["3 Maret 2024"]),
        ("at 7:45 p.m. or 12:05 am", ["19.45", "00.05"]),
        ("for the 22nd time", ["ke-22"]),
        ("May it be", []),
        ("in May", ["Mei"]),
        ("May 2024 and March 5", ["Mei 2024", "5 Maret"]),
        ("The House and I", ["House"]),
    ],
)
def test_english_is_taken_over_as_indonesian_writes_it(source: str, expected: list[str]) -> None:
    assert texts(source, EN_ID) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("1.234,5 dan 1.234,5", "1,234.5 and", ["1,234.5"]),
        ("pada 17 Agustus 1945", "on August 17, 1945", []),
        ("Senin, 17 Agustus 1945", "17 August 1945", []),
        ("pukul 10.30", "at 10.30", []),
        ("kata Joko Widodo", "said Joko Widodo’s aide", []),
        ("kata Joko", "said Jokowi", ["Joko"]),
        ("<1>a</1>", "<1>b", ["</1>"]),
        ("lihat detik.com", "see detik.com", []),
    ],
)
def test_what_the_target_has_is_not_offered(source: str, target: str, expected: list[str]) -> None:
    assert texts(source, ID_EN, target) == expected


def test_each_has_its_kind() -> None:
    found = placeables("<1/>Pada 3 Mei 2024, Joko membeli 5 buku di toko.com", "", ID_EN)
    assert [one.kind for one in found] == ["tag", "date", "name", "number", "address"]
    assert found[1] == Placeable("3 May 2024", "date")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<1>a</1> <2/>", "", ["<1>", "</1>", "<2/>"]),
        ("<1>a</1> <2/>", "<2/> <1>", ["</1>"]),
        ("<1>a</1>", "< 1 >b</ 1>", []),
        ("%s dan %s", "%s", ["%s"]),
        ("{a}", "{b}", ["{a}"]),
        ("a", "<1>", []),
    ],
)
def test_missing_tags_come_in_the_order_of_the_source(source: str, target: str, expected: list[str]) -> None:
    assert missing_tags(source, target) == expected


PIECES = st.sampled_from(
    [
        "1234",
        "17 Agustus 1945",
        "August 17, 1945",
        "Joko Widodo",
        "<1>",
        "%s",
        "a.com",
        "ke-3",
        "22nd",
        "10:30",
        "di",
    ]
)


@given(st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=3).map(" ".join), st.sampled_from(PAIRS))
def test_once_inserted_it_is_lacking_no_more(source: str, target: str, pair: LanguagePair) -> None:
    missing = missing_tags(source, target)
    assert missing_tags(source, target + "".join(missing)) == []
    for one in placeables(source, target, pair):
        rest = placeables(source, f"{target} ; {one.text} ;", pair)
        assert rest.count(one) < placeables(source, target, pair).count(one)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(PAIRS))
def test_any_text_has_placeables_or_none(source: str, target: str, pair: LanguagePair) -> None:
    assert all(one.text for one in placeables(source, target, pair))
