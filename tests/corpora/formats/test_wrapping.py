from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.formats.subtitles.wrapping import lines_needed, visible_length, wrap

WORDS = st.lists(st.text("abcdé.,!?-–♪(", min_size=1, max_size=12) | st.sampled_from(["dan", "yang", "the", "5"]))
TEXTS = WORDS.map(" ".join)


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("a line that has room stays whole", ["Hari ini kita pergi ke pasar."]),
        ("after a comma", ["Saya tidak tahu,", "tapi kita harus segera pergi dari sini."]),
        ("after a sentence", ["Wait! Don't go in there,", "it isn't safe anymore."]),
        ("before a conjunction", ["Halo. Nama saya Budi", "dan saya tinggal di Jakarta."]),
        ("before a preposition", ["The president met the prime minister", "of Singapore at Bogor Palace on Monday."]),
        ("not after a negation", ["Pemerintah mengatakan bahwa harga bahan", "bakar tidak akan dinaikkan tahun ini."]),
        ("not within a name", ["Presiden Joko Widodo bertemu dengan", "Perdana Menteri Singapura di Istana Bogor."]),
        ("not after a number", ["Harga beras naik menjadi 15.000 rupiah", "per kilogram sejak bulan lalu."]),
        ("not after a title", ["I said that nobody had ever seen", "Mr. Smith in this part of the town."]),
        ("not before a dash", ["Dia datang – akhirnya –", "ke rumah kami pada malam hari itu."]),
        ("not beside a note alone", ["♪ Kau dan aku selamanya,", "di bawah langit biru yang cerah ♪"]),
    ],
)
def test_a_text_is_broken_where_subtitlers_do(what: str, lines: list[str]) -> None:
    assert wrap(" ".join(lines), 42, 2) == lines, what


def test_a_third_line_is_used_only_where_there_is_room_for_one() -> None:
    text = "Kementerian Luar Negeri menyampaikan belasungkawa sedalam-dalamnya kepada keluarga korban gempa bumi itu."
    assert [len(line) for line in wrap(text, 42, 3)] == [36, 29, 38]
    # With room for two, they are longer than they should be, and no more.
    assert [len(line) for line in wrap(text, 42, 2)] == [49, 55]


def test_line_ends_of_the_text_stay_and_what_room_is_left_goes_to_the_first_that_needs_it() -> None:
    long = "Kamu dari mana saja, dan mengapa kamu pulang selarut ini?"
    assert wrap(f"- {long}\n- Dari kantor.", 42, 2) == [f"- {long}", "- Dari kantor."]
    assert wrap(f"- {long}\n- Dari kantor.", 42, 3) == [
        "- Kamu dari mana saja,", "dan mengapa kamu pulang selarut ini?", "- Dari kantor.",
    ]  # fmt: skip


def test_tags_take_no_room_and_stay_whole() -> None:
    def untagged(word: str) -> str:
        return re.sub(r"<\d/?>", "", word)

    text = "<1/>Aku tidak tahu apa yang <2/> dia cari hari ini <3/>"
    assert visible_length(untagged(text)) > 42
    assert wrap(text, 45, 2, untagged) == [text]


def test_no_break_spaces_are_no_places_to_break_at() -> None:
    assert wrap("Rp\u00a05.000", 4, 2) == ["Rp\u00a05.000"]


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("e\u0301te", 3), ("a\u200eb\n", 2), ("café", 4), ("", 0)])
def test_what_takes_no_room_is_not_counted(text: str, length: int) -> None:
    assert visible_length(text) == length


@given(TEXTS, st.integers(1, 50), st.integers(1, 4))
def test_nothing_is_lost_and_nothing_is_longer_than_it_must_be(text: str, longest: int, most: int) -> None:
    lines = wrap(text, longest, most)
    assert " ".join(lines).split() == text.split()
    assert len(lines) <= most
    if lines_needed(text, longest) <= most:
        assert len(lines) == lines_needed(text, longest)
        # What must stand together may be longer than a line by itself.
        assert all(len(line) <= longest or lines_needed(line, longest) == 1 for line in lines)


@given(TEXTS)
def test_a_text_in_lines_is_broken_as_it_was(text: str) -> None:
    lines = wrap(text, 42, 2)
    assert wrap("\n".join(lines), 42, len(lines)) == lines


@pytest.mark.parametrize("piece", ["a ", "- ", "\n", "a\n", "ab", "♪ ", "(", "Dan yang, "])
def test_50_kilobytes_are_no_trouble(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    assert len(wrap(text, 42, 2)) <= max(2, len(text.split("\n")))
    assert "".join(" ".join(wrap(text, 42, 1000)).split()) == "".join(text.split())
