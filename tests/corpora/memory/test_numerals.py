"""Numbers of a query in the translation of another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.languages import Language
from corpora.memory.numerals import adapted

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("query", "source", "target", "expected"),
    [
        ("Bab 12", "Bab 3", "Chapter 3", "Chapter 12"),
        ("Harga Rp2.500,75.", "Harga Rp1.234,5.", "The price is Rp1,234.5.", "The price is Rp2,500.75."),
        ("1.000 orang", "500 orang", "500 people", "1,000 people"),
        ("950 orang", "1.500 orang", "1,500 people", "950 people"),
        ("tahun 2020", "tahun 1945", "in 1945", "in 2020"),
        ("10 %", "5 %", "5%", "10%"),
        ("Pasal 3 dan 4", "Pasal 1 dan 2", "Articles 1 and 2", "Articles 3 and 4"),
        ("2 dari 1", "1 dari 2", "out of 2, 1", "out of 1, 2"),
        ("6 dari 6", "5 dari 5", "5 of 5", "6 of 6"),
        ("abad ke-21", "abad ke-19", "the 19th century", "the 21st century"),
        ("tanggal 18 Mei 1999", "tanggal 17 Mei 1998", "on May 17, 1998", "on May 18, 1999"),
        ("pukul 14.45", "pukul 10.30", "at 10:30", "at 14:45"),
        ("pukul 09.15", "pukul 10.30", "at 10:30 a.m.", "at 09:15 a.m."),
        ("versi 3.2.2", "versi 3.2.1", "version 3.2.1", "version 3.2.2"),
        ("18/08/1945", "17/08/1945", "17/08/1945", "18/08/1945"),
        ("Langkah 2", "Langkah 1", "Step 1", "Step 2"),
        ("<1>7</1> unit", "<1>5</1> unit", "<1>5</1> units", "<1>7</1> units"),
    ],
)
def test_numbers_are_filled_in_as_the_other_language_writes_them(
    query: str, source: str, target: str, expected: str
) -> None:
    assert adapted(query, source, target, INDONESIAN) == expected


def test_indonesian_writes_numbers_its_own_way() -> None:
    filled = adapted("The price is 2,500.75.", "The price is 1,234.5.", "Harganya 1.234,5.", ENGLISH)
    assert filled == "Harganya 2.500,75."


@pytest.mark.parametrize(
    ("query", "source", "target", "why"),
    [
        ("2 orang", "3 orang", "three people", "the translation has it in words"),
        ("5 dari 6", "5 dari 5", "5 of 5", "which of the two fives is the six"),
        ("2 berkas", "1 berkas", "1 file", "one file, two files"),
        ("pukul 14.45", "pukul 10.30", "at 10:30 a.m.", "the afternoon"),
        ("bagian 3.10", "bagian 3.9", "section 3.9", "a section or a decimal"),
        ("7 dan 3", "5 dan 3", "5, 5 and 3", "the translation has it more often"),
    ],
)
def test_numbers_are_not_filled_in_where_that_is_not_certain(query: str, source: str, target: str, why: str) -> None:
    assert adapted(query, source, target, INDONESIAN) is None, why


@given(st.integers(0, 10**9), st.integers(2, 10**9), st.sampled_from(["{:,}", "{}"]))
def test_a_number_filled_in_is_the_number_of_the_query(new: int, old: int, form: str) -> None:
    there = f"jumlahnya {form.format(old)} saja".replace(",", ".")
    asked = f"jumlahnya {form.format(new)} saja".replace(",", ".")
    filled = adapted(asked, there, f"that is {form.format(old)} in all", INDONESIAN)
    assert filled is None or filled.split()[2].replace(",", "") == str(new)
    assert filled is not None or new == 1
