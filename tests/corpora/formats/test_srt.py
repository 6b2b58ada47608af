from __future__ import annotations

import pytest

from tests.support.cues import one_cue
from tests.support.documents import document, sources, translated
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

FIRST = "00:00:01,000 --> 00:00:02,000"
SECOND = "00:00:03,000 --> 00:00:04,000"


def written(lines: list[str], translation: str) -> str:
    return with_units("srt", one_cue("srt", lines), lambda _: translation).decode().split(".000\n")[-1].rstrip("\n")


@pytest.mark.parametrize(
    ("what", "text", "cues"),
    [
        ("in good order", f"1\n{FIRST}\nSatu\n\n2\n{SECOND}\nDua\n", [("1", "Satu"), ("2", "Dua")]),
        ("no numbers", f"{FIRST}\nSatu\n\n{SECOND}\nDua", [("", "Satu"), ("", "Dua")]),
        ("numbers twice", f"1\n1\n{FIRST}\nSatu\n\n2\n2\n{SECOND}\nDua", [("1", "Satu"), ("2", "Dua")]),
        ("no blank line between", f"1\n{FIRST}\nSatu\n2\n{SECOND}\nDua", [("1", "Satu"), ("2", "Dua")]),
        ("neither number nor blank line", f"{FIRST}\nSatu\n{SECOND}\nDua", [("", "Satu"), ("", "Dua")]),
        ("many blank lines", f"\n\n1\n{FIRST}\n\nSatu\n\n\n\n2\n\n{SECOND}\n\n\nDua", [("1", "Satu"), ("", "Dua")]),
        ("a text in two parts", f"1\n{FIRST}\nSatu\n\nlagi\n\n2\n{SECOND}\n", [("1", "Satu"), ("1", "lagi")]),
        ("a text that is a number", f"1\n{FIRST}\n1945\n\n2\n{SECOND}\nDua", [("1", "1945"), ("2", "Dua")]),
        ("a text that ends in one", f"1\n{FIRST}\nTahun\n1945\n2\n{SECOND}\n", [("1", "Tahun 1945")]),
        ("a number at the end", f"1\n{FIRST}\nSatu\n\n2\n", [("1", "Satu")]),
        ("no text", f"1\n{FIRST}\n\n2\n{SECOND}\nDua", [("2", "Dua")]),
        (
            "other times",
            "0:0:1.5 -> 0:0:2.25 X1:0 X2:9\nSatu\n\n00:03,000-->00:04,000\nDua",
            [("", "Satu"), ("", "Dua")],
        ),
        (
            "spaces round everything",
            f" 1 \n  {FIRST}  \n  Satu  \n \t \n2\n{SECOND}\nDua",
            [("1", "Satu"), ("2", "Dua")],
        ),
    ],
)
def test_cues_are_found_in_whatever_order_their_lines_are(what: str, text: str, cues: list[tuple[str, str]]) -> None:
    for data in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r\r\n")):
        units = document("srt", data).document.units
        assert [(unit.key, unit.source.text) for unit in units] == cues, what


def test_a_cue_knows_its_line_and_how_long_it_is_shown() -> None:
    data = f"1\n{FIRST}\nSatu\n\n2\n00:59:59,500 --> 01:00:02,000\n\nDua\n\n3\n{SECOND[:16]} 00:00:01,000\nTiga\n"
    units = document("srt", data).document.units
    assert [(unit.line, unit.limits and unit.limits.seconds) for unit in units] == [(3, 1.0), (8, 2.5), (12, None)]


@pytest.mark.parametrize(
    "line", ["00:00:03,000 --> 00:00:", "00:00:03,000 -->", "00:00:03,000 --> akhir", "00:00:0", "00:"]
)
def test_a_damaged_time_is_told_and_the_text_below_is_translated(line: str) -> None:
    data = f"1\n{FIRST}\nSatu\n\n2\n{line}\nDua\n"
    opened = document("srt", data).document
    assert [unit.source.text for unit in opened.units] == ["Satu", "Dua"]
    assert list(opened.remarks) == [f"line 6 should be a time, but is “{line}”; it stays as it is."]
    assert translated("srt", data, {"Satu": "One", "Dua": "Two"}) == f"1\n{FIRST}\nOne\n\n2\n{line}\nTwo\n"


def test_times_and_clocks_in_a_text_are_text() -> None:
    data = f"1\n{FIRST}\n10:30\nJam 10:30 --> 11:00\n"
    assert unit_sources("srt", data) == ["10:30 Jam 10:30 --> 11:00"]
    assert document("srt", data).document.remarks == []


