from __future__ import annotations

import pytest

from corpora.languages import Language
from tests.support.cues import one_cue
from tests.support.documents import document, sources, translated
from tests.support.paths import REPOSITORY
from tests.support.strings import unit_sources, with_units

TIME = "00:00:01.000 --> 00:00:03.000"


def written(lines: list[str], translation: str) -> str:
    return with_units("vtt", one_cue("vtt", lines), lambda _: translation).decode().split(".000\n")[-1].rstrip("\n")


def test_only_the_text_of_cues_is_translated() -> None:
    before = (REPOSITORY / "tests" / "data" / "vtt" / "kuliah.vtt").read_text("utf-8")
    english = {
        "Selamat pagi, semuanya. Hari ini kita membahas <1>diplomasi maritim</1>.":
            "Good morning, everyone. Today we discuss <1>maritime diplomacy</1>.",
        "Apakah laut termasuk wilayah kedaulatan?\n<1/>Tentu, sampai 12 mil laut.":
            "Is the sea sovereign territory?\n<1/>Yes, up to 12 nautical miles.",
        "R&D <penelitian> itu mahal,\xa0kata <1>Menteri Luar Negeri</1>.":
            "R&D <research> is expensive,\xa0says <1>the foreign minister</1>.",
        "-Ada pertanyaan?<1/>\n-Tidak ada, <2>Bu</2>.": "-Any questions?<1/>\n-No, <2>ma'am</2>.",
    }  # fmt: skip
    after = translated("vtt", before, english)
    expected = {
        "Language: id-ID": "Language: en",
        "Selamat pagi, semuanya. Hari ini kita\nmembahas <c.kuning>diplomasi maritim</c>.":
            "Good morning, everyone.\nToday we discuss <c.kuning>maritime diplomacy</c>.",
        "Apakah laut termasuk wilayah kedaulatan?\n<v Dosen Sari>Tentu, sampai 12 mil laut.":
            "Is the sea sovereign territory?\n<v Dosen Sari>Yes, up to 12 nautical miles.",
        "R&amp;D &lt;penelitian&gt; itu mahal,&nbsp;kata <i>Menteri Luar Negeri</i>.":
            "R&amp;D &lt;research&gt; is expensive,&nbsp;says\n<i>the foreign minister</i>.",
        "-Ada pertanyaan?<00:00:11.200>\n-Tidak ada, <b>Bu</b>.": "-Any questions?<00:00:11.200>\n-No, <b>ma'am</b>.",
    }  # fmt: skip
    for old, new in expected.items():
        assert before.count(old) == 1
        before = before.replace(old, new)
    assert after == before


def test_cues_know_their_names_their_speakers_and_the_language() -> None:
    opened = document("vtt", (REPOSITORY / "tests" / "data" / "vtt" / "kuliah.vtt").read_bytes()).document
    assert [(unit.key, unit.note) for unit in opened.units] == [
        ("pembuka", "Speaker: Dosen Sari"), ("2", "Speaker: Budi, Dosen Sari"), ("", ""), ("akhir", ""),
    ]  # fmt: skip
    assert opened.source is Language.INDONESIAN


