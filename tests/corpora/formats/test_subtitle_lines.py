"""The lines of a cue: which of its line ends mean something, and in which lines a translation is written."""

from __future__ import annotations

import pytest

from tests.support.cues import FORMATS, one_cue
from tests.support.documents import document
from tests.support.strings import unit_sources, with_units


@pytest.mark.parametrize(
    ("what", "lines", "expected"),
    [
        ("a sentence in two lines is whole", ["Kalau hujan berhenti,", "kita berangkat."], None),
        ("two speakers are apart", ["- Halo.", "- Hai."], "- Halo.\n- Hai."),
        ("without a space, too", ["-Halo.", "-Hai."], "-Halo.\n-Hai."),
        ("only the second has a dash", ["Halo.", "– Hai."], "Halo.\n– Hai."),
        ("a speaker's second line", ["- Halo, apa", "kabar?", "- Baik."], "- Halo, apa kabar?\n- Baik."),
        ("a speaker is cut short", ["- Aku tidak", "- Diam!"], "- Aku tidak\n- Diam!"),
        ("a dash in a sentence", ["Dia datang", "– akhirnya – pulang."], None),
        ("a negative number", ["Suhunya turun.", "-5 derajat."], None),
        ("names before the words", ["BUDI: Halo.", "SITI: Hai."], "BUDI: Halo.\nSITI: Hai."),
        ("a change of speakers", [">> Halo", ">> Hai"], ">> Halo\n>> Hai"),
        ("a sound", ["[pintu terbuka]", "Siapa itu?"], "[pintu terbuka]\nSiapa itu?"),
        ("a sound after words", ["Siapa itu?", "(pintu terbuka)"], "Siapa itu?\n(pintu terbuka)"),
        ("lines of a song", ["♪ Bulan tua ♪", "♪ Menunggu kita ♪"], "♪ Bulan tua ♪\n♪ Menunggu kita ♪"),
        ("a divided word", ["Anak-", "anak sudah pulang."], "Anak-anak sudah pulang."),
        ("two words with one ending", ["pra-", "dan pascaperang"], "pra- dan pascaperang"),
        ("a word cut short", ["Aku mau ke-", "Apa?"], "Aku mau ke- Apa?"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_name", FORMATS)
def test_line_ends_are_layout_except_between_speakers(
    format_name: str, what: str, lines: list[str], expected: str | None
) -> None:
    assert unit_sources(format_name, one_cue(format_name, lines)) == [expected or " ".join(lines)], what


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_speakers_dash_is_a_code_and_so_comes_through_every_engine(format_name: str) -> None:
    (unit,) = document(format_name, one_cue(format_name, ["-Halo.", "- Hai."])).document.units
    assert [code.raw for code in unit.source.codes] == ["-", "-"]
    assert unit.source.tags == ()


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_translation_has_lines_of_its_own(format_name: str) -> None:
    after = "- Where have you been all this time?\n- At home."
    assert lines_of(format_name, ["- Ke mana", "saja kamu?", "- Di rumah."], after) == after.split("\n")
    long = "I don't know anything about that, but she might."
    assert lines_of(format_name, ["Aku tidak tahu."], long) == ["I don't know anything about that,", "but she might."]
    assert lines_of(format_name, ["Aku", "pergi."], "I'm going.") == ["I'm going."]


def lines_of(format_name: str, lines: list[str], translation: str) -> list[str]:
    written = with_units(format_name, one_cue(format_name, lines), lambda _: translation).decode()
    head = one_cue(format_name, [""]).rstrip("\n")
    return written.removeprefix(head).strip("\n").replace("\\N", "\n").split("\n")


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_room_and_the_time_of_a_subtitle_are_told(format_name: str) -> None:
    (unit,) = document(format_name, one_cue(format_name, ["Satu,", "dua,", "tiga."])).document.units
    assert unit.limits is not None
    assert (unit.limits.longest_line, unit.limits.most_lines, unit.limits.seconds) == (42, 3, 2.0)
    assert unit.is_one_segment