@pytest.mark.parametrize(
    ("what", "line", "source"),
    [
        ("a pair", "Aku <i>tidak</i> tahu", "Aku <1>tidak</1> tahu"),
        ("capitals and spaces", "Aku < I >tidak</ i > tahu", "Aku <1>tidak</1> tahu"),
        ("a colour", 'Aku <font color="red">tidak</font> tahu', "Aku <1>tidak</1> tahu"),
        ("tags round everything stay outside", "<b><i>Awas!</i></b>", "Awas!"),
        ("a position stays outside", "{\\an8}{\\pos(1,2)}Awas!", "Awas!"),
        ("an override inside", "Aku {\\i1}tidak{\\i0} tahu{\\fs20}.", "Aku <1>tidak</1> tahu<2/>."),
        ("half a pair", "Aku <i>tidak", "Aku <1/>tidak"),
        ("no tag", "Harga < 5 dan > 3, <gemetar> <ini>", "Harga < 5 dan > 3, <gemetar> <ini>"),
        ("no override", "{y:i}Awas {itu}", "{y:i}Awas {itu}"),
        ("a number like ours", "Tekan <1> <i>dua</i> kali", "Tekan <1> <2>dua</2> kali"),
        ("entities are text", "R&amp;D", "R&amp;D"),
    ],
)
def test_tags_are_codes(what: str, line: str, source: str) -> None:
    assert sources("srt", one_cue("srt", [line])) == [source], what


def test_what_stands_round_a_text_stays() -> None:
    assert written(["{\\an8}<i>Awas!</i> "], "Watch out!") == "{\\an8}<i>Watch out!</i> "


def test_tags_that_enclose_each_line_enclose_each_line_of_the_translation() -> None:
    lines = ["<i>Dia tidak pernah bertanya lagi,</i>", "<i>bahkan sejak malam itu.</i>"]
    assert sources("srt", one_cue("srt", lines)) == ["Dia tidak pernah bertanya lagi, bahkan sejak malam itu."]
    long = "She never asked again, not even since that night."
    assert written(lines, long) == "<i>She never asked again,</i>\n<i>not even since that night.</i>"
    assert written(lines, "Never again.") == "<i>Never again.</i>"
    # A pair round both lines is round both lines afterwards.
    assert (
        written(["<i>Dia tidak bertanya", "lagi.</i>"], long)
        == "<i>She never asked again,\nnot even since that night.</i>"
    )


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("a --> b", "a → b"),
        ("00:00:01,000 --> 00:00:02,000", "00:00:01,000 → 00:00:02,000"),
        ("<b>not bold</b> <sigh> 1 < 2", "‹b›not bold‹/b› <sigh> 1 < 2"),
        ("{\\an8}a {b}", "(\\an8}a {b}"),
        ("a\n\n\nb", "a\nb"),
        ("a\x00\x1fb\u2028c \r\n d\ud800", "a b c\nd"),
        ("", ""),
    ],
)
def test_a_translation_can_be_nothing_but_text(translation: str, expected: str) -> None:
    assert written(["Halo"], translation) == expected


def test_a_new_line_ends_as_the_lines_of_the_file_do() -> None:
    data = one_cue("srt", ["Halo"]).replace("\n", "\r\n")
    assert with_units("srt", data, lambda _: "- a\n- b").decode().endswith("\r\n- a\r\n- b\r\n")


def test_a_film_as_a_viewer_sees_it() -> None:
    english = {
        "Pagi itu hujan belum juga reda, dan pasar masih sepi.": "It was still raining, and the market was empty.",
        "- Kamu dari mana saja?\n- Dari rumah Ibu. Maaf terlambat.": "- Where have you been?\n- At my mother's. Sorry.",
        "♪ Bulan di atas kota tua, menunggu kita pulang ♪": "♪ Moon above the old town, waiting for us at home ♪",
    }  # fmt: skip
    data = (REPOSITORY / "tests" / "data" / "srt" / "film.srt").read_text("utf-8")
    after = translated("srt", data, english)
    assert "\nIt was still raining,\nand the market was empty.\n\n2\n" in after
    assert "\n- Where have you been?\n- At my mother's. Sorry.\n\n3\n" in after
    assert "\n♪ Moon above the old town,\nwaiting for us at home ♪\n\n8\n" in after