@pytest.mark.parametrize(
    ("what", "text", "found"),
    [
        ("no blank line after the header", f"WEBVTT\n{TIME}\nHalo\n", ["Halo"]),
        ("no blank line between", f"WEBVTT\n\n{TIME}\nHalo\n2\n{TIME}\nHai\n", ["Halo", "Hai"]),
        ("a note that is cut into", f"WEBVTT\n\nNOTE\nCatatan\n\n{TIME}\nHalo\n\nNOTE Catatan\n", ["Halo"]),
        ("text after a blank line is not shown", f"WEBVTT\n\n{TIME}\nHalo\n\nLepas\n\n{TIME}\nHai", ["Halo", "Hai"]),
        ("a line of spaces is no blank line", f"WEBVTT\n\n{TIME}\nHalo,\n \nBudi\n", ["Halo, Budi"]),
        ("no text", f"WEBVTT\n\n{TIME}\n\n{TIME}\n&nbsp;\n\n{TIME}\nHai\n", ["Hai"]),
        ("pictures", f"WEBVTT\n\n{TIME}\na/sprite-1.jpg#xywh=0,0,160,90\n\n{TIME}\nGambar a.jpg\n", ["Gambar a.jpg"]),
        ("data", f'WEBVTT\n\n{TIME}\n{{"judul":\n "Halo"}}\n\n{TIME}\n{{Halo}}\n', ["{Halo}"]),
    ],
)
def test_cues_are_found_between_what_is_no_cue(what: str, text: str, found: list[str]) -> None:
    for data in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}"):
        assert unit_sources("vtt", data) == found, what


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Aku <c.kuning.besar>tidak</c> tahu", "Aku <1>tidak</1> tahu"),
        ("<ruby>Aku<rt>saya</rt></ruby> <lang en>sorry</lang>", "<1>Aku<2>saya</2></1> <3>sorry</3>"),
        ("Aku <00:00:02.000>pergi", "Aku <1/>pergi"),
        ("<v.keras Budi>Aku</v> <v Sari>pergi</v>", "<1>Aku</1> <2>pergi</2>"),
        # Unknown tags are not shown.
        ("Aku <gemetar>pergi</gemetar> sana", "Aku <1/>pergi<2/> sana"),
        ("3 < 4 & 5 > 4", "3 < 4 & 5 > 4"),
        ("R&amp;D &lt;b&gt; &eacute;&#233;&#xE9; &hellip; &tidakada; &#" + "9" * 5000 + ";",
         "R&D <b> ééé … &tidakada; &#" + "9" * 5000 + ";"),
        ("AT&T &copy", "AT&T &copy"),
        ("satu&#10;dua", "satu dua"),
    ],
)  # fmt: skip
def test_tags_are_codes_and_entities_letters(line: str, source: str) -> None:
    assert sources("vtt", one_cue("vtt", [line])) == [source]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Halo", "R&D <b> --> &lt;", "R&amp;D &lt;b> --&gt; &amp;lt;"),
        ("Halo &gt;", "a > b", "a &gt; b"),
        ("Halo&nbsp;Budi", "a\u00a0b\u200e", "a&nbsp;b\u200e"),
        ("Halo\u00a0Budi &lrm;", "a\u00a0b\u200e", "a\u00a0b&lrm;"),
        ("Halo", "a\n\nb", "a\nb"),
    ],
)
def test_marks_in_a_translation_are_escaped_as_they_are_in_the_source(
    source: str, translation: str, expected: str
) -> None:
    assert written([source], translation) == expected


def test_words_that_are_timed_one_by_one_are_translated_together() -> None:
    lines = [" ", "halo<00:00:00.480><c> teman</c><00:00:01.120><c.merah> lagi</c>"]
    assert sources("vtt", one_cue("vtt", lines)) == ["halo teman lagi"]
    assert written(lines, "hello again, friends") == " \nhello again, friends"
    assert list(document("vtt", one_cue("vtt", lines)).document.remarks) == [
        "1 subtitle is shown word by word; the translation is shown at once."
    ]


def test_a_file_without_its_first_line_is_told() -> None:
    opened = document("vtt", f"{TIME}\nHalo\n").document
    assert [unit.source.text for unit in opened.units] == ["Halo"]
    assert "does not begin with the line WEBVTT" in opened.remarks[0]


def test_the_language_stays_where_nothing_is_translated() -> None:
    data = f"WEBVTT\nLanguage: id\n\n{TIME}\nHalo\n"
    assert translated("vtt", data, {}) == data
    # Not every line that looks like it is one.
    data = f"WEBVTT\n\n{TIME}\nLanguage: id\n\n{TIME}\nHalo\n"
    assert document("vtt", data).document.source is None
    assert translated("vtt", data, {"Halo": "Hello"}) == data.replace("Halo", "Hello")
